import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { BatchId, type JobId } from '../../../shared/domain/ids.ts'
import { type Training, tasksFor } from '../../../shared/domain/training.ts'
import { SealdeskError } from '../../../shared/errors/error.ts'
import { createSelfSigned } from '../../package/certificate.ts'
import { generateIdentity } from '../../package/identity.ts'
import type { Vault } from '../../vault/vault.ts'
import { importPackage, startRead } from '../batchJobs.ts'
import type { Desk } from '../desk.ts'
import type { JobContext } from '../jobs.ts'
import { letColleaguesDecide } from './colleagues.ts'
import { type PreparedBatch, readPreparedBatch } from './preparedBatch.ts'
import { levelsFor, trainingOrder } from './trainingOrder.ts'
import { packTraining } from './trainingPackage.ts'

/** The lender that the station plays. Every screen that names the lender says by this what the batch is. */
const lenderName = '培训委托方 Training（样本 SPECIMEN）'
const dayMs = 24 * 3600 * 1000

/** The training of the person at the desk, as it stands. */
export function trainingOf({ vault, register }: Pick<Desk, 'vault' | 'register'>): Training {
  const { user, roles } = vault.session
  const own = vault.training.list().filter(({ person }) => person === user)
  const current = own.findLast(
    ({ batchId }) => register.has(batchId) && register.get(batchId).state !== 'destroyed',
  )
  const newest = current ?? own.findLast(({ completedAt }) => completedAt !== null)
  const done = newest && vault.training.tasks(newest.batchId)
  return {
    batch: current?.batchId ?? null,
    tasks: tasksFor(roles).map((task) => ({ task, doneAt: done?.get(task) ?? null })),
    completedAt: own.findLast(({ completedAt }) => completedAt !== null)?.completedAt ?? null,
  }
}

/** @throws SealdeskError `training/no-lender` for what only a lender's batch has */
export function requireLender({ training }: Vault, batchId: BatchId): void {
  if (training.find(batchId)) throw new SealdeskError('training/no-lender')
}

/**
 * Packs the prepared documents with keys of a lender that is invented for this once, imports the package as any other,
 * and starts to read it. Once it is in, nothing that this lender signs is taken any more; its keys were never written.
 *
 * @throws SealdeskError `training/running`, `training/unavailable`
 */
export async function startTraining(desk: Desk): Promise<JobId> {
  const { trainingUnderWay, ports, jobs } = desk
  if (trainingUnderWay.isComing || trainingOf(desk).batch !== null)
    throw new SealdeskError('training/running')
  const folder = ports.training
  trainingUnderWay.isComing = true
  try {
    const prepared = await readPreparedBatch(folder)
    return jobs.start({ step: 'import', unit: 'bytes', batch: null }, (context) =>
      comeIn(desk, { ...prepared, folder: folder ?? '' }, context).finally(() => {
        trainingUnderWay.isComing = false
      }),
    )
  } catch (error) {
    trainingUnderWay.isComing = false
    throw error
  }
}

async function comeIn(
  desk: Desk,
  prepared: PreparedBatch & { readonly folder: string },
  context: JobContext,
): Promise<BatchId> {
  const batchId = await importTraining(desk, prepared, context)
  const { vault, ports } = desk
  await desk.ready(batchId)
  await letColleaguesDecide(desk.batch(batchId), levelsFor(vault.session.roles), ports.clock())
  startRead(desk, batchId)
  desk.trainingChanged()
  return batchId
}

async function importTraining(
  desk: Desk,
  { order, documents, folder }: PreparedBatch & { readonly folder: string },
  context: JobContext,
): Promise<BatchId> {
  const { vault, ports } = desk
  const at = ports.clock()
  const batchId = BatchId.parse(randomUUID())
  const out = vault.batches.incomingPath()
  const lender = await inventLender(at)
  vault.database
    .transaction(() => {
      vault.training.begin(batchId, vault.session.user, at.toISOString())
      vault.audit.append('training.begun', batchId, 'ok')
    })
    .immediate()
  vault.lenders.trustForTraining(lender.card)
  try {
    const key = await vault.receivingKeys.issue(lender.card)
    await packTraining({
      out,
      batchId,
      createdAt: at,
      from: { name: lenderName, ...lender.key },
      to: { name: vault.vendor.name, recipient: key.recipient },
      order: trainingOrder(order, {
        ...levelsFor(vault.session.roles),
        at,
        number: batchId.slice(0, 8).toUpperCase(),
      }),
      documents,
      folder,
      signal: context.signal,
    })
    return await importPackage(desk, out, context)
  } finally {
    vault.lenders.revoke(lenderName, 'training')
    withdrawUnused(vault)
    await rm(out, { force: true })
  }
}

async function inventLender(at: Date) {
  const key = await createSelfSigned({
    commonName: lenderName,
    notBefore: new Date(at.getTime() - dayMs),
    notAfter: new Date(at.getTime() + dayMs),
  })
  const { recipient } = await generateIdentity()
  return {
    key,
    card: {
      format: 'loan-review-party/1' as const,
      name: lenderName,
      certificate: key.certificatePem,
      recipient,
    },
  }
}

/** Keys of a training whose import came to nothing. */
function withdrawUnused({ receivingKeys }: Vault): void {
  const unused = receivingKeys
    .list()
    .filter(({ lender, state }) => lender === lenderName && state === 'unused')
  receivingKeys.withdraw(unused.map(({ keyId }) => keyId))
}

/**
 * Throws a training batch away as a batch is destroyed, keys first; without an order, because no lender is there to be
 * told. From the record on the batch is gone: whatever interrupts the rest, the next unlocking finishes it.
 *
 * @throws SealdeskError `batch/unknown`, `training/not-yours`, `file/not-writable`
 */
export async function discardTraining(desk: Desk, batchId: BatchId): Promise<void> {
  const { vault, register, jobs } = desk
  const training = vault.training.find(batchId)
  if (!training || !register.has(batchId)) throw new SealdeskError('batch/unknown', { batch: batchId })
  const { user, roles } = vault.session
  if (training.person !== user && !roles.includes('supervisor')) throw new SealdeskError('training/not-yours')
  await jobs.cancelAllOf(batchId)
  await desk.forget(batchId)
  desk.begunJobs.endAllOf(batchId)
  vault.database
    .transaction(() => {
      register.markDestroyed(batchId)
      vault.audit.append('training.discarded', batchId, 'ok', { order: 'none' })
    })
    .immediate()
  destroy(vault, batchId)
  desk.trainingChanged()
}

/** Finishes what a crash in the middle of `discardTraining` has left. */
export function finishDiscards({ vault, register }: Pick<Desk, 'vault' | 'register'>): void {
  for (const { batchId } of vault.training.list()) {
    const isDiscarded = register.has(batchId) && register.get(batchId).state === 'destroyed'
    if (isDiscarded && vault.batches.isOpenable(batchId)) destroy(vault, batchId)
  }
}

function destroy(vault: Vault, batchId: BatchId): void {
  const keys = vault.receivingKeys.list().filter((key) => key.batchId === batchId)
  vault.batches.destroy(
    batchId,
    keys.map(({ keyId }) => keyId),
  )
  vault.keyRingCopies.refresh()
  vault.audit.append('batch.destroyed', batchId, 'ok', { training: 'yes', order: 'none' })
}
