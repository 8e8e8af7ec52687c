import type { Database } from 'better-sqlite3'
import type { BatchId, CaseNo } from '../../shared/domain/ids.ts'
import { SealdeskError } from '../../shared/errors/error.ts'
import { certificateSha256 } from '../package/certificate.ts'
import type { PackageRefs } from '../package/header.ts'
import { createAuditLog } from '../vault/auditLog.ts'
import type { Vault } from '../vault/vault.ts'
import type { AmendmentRegister } from './amendmentRegisterStore.ts'
import { createAmendmentStore } from './amendmentStore.ts'
import { createCaseStore } from './caseStore.ts'
import type { AmendmentContent } from './content.ts'
import { batchMigrations } from './migrations.ts'
import type { CheckedPackage } from './receivePackage.ts'
import type { RegisteredBatch, RegisterStore } from './registerStore.ts'

interface Registers {
  readonly vault: Vault
  readonly register: RegisterStore
  readonly amendments: AmendmentRegister
  readonly clock: () => Date
}

export interface AmendingNeeds extends Registers {
  /** Computes anew what is known of the cases that were amended. Runs in the transaction that amends them. */
  readonly reconsider: (database: Database, cases: readonly CaseNo[], at: Date) => void
}

/**
 * The batch that an amendment refers to, if it can be amended.
 *
 * @param lender who has signed the amendment
 * @throws SealdeskError `amendment/unknown-batch`, `amendment/other-lender`, `amendment/destroyed-batch`,
 *   `amendment/other-content`, `batch/no-key`
 */
export function requireAmendable(
  { vault, register }: Pick<Registers, 'vault' | 'register'>,
  { batchId: batch, batchSumsSha256 }: PackageRefs,
  lender: string,
): RegisteredBatch {
  if (!register.has(batch)) throw new SealdeskError('amendment/unknown-batch', { batch })
  const registered = register.get(batch)
  if (registered.lender !== lender)
    throw new SealdeskError('amendment/other-lender', { batch, found: lender, expected: registered.lender })
  if (registered.state === 'destroyed') throw new SealdeskError('amendment/destroyed-batch', { batch })
  if (registered.sumsSha256 !== batchSumsSha256) throw new SealdeskError('amendment/other-content', { batch })
  if (!vault.batches.isOpenable(batch)) throw new SealdeskError('batch/no-key', { batch })
  return registered
}

/**
 * Makes a checked amendment part of its batch. It is on record in the vault first, then in the batch's own database,
 * which decides: what a crash leaves between the two `settleAmendments` finishes or takes back.
 *
 * @param copy of the package; it is moved into the folder of the batch
 * @throws SealdeskError as `requireAmendable`, and `amendment/invalid`, `file/*`
 */
export function amendBatch(
  needs: AmendingNeeds,
  copy: string,
  { header: { packageId, refs }, sumsSha256, lender, keyId }: CheckedPackage,
  content: AmendmentContent,
): BatchId {
  if (!refs) throw new Error('an amendment that refers to no batch')
  const { vault, amendments, clock, reconsider } = needs
  const { batchId } = requireAmendable(needs, refs, lender.name)
  const database = vault.batches.open(batchId, batchMigrations)
  requireFit(database, batchId, content)

  amendments.begin({ packageId, batchId, keyId, sumsSha256 })
  try {
    vault.batches.placeAmendment(batchId, packageId, copy)
    const { orderId, title, cases } = content.order
    const at = clock()
    const amendment = {
      packageId,
      keyId,
      sumsSha256,
      lenderCertSha256: certificateSha256(lender.certificate),
      orderId,
      title,
      importedAt: at.toISOString(),
    }
    database
      .transaction(() => {
        createAmendmentStore(database).add(amendment, cases)
        createCaseStore(database).addAmended(content.manifest, packageId)
        const audit = createAuditLog(database, { who: vault.session.user, clock })
        audit.append('batch.amended', batchId, 'ok', {
          package: packageId,
          documents: content.manifest.length,
        })
        reconsider(
          database,
          cases.map(({ caseNo }) => caseNo),
          at,
        )
      })
      .immediate()
  } catch (error) {
    takeBack(needs, batchId, packageId)
    throw error
  }
  complete(needs, database, batchId, packageId)
  return batchId
}

/** Brings the vault's register and the batch's own database together, where a crash or a backup came between them. */
export function settleAmendments(needs: Registers, batchId: BatchId): void {
  const database = needs.vault.batches.open(batchId, batchMigrations)
  const stored = createAmendmentStore(database).list()
  const registered = needs.amendments.of(batchId)
  for (const { packageId } of registered)
    if (!stored.some((amendment) => amendment.packageId === packageId)) takeBack(needs, batchId, packageId)
  for (const { packageId, keyId, sumsSha256 } of stored) {
    const known = registered.find((amendment) => amendment.packageId === packageId)
    if (known?.importedAt) continue
    if (!known) needs.amendments.begin({ packageId, batchId, keyId, sumsSha256 })
    complete(needs, database, batchId, packageId)
  }
}

function takeBack({ vault, amendments }: Registers, batchId: BatchId, packageId: BatchId): void {
  vault.batches.dropAmendment(batchId, packageId)
  amendments.drop(packageId)
}

/** From here on the vault has it too. An exported batch is open again: its result tells nothing of the amendment. */
function complete(
  { vault, register, amendments, clock }: Registers,
  database: Database,
  batchId: BatchId,
  packageId: BatchId,
): void {
  const documents = createCaseStore(database).countDocuments()
  vault.database
    .transaction(() => {
      amendments.complete(packageId, clock().toISOString())
      register.markAmended(batchId, documents)
      vault.audit.append('batch.amended', batchId, 'ok', { package: packageId })
    })
    .immediate()
}

/** @throws SealdeskError `amendment/invalid` */
function requireFit(database: Database, batch: BatchId, { order, manifest }: AmendmentContent): void {
  const misfit = (detail: string) => new SealdeskError('amendment/invalid', { batch, detail })
  const cases = createCaseStore(database)
  const received = new Map(cases.documents().map((document) => [document.path as string, document]))
  const folded = new Set([...received.keys()].map((path) => path.toLowerCase()))
  const caseNos = new Set<CaseNo>(Array.from(cases.cases(), ({ caseNo }) => caseNo))
  for (const { caseNo } of order.cases) if (!caseNos.has(caseNo)) throw misfit(`${caseNo}: no such case`)
  for (const { path, caseNo, replaces } of manifest) {
    if (folded.has(path.toLowerCase())) throw misfit(`${path}: the batch has a document of that name`)
    if (replaces === undefined) continue
    const replaced = received.get(replaces)
    if (!replaced) throw misfit(`${path} replaces ${replaces}, which is not there`)
    if (replaced.caseNo !== caseNo) throw misfit(`${path} replaces a document of another case`)
    if (replaced.replacedBy !== null) throw misfit(`${path} replaces ${replaces}, which was replaced before`)
  }
}
