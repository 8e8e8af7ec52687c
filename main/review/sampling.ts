import { createHash } from 'node:crypto'
import type { BatchId, CaseNo } from '../../shared/domain/ids.ts'
import type { OrderTerms } from '../../shared/domain/order.ts'
import type { Level } from '../../shared/domain/person.ts'
import type { ResultSampling } from '../../shared/domain/result.ts'

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
  const share = shareOf({ policy }, level)
  // Compared as whole numbers: as a fraction the lot would be rounded, and a lender's program may round otherwise.
  return lotOf(batchId, seed, level, caseNo) < BigInt(Math.ceil(share * 2 ** 64))
}

/** The levels above the first for which a case is drawn. */
export function sampledLevels(
  terms: Pick<OrderTerms, 'levels' | 'policy' | 'seed'>,
  batchId: BatchId,
  caseNo: CaseNo,
): Level[] {
  return terms.levels.filter((level) => level > 1 && isSampled(terms, batchId, caseNo, level))
}

/** How many cases of a batch each level above the first draws, whatever is decided below. */
export function samplingOf(
  terms: Pick<OrderTerms, 'levels' | 'policy' | 'seed'>,
  batchId: BatchId,
  caseNos: readonly CaseNo[],
): ResultSampling[] {
  return terms.levels
    .filter((level) => level > 1)
    .map((level) => ({
      level,
      share: shareOf(terms, level),
      drawn: caseNos.filter((caseNo) => isSampled(terms, batchId, caseNo, level)).length,
      of: caseNos.length,
    }))
}

/** A level without a policy takes every case. */
function shareOf({ policy }: Pick<OrderTerms, 'policy'>, level: Level): number {
  return policy.find((one) => one.level === level)?.share ?? 1
}

/** A case's lot at a level: from 0 up to, but not including, 2^64. */
function lotOf(batchId: BatchId, seed: string, level: Level, caseNo: CaseNo): bigint {
  const text = `${batchId}\n${seed}\n${level}\n${caseNo}`
  return createHash('sha256').update(text, 'utf8').digest().readBigUInt64BE(0)
}
