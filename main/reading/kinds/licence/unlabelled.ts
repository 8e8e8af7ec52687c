import type { FieldName } from '../../../../shared/domain/field.ts'
import { textOf } from '../../fields/layout/row.ts'
import type { Block } from './blocks.ts'
import { fieldByContent, mayBeValueOf } from './content.ts'
import { bodyLabels, type Labelled, usualOrders } from './labels.ts'

type Known = ReadonlySet<Labelled | null>

/** The field of which a part of the label was read, if only one of those that are still missing has it. */
export function fieldOfRemains(text: string, known: Known): FieldName | null {
  const remains = text.replace(/[^\p{Script=Han}]/gu, '')
  const scored = bodyLabels.flatMap(({ field, words }) => {
    if (field === 'other' || known.has(field)) return []
    const score = Math.max(...words.map((word) => sharedShare(remains, word)))
    return score > 0.4 ? [{ field, score }] : []
  })
  const [best, next] = scored.sort((a, b) => b.score - a.score)
  return best && (!next || next.score < best.score) ? best.field : null
}

function sharedShare(text: string, word: string): number {
  const shared = [...word].filter((character) => text.includes(character)).length
  return shared / Math.max(word.length, text.length)
}

/**
 * Gives values without a label their field: the one that their content tells, or those that are missing between their
 * neighbours, where there are as many of them as there are values.
 *
 * @param labelled fields whose labels were found anywhere on the page: their values are not missing
 */
export function withFieldsByPlace<B extends Block>(blocks: readonly B[], labelled: Known): B[] {
  const byContent = withFieldsByContent(blocks, labelled)
  const known = new Set([...labelled, ...byContent.map(({ field }) => field)])
  const placed: B[] = []
  for (let at = 0; at < byContent.length; ) {
    const run = runOfUnlabelled(byContent, at)
    const before = placed.findLast(isOfField)?.field
    const after = byContent.slice(at + run.length).find(isOfField)?.field
    const missing = missingBetween(before, after, known, run.length)
    placed.push(...run.map((block, index) => ({ ...block, field: ofField(missing?.[index], block) })))
    at += run.length
    const next = byContent[at]
    if (next) placed.push(next)
    at += 1
  }
  return placed
}

/** A field that is known by its place alone, if the value can be one of it: what was read of a seal stands there as well. */
function ofField(field: FieldName | undefined, { lines }: Block): FieldName | null {
  return field !== undefined && mayBeValueOf(field, textOf(lines.flat())) ? field : null
}

function withFieldsByContent<B extends Block>(blocks: readonly B[], labelled: Known): B[] {
  const known = new Set([...labelled, ...blocks.map(({ field }) => field)])
  return blocks.map((block) => {
    const content = block.field === null ? fieldByContent(textOf(block.lines.flat())) : null
    if (content === null || known.has(content)) return block
    known.add(content)
    return { ...block, field: content }
  })
}

function runOfUnlabelled<B extends Block>(blocks: readonly B[], at: number): readonly B[] {
  const rest = blocks.slice(at)
  const end = rest.findIndex(({ field }) => field !== null)
  return end < 0 ? rest : rest.slice(0, end)
}

function isOfField({ field }: Block): boolean {
  return field !== null && field !== 'other'
}

/** The fields between two others, or from the head of a column on, if as many as asked for are missing there. */
function missingBetween(
  before: Labelled | null | undefined,
  after: Labelled | null | undefined,
  known: Known,
  count: number,
): readonly FieldName[] | null {
  for (const order of usualOrders) {
    const from = before === undefined ? -1 : order.indexOf(before as FieldName)
    const to = after === undefined ? order.length : order.indexOf(after as FieldName)
    if (to < 0 || (before !== undefined && from < 0) || (before === undefined && after === undefined))
      continue
    const missing = order.slice(from + 1, to).filter((field) => !known.has(field))
    if (missing.length === count) return missing
  }
  return null
}
