import type { FileHandle } from '../../../shared/domain/ids.ts'
import type { KeyFileChoice } from '../../../shared/domain/passphrase.ts'
import type { contract } from '../../../shared/ipc/contract.ts'
import type { Handlers } from '../../../shared/ipc/request.ts'
import { readOwnCertificate } from '../../package/ownKeyFiles.ts'
import { createVault } from '../../vault/createVault.ts'
import { changePassphrase, recoverVault } from '../../vault/enter.ts'
import { type NextKeyFile, readKeyFile, writeKeyFile } from '../../vault/keyFile.ts'
import { passphraseStrength } from '../../vault/passphraseStrength.ts'
import { type Credentials, openVault, type Vault } from '../../vault/vault.ts'
import { vaultStatus } from '../../vault/vaultFolder.ts'
import type { Seat } from '../core.ts'
import type { Desk } from '../desk.ts'
import type { Grants } from '../grants.ts'
import { writeNewFile } from '../newFile.ts'
import { namedFiles } from '../ownKey.ts'
import type { CorePorts } from '../ports.ts'

interface VaultHandlersNeeds {
  readonly ports: CorePorts
  readonly seat: Seat
  readonly grants: Grants
  readonly openDesk: (vault: Vault) => Desk
}

/** Creating, unlocking and looking at the vault: all that works without its keys. */
export function vaultHandlers({
  ports,
  seat,
  grants,
  openDesk,
}: VaultHandlersNeeds): Pick<Handlers<typeof contract, 'core', void>, 'vault'> {
  const unlock = async (credentials: Credentials) => {
    await leave()
    const vault = await openVault(ports, credentials)
    seat.take(openDesk(vault))
    return vault.session
  }
  const leave = async () => {
    const desk = seat.current()
    seat.take(null)
    await desk?.close()
  }
  const given = async (keyFile: FileHandle | undefined) =>
    keyFile === undefined ? undefined : readKeyFile(grants.pathOf(keyFile))
  const chosen = (choice: KeyFileChoice): NextKeyFile => {
    switch (choice.use) {
      case 'none':
        return undefined
      case 'same':
        return 'same'
      case 'new':
        return () => writeKeyFile(grants.pathOf(choice.target), ports.random)
    }
  }

  return {
    vault: {
      status() {
        const desk = seat.current()
        return desk ? { state: 'unlocked', session: desk.vault.session } : vaultStatus(ports.dir)
      },
      async create({ vendor, user, passphrase, own: files }) {
        const own =
          files === undefined ? null : await readOwnCertificate(namedFiles(files, grants), ports.clock())
        const { recoveryKey } = await createVault(ports, { vendor, user, passphrase, own })
        await unlock({ user, passphrase })
        return { recoveryKey }
      },
      unlock: async ({ user, passphrase, keyFile }) =>
        unlock({ user, passphrase, keyFile: await given(keyFile) }),
      passphraseStrength: ({ passphrase, known }) => passphraseStrength(passphrase, known, ports.rules),

      async changePassphrase({ user, passphrase, keyFile, next }) {
        const desk = seat.current()
        if (desk?.vault.session.user === user) {
          const keyFile = chosen(next.keyFile)
          await desk.vault.people.changeOwn({
            ownPassphrase: passphrase,
            passphrase: next.passphrase,
            keyFile,
          })
          return desk.vault.session
        }
        await leave()
        const nextKeyFile = await changePassphrase(ports, {
          proof: { user, passphrase, keyFile: await given(keyFile) },
          next: { passphrase: next.passphrase, keyFile: chosen(next.keyFile) },
        })
        return unlock({ user, passphrase: next.passphrase, keyFile: nextKeyFile })
      },
      async recover({ recoveryKey, user, passphrase }) {
        await leave()
        const next = await recoverVault(ports, { recoveryKey, user, passphrase })
        await unlock({ user, passphrase })
        return next
      },
      writeRecoveryKey: ({ recoveryKey, target }) =>
        writeNewFile(grants.pathOf(target), [
          `Sealdesk · ${seat.desk().vault.vendor.name}\n${recoveryKey}\n`,
        ]),
      async renewRecoveryKey({ ownPassphrase }) {
        return { recoveryKey: await seat.desk().vault.people.renewRecoveryKey({ ownPassphrase }) }
      },
    },
  }
}
