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
  // Compared as whole numbers: as a fraction the lot would be rounded, and a lender's program may round otherwise.
  return lotOf(batchId, seed, level, caseNo) < BigInt(Math.ceil(share * 2 ** 64))
}

/** A case's lot at a level: from 0 up to, but not including, 2^64. */
function lotOf(batchId: BatchId, seed: string, level: Level, caseNo: CaseNo): bigint {
  const text = `${batchId}\n${seed}\n${level}\n${caseNo}`
  return createHash('sha256').update(text, 'utf8').digest().readBigUInt64BE(0)
}
