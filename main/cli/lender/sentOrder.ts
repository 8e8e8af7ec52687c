import canonicalize from 'canonicalize'
import type { BatchId, CaseNo } from '../../../shared/domain/ids.ts'
import { Order, type OrderTerms } from '../../../shared/domain/order.ts'
import { SealdeskError } from '../../../shared/errors/error.ts'
import { parseJsonFile } from '../../package/card.ts'
import { readNamedFile } from '../fileAccess.ts'
import { SplitManifest, type SplitPart } from './splitManifest.ts'

/** What a lender has kept of what it asked for; each null where it is not at hand. */
export interface SentOrder {
  readonly terms: OrderTerms | null
  /** Every case of the order, or of all of its batches. */
  readonly caseNos: readonly CaseNo[] | null
  /** The batches that the order was split into. */
  readonly parts: readonly SplitPart[] | null
  /** Every case of one batch. @throws SealdeskError `series/unlisted-batch` where it is none of the parts */
  casesOf(batchId: BatchId): readonly CaseNo[] | null
}

/**
 * Reads the order that was sent and, where it was split, which case went into which batch.
 *
 * @throws SealdeskError `file/*`
 */
export async function readSentOrder(orderPath?: string, splitPath?: string): Promise<SentOrder> {
  const order = orderPath === undefined ? null : await readOrder(orderPath)
  const split = splitPath === undefined ? null : await readSplit(splitPath)
  if (order && split && orderPath !== undefined) requireWhole(order.caseNos, split, orderPath)
  return {
    terms: order?.terms ?? null,
    caseNos: order?.caseNos ?? split?.parts.flatMap(({ cases }) => cases) ?? null,
    parts: split?.parts ?? null,
    casesOf(batchId) {
      if (!split) return order?.caseNos ?? null
      const part = split.parts.find((one) => one.batchId === batchId)
      if (!part) throw new SealdeskError('series/unlisted-batch', { batchId, path: splitPath ?? '' })
      return part.cases
    },
  }
}

async function readOrder(path: string): Promise<{ terms: OrderTerms; caseNos: CaseNo[] }> {
  const { cases, ...terms } = parseJsonFile(Order, await readNamedFile(path), path)
  return { terms, caseNos: cases.map(({ caseNo }) => caseNo) }
}

async function readSplit(path: string): Promise<SplitManifest> {
  return parseJsonFile(SplitManifest, await readNamedFile(path), path)
}

function requireWhole(caseNos: readonly CaseNo[], { parts }: SplitManifest, path: string): void {
  const parted = parts.flatMap(({ cases }) => cases)
  if (canonicalize([...parted].sort()) !== canonicalize([...caseNos].sort()))
    throw new SealdeskError('file/invalid', { path, detail: 'its cases are not those that were split' })
}
