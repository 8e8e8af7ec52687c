import { basename } from 'node:path'
import {
  type DestructionPlan,
  type DestructionWarning,
  destructionWarnings,
} from '../../../shared/domain/destruction.ts'
import type { BatchId } from '../../../shared/domain/ids.ts'
import type { Proof } from '../../../shared/domain/passphrase.ts'
import type { UserName } from '../../../shared/domain/person.ts'
import { SealdeskError } from '../../../shared/errors/error.ts'
import type { contract } from '../../../shared/ipc/contract.ts'
import type { Handlers } from '../../../shared/ipc/request.ts'
import { destroyBatch } from '../../batch/destroyBatch.ts'
import { isPast } from '../../batch/retention.ts'
import { destructionCertificate } from '../../report/destructionCertificate.ts'
import { writeDestructionPackage } from '../../report/destructionPackage.ts'
import { readKeyFile } from '../../vault/keyFile.ts'
import { vaultStatus } from '../../vault/vaultFolder.ts'
import type { Seat } from '../core.ts'
import type { Desk } from '../desk.ts'
import type { Grants } from '../grants.ts'
import { writeNewFile } from '../newFile.ts'
import { requireLender } from '../training/training.ts'

/** Destroying a batch, and the proof of it. */
export function destructionHandlers({
  seat,
  grants,
}: {
  seat: Seat
  grants: Grants
}): Pick<Handlers<typeof contract, 'core', void>, 'destruction'> {
  const signatory = async ({ vault }: Desk, { user, passphrase, keyFile }: Proof & { user: UserName }) =>
    vault.signatory({
      user,
      passphrase,
      keyFile: keyFile === undefined ? undefined : await readKeyFile(grants.pathOf(keyFile)),
    })

  return {
    destruction: {
      plan: ({ batch }) => planOf(seat.desk(), batch),
      async destroy({ batch, operator, witness, accepted }) {
        const desk = seat.desk()
        const { vault, register, amendments, destructions, ports, jobs } = desk
        const { warnings } = planOf(desk, batch)
        const unread = warnings.filter((warning) => !accepted.includes(warning))
        if (unread.length > 0)
          throw new SealdeskError('destruction/not-accepted', { warnings: unread.join(', ') })
        if (witness.user === vault.session.user) throw new SealdeskError('destruction/same-person')
        const people = {
          operator: await signatory(desk, { ...operator, user: vault.session.user }),
          witness: await signatory(desk, witness),
        }
        if (jobs.isBusy(batch)) throw new SealdeskError('batch/busy', { batch })
        const { audit } = desk.batch(batch)
        audit.append('batch.destruction-ordered', batch, 'ok', { witness: witness.user })
        const batchAudit = audit.head()
        await desk.forget(batch)
        desk.begunJobs.endAllOf(batch)
        return destroyBatch(
          { vault, register, amendments, destructions, clock: ports.clock },
          { batch: register.get(batch), ...people, accepted: warnings, batchAudit },
        )
      },
      get: ({ batch }) => completed(seat.desk(), batch).statement,
      async exportPackage({ batch, target }) {
        const { vault, ports } = seat.desk()
        const { statement, destruction } = completed(seat.desk(), batch)
        const lender = vault.lenders.inGoodStanding(statement.lender)
        const { packageId } = await writeDestructionPackage(
          { statement, destruction, vendor: vault.vendor, lender, clock: ports.clock },
          grants.exportPathOf(target),
        )
        vault.audit.append('destruction.exported', batch, 'ok', { packageId })
      },
      async exportCertificate({ batch, language, target }) {
        const { statement } = completed(seat.desk(), batch)
        await writeNewFile(grants.exportPathOf(target), [destructionCertificate(statement, language)])
        seat.desk().vault.audit.append('destruction.exported', batch, 'ok', { language })
      },
    },
  }
}

function planOf(desk: Desk, batchId: BatchId): DestructionPlan {
  const { vault, register, ports } = desk
  requireLender(vault, batchId)
  const { title, lender, retainUntil, state } = register.get(batchId)
  const { rows } = desk.batch(batchId).stores
  const copies = vault.keyRingCopies.unreachable()
  const status = vaultStatus(ports.dir)
  const users = status.state === 'locked' ? status.users : []
  const { user } = vault.session
  const holding: Readonly<Record<DestructionWarning, boolean>> = {
    'before-retention': retainUntil !== null && !isPast(retainUntil, ports.clock()),
    'not-exported': state !== 'exported',
    'undecided-cases': rows.undecided().count > 0,
    'key-ring-copies': copies.length > 0,
  }
  return {
    batchId,
    title,
    lender,
    retainUntil,
    warnings: destructionWarnings.filter((warning) => holding[warning]),
    keyRingCopies: copies.map(({ path, savedAt }) => ({ file: basename(path), savedAt })),
    witnesses: users.filter(({ name }) => name !== user),
    needsKeyFile: users.some(({ name, needsKeyFile }) => name === user && needsKeyFile),
  }
}

/** @throws SealdeskError `batch/unknown` where the batch was not destroyed */
function completed({ destructions }: Desk, batchId: BatchId) {
  const destruction = destructions.get(batchId)
  const statement = destruction?.statement
  if (!destruction || !statement) throw new SealdeskError('batch/unknown', { batch: batchId })
  return { destruction, statement }
}
