import { createHash } from 'node:crypto'
import type { BatchId, CaseNo } from '../../shared/domain/ids.ts'
import type { OrderTerms } from '../../shared/domain/order.ts'
import type { Level } from '../../shared/domain/person.ts'

/**
 * Whether a case is in the sample that goes up to a level whatever was decided below. Everybody who has the order draws
 * the same: FORMAT.md gives the rule, with an example to compare with.
 */
export function isSampled(
  { policy, seed }: Pick<OrderTerms, 'policy' | 'seed'>,
  batchId: BatchId,
  caseNo: CaseNo,
  level: Level,
): boolean {
  const share = policy.find((one) => one.level === level)?.share ?? 1
  // A case that is drawn stays drawn when the share rises, so the shares of two orders with one seed can be compared.
  return lotOf(batchId, seed, level, caseNo) < share
}

/** A case's lot at a level: from 0 up to, but not including, 1. */
function lotOf(batchId: BatchId, seed: string, level: Level, caseNo: CaseNo): number {
  const digest = createHash('sha256').update(`${batchId}\n${seed}\n${level}\n${caseNo}`, 'utf8').digest()
  return Number(digest.readBigUInt64BE(0)) / 2 ** 64
}
