import type { FieldName } from '../../../../shared/domain/field.ts'
import type { PlacedGlyph, PlacedRow } from '../../fields/placedRow.ts'
import { textOf } from '../../fields/row.ts'
import { type Cell, type Column, cellsOf } from './columns.ts'
import { fieldByContent } from './content.ts'
import type { FieldLabel } from './findLabels.ts'
import { bodyLabels, type Labelled, usualOrders } from './labels.ts'

/** A value with the field that its label, or its place between others, gives it. */
export interface Block {
  readonly field: Labelled | null
  readonly lines: readonly (readonly PlacedGlyph[])[]
  /** Whether the field is known by a label that was read, at least in part. */
  readonly isLabelled: boolean
}

/** Where the body of the licence ends for a column, on the level page. */
export type BottomOf = (column: Column) => number

interface Growing {
  field: Labelled | null
  isLabelled: boolean
  /** Height of the last line on the page. */
  y: number
  /** From line to line, once it is known. */
  pitch: number | null
  readonly height: number
  readonly lines: (readonly PlacedGlyph[])[]
}

/** Lines farther apart than this, in heights of a line, belong to different values; type is set at up to twice its size. */
const widestPitch = 1.5
/** What begins so far left of the values, in heights, stands where labels do. */
const labelReach = 1
/** A line within this many heights of where values begin continues one. */
const alignedWithin = 1.6

/** The values of one column from top to bottom. */
export function blocksOf(
  rows: readonly PlacedRow[],
  columns: readonly Column[],
  column: Column,
  bottom: number,
): Block[] {
  const top = topOf(columns)
  const blocks: Growing[] = []
  for (const cell of cellsOf(rows, columns, column)) {
    if (cell.y < top(cell) || cell.y > bottom) continue
    addCell(blocks, cell, column)
  }
  return placedBetween(blocks.filter(({ lines }) => lines.some((line) => line.length > 0)))
}

/** The first label of any column begins the body of all. */
function topOf(columns: readonly Column[]): (cell: Cell) => number {
  const first = Math.min(
    ...columns.flatMap(({ labels }) =>
      labels.map(({ row, start }) => row[start]?.y ?? Number.POSITIVE_INFINITY),
    ),
  )
  return ({ height }) => first - 0.9 * height
}

function addCell(blocks: Growing[], cell: Cell, column: Column): void {
  const label = column.labels.find(
    ({ row, start }) => row[start] !== undefined && cell.glyphs.includes(row[start]),
  )
  if (label) {
    blocks.push(begin(cell, label.field, valueAfter(cell, label), true))
    return
  }
  const { edgeAt, indent } = column
  const valueLeft = edgeAt(cell.y) + (indent ?? 0)
  const last = blocks.at(-1)
  if (indent !== null && cell.left < valueLeft - labelReach * cell.height) {
    const [inLabel, value] = splitAt(cell, valueLeft - 0.6 * cell.height)
    const field = fieldOfRemains(textOf(inLabel), blocks)
    if (field || !last || !isContinued(last, cell)) blocks.push(begin(cell, field, value, field !== null))
    else extend(last, cell)
    return
  }
  const isAligned = indent === null || Math.abs(cell.left - valueLeft) < alignedWithin * cell.height
  if (last && isContinued(last, cell) && (isAligned || last.lines.length > 1)) {
    if (isAligned) extend(last, cell)
  } else if (isAligned) blocks.push(begin(cell, null, cell.glyphs, false))
  else blocks.push(begin(cell, 'other', [], false))
}

function begin(
  cell: Cell,
  field: Labelled | null,
  value: readonly PlacedGlyph[],
  isLabelled: boolean,
): Growing {
  return { field, isLabelled, y: cell.y, pitch: null, height: cell.height, lines: [value] }
}

function extend(block: Growing, cell: Cell): void {
  block.pitch ??= cell.y - block.y
  block.y = cell.y
  block.lines.push(cell.glyphs)
}

/** Whether a cell can be the next line of a value: as near as the lines before, and of like size. */
function isContinued({ y, pitch, height, field, lines }: Growing, cell: Cell): boolean {
  if (cell.height < 0.65 * height || cell.height > 1.6 * height) return false
  const step = cell.y - y
  if (pitch !== null) return step < 1.25 * pitch
  if (step > widestPitch * Math.max(height, cell.height)) return false
  // Without its label the next value may follow as closely as a line: its content tells.
  const content = fieldByContent(textOf(cell.glyphs))
  return content === null || content === field || lines.some((line) => line.length > 20)
}

function valueAfter(cell: Cell, { row, start, end }: FieldLabel): readonly PlacedGlyph[] {
  const label = row.slice(start, end)
  const rest = cell.glyphs.filter((glyph) => !label.includes(glyph))
  return rest.filter((glyph, index) => !(index === 0 && /[:：]/.test(glyph.text)))
}

function splitAt({ glyphs }: Cell, x: number): [readonly PlacedGlyph[], readonly PlacedGlyph[]] {
  return [glyphs.filter(({ left }) => left < x), glyphs.filter(({ left }) => left >= x)]
}

/** The field of which a part of the label was read, if only one field that is still missing has it. */
function fieldOfRemains(text: string, blocks: readonly Growing[]): FieldName | null {
  const scored = bodyLabels.flatMap(({ field, words }) => {
    if (field === 'other' || blocks.some((block) => block.field === field)) return []
    const score = Math.max(...words.map((word) => sharedShare(text, word)))
    return score > 0.3 ? [{ field, score }] : []
  })
  const [best, next] = scored.sort((a, b) => b.score - a.score)
  return best && (!next || next.score < best.score) ? best.field : null
}

function sharedShare(text: string, word: string): number {
  return [...word].filter((character) => text.includes(character)).length / Math.max(word.length, text.length)
}

/** Gives values without a label the field that is missing between their neighbours, or the one that their content tells. */
function placedBetween(blocks: readonly Growing[]): Block[] {
  const known = new Set(blocks.map(({ field }) => field))
  return blocks.map((block, index) => {
    if (block.field !== null) return block
    const before = blocks.slice(0, index).findLast(({ field }) => field !== null && field !== 'other')?.field
    const after = blocks.slice(index + 1).find(({ field }) => field !== null && field !== 'other')?.field
    const content = fieldByContent(textOf(block.lines.flat()))
    const field = content !== null && !known.has(content) ? content : missingBetween(before, after, known)
    if (field !== null) known.add(field)
    return { ...block, field }
  })
}

function missingBetween(
  before: Labelled | null | undefined,
  after: Labelled | null | undefined,
  known: ReadonlySet<Labelled | null>,
): FieldName | null {
  for (const order of usualOrders) {
    const from = order.findIndex((field) => field === before)
    const to = order.findIndex((field) => field === after)
    if (from < 0 || to < 0) continue
    const [only, ...others] = order.slice(from + 1, to).filter((field) => !known.has(field))
    if (only && others.length === 0) return only
  }
  return null
}
