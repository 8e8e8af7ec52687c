import type { contract } from '../../../shared/ipc/contract.ts'
import type { Events, Handlers } from '../../../shared/ipc/request.ts'
import { batchMigrations } from '../../batch/migrations.ts'
import { readKeyFile } from '../../vault/keyFile.ts'
import { inspectBackup, restoreVault } from '../../vault/restore.ts'
import type { Seat } from '../core.ts'
import type { Grants } from '../grants.ts'
import { createPace } from '../pace.ts'
import type { CorePorts } from '../ports.ts'

/** Backups: making one of an open vault, and a vault of one. */
export function backupHandlers({
  ports,
  seat,
  grants,
  restoring,
}: {
  ports: CorePorts
  seat: Seat
  grants: Grants
  /** Says how far a restoration is. */
  restoring: (progress: Events<typeof contract>['backup.restoring']) => void
}): Pick<Handlers<typeof contract, 'core', void>, 'backup'> {
  let underWay: AbortController | null = null
  return {
    backup: {
      write({ backup, keyRing }) {
        const { vault, jobs } = seat.desk()
        const targets = { backup: grants.pathOf(backup), keyRing: grants.pathOf(keyRing) }
        return jobs.start({ step: 'backup', unit: 'bytes', batch: null }, async (context) => {
          const written = await vault.backups.write(targets, { ...context, migrations: batchMigrations })
          vault.audit.append('backup.written', vault.vendor.name, 'ok', written)
          return null
        })
      },
      inspect: async ({ backup }) => {
        const { users, ...summary } = await inspectBackup(grants.pathOf(backup))
        return { ...summary, users: [...users] }
      },
      async restore({ backup, keyRing, proof }) {
        const restoration = {
          backup: grants.pathOf(backup),
          keyRing: keyRing === null ? null : grants.pathOf(keyRing),
          proof:
            'recoveryKey' in proof
              ? proof
              : {
                  user: proof.user,
                  passphrase: proof.passphrase,
                  keyFile: proof.keyFile && (await readKeyFile(grants.pathOf(proof.keyFile))),
                },
        }
        const controller = new AbortController()
        const isDue = createPace(ports.clock)
        underWay = controller
        try {
          return await restoreVault(ports, restoration, {
            signal: controller.signal,
            progress(done, total) {
              if (isDue(done, total)) restoring({ done, total })
            },
          })
        } finally {
          underWay = null
        }
      },
      cancelRestoring: () => underWay?.abort(),
    },
  }
}
