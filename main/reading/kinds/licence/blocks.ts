import type { PlacedGlyph, PlacedRow } from '../../fields/layout/placedRow.ts'
import { textOf } from '../../fields/layout/row.ts'
import { type Cell, type Column, cellsOf } from './columns.ts'
import { fieldByContent } from './content.ts'
import type { FieldLabel } from './findLabels.ts'
import type { Labelled } from './labels.ts'
import { fieldOfRemains, withFieldsByPlace } from './unlabelled.ts'

/** A value with the field that its label, or its place between others, gives it. */
export interface Block {
  readonly field: Labelled | null
  readonly lines: readonly (readonly PlacedGlyph[])[]
  /** Where each line should begin, along the level page; `null` where values do not line up. */
  readonly edges: readonly (number | null)[]
  /** Whether the end of a line is lost, by where its lines end. */
  readonly isTornOff: boolean
  /** Whether what follows closely is no value of its own: a line may be lost between, or a seal lies there. */
  readonly isFollowed: boolean
  /** Whether the field is known by a label that was read, at least in part. */
  readonly isLabelled: boolean
  /** Whether its last line is full and has room for another below: a short one may have been missed there. */
  readonly mayContinue: boolean
}

/** Where the values of a column are looked for, on the level page, and the size of their type, in pixels. */
export interface Body {
  readonly top: number
  readonly bottom: number
  readonly size: number
}

interface Growing extends Block {
  readonly firstY: number
  /** Height of the last line on the page. */
  y: number
  /** From line to line, once it is known. */
  pitch: number | null
  /** Right end of the last line. */
  right: number
  readonly edges: (number | null)[]
  readonly height: number
  readonly lines: (readonly PlacedGlyph[])[]
}

/** In sizes of the type: lines farther apart than this belong to different values, as long as nothing else is known of their distance. */
const widestPitch = 1.9
/** A label has at most so many characters. */
const longestLabel = 7
// All in sizes of the type.
/** What begins so far left of the values stands where labels do. */
const labelReach = 0.8
/** A line that begins so near to where values begin continues one. */
const alignedWithin = 1.6
/** A line that is continued ends so near to where the longest one ends. */
const fullWithin = 4
/** A last line after which a character was moved to the next ends so near to it, and the next value is so far below. */
const [fullBefore, roomForLine] = [2.2, 3]
/** A line that is shorter than the longest by so much has lost its end: the next character would have had room. */
const shortBy = 1.5
/** What is not this value's next line but follows within so many of its lines is what is left of a later one. */
const [tornWithin, usualPitch] = [2.5, 1.5]

/** What stands so far behind a line and has no more characters was read of the sheet's border. */
const [strayBehind, longestStray] = [2, 2]

/** How texts of several sentences end: after a short line that ends so, nothing of it is missing. */
const ending = /[。)）】※]$/

/** The values of one column from top to bottom. */
export function blocksOf(
  rows: readonly PlacedRow[],
  columns: readonly Column[],
  column: Column,
  { top, bottom, size }: Body,
): Block[] {
  const cells = cellsOf(rows, columns, column, size).filter(({ y }) => y > top && y < bottom)
  const limit = Math.max(
    ...cells
      .filter((cell) => isInColumn(cell, column, size))
      .map((cell) => rightOf(withoutStray(cell, size)) - column.edgeAt(cell.y)),
  )
  const blocks: Growing[] = []
  for (const cell of cells) {
    const last = blocks.at(-1)
    const isFull = last !== undefined && last.right - column.edgeAt(last.y) > limit - fullWithin * size
    addCell(blocks, cell, column, size, isFull)
  }
  const filled = blocks.filter(
    ({ lines, field }) => field === 'other' || lines.some((line) => line.length > 0),
  )
  const labelled = columns.flatMap(({ labels }) => labels.map(({ field }) => field))
  const placed = withFieldsByPlace(filled, new Set(labelled))
  return placed.map((block, index) => {
    const next = placed[index + 1]
    const below = (next?.firstY ?? Number.POSITIVE_INFINITY) - block.y
    const isFull = block.right - column.edgeAt(block.y) > limit - fullBefore * size
    const isUnknown =
      next !== undefined && !next.isLabelled && (next.field === null || next.field === 'other')
    const hasEnded = !isFull && ending.test(textOf(block.lines.at(-1) ?? []))
    return {
      ...block,
      mayContinue: isFull && below > roomForLine * size,
      isTornOff: hasShortLine(block, column, size),
      isFollowed: isUnknown && !hasEnded && below < tornWithin * (block.pitch ?? usualPitch * size),
    }
  })
}

/** A cell without what was read of the border behind it, so that no line seems longer than it is. */
function withoutStray(cell: Cell, size: number): Cell {
  const { glyphs } = cell
  const at = glyphs.findIndex(
    ({ left }, index) =>
      index >= glyphs.length - longestStray && left - (glyphs[index - 1]?.right ?? left) > strayBehind * size,
  )
  return at > 0 ? { ...cell, glyphs: glyphs.slice(0, at) } : cell
}

/** Whether a line ends so far before the longest that the first character of the next would have had room. */
function hasShortLine({ lines }: Growing, { edgeAt }: Column, size: number): boolean {
  const ends = lines.map((line) => Math.max(...line.map(({ right, y }) => right - edgeAt(y))))
  return ends.slice(0, -1).some((end) => end < Math.max(...ends) - shortBy * size)
}

/** Whether a cell is a labelled value or the next line of one; the sheet's footing begins elsewhere. */
function isInColumn({ glyphs, left, y }: Cell, { labels, edgeAt, indent }: Column, size: number): boolean {
  if (labels.some(({ row, start }) => row[start] !== undefined && glyphs.includes(row[start]))) return true
  return indent === null || Math.abs(left - edgeAt(y) - indent) < alignedWithin * size
}

function addCell(blocks: Growing[], cell: Cell, column: Column, size: number, isFull: boolean): void {
  const { edgeAt, indent } = column
  const valueLeft = edgeAt(cell.y) + (indent ?? 0)
  const edge = indent === null ? null : valueLeft
  const label = column.labels.find(
    ({ row, start }) => row[start] !== undefined && cell.glyphs.includes(row[start]),
  )
  if (label) {
    blocks.push(begin(cell, label.field, valueAfter(cell, label), true, edge))
    return
  }
  const [remains, rest] = beforeColon(cell)
  const colonField = fieldOfRemains(textOf(remains), new Set(blocks.map((block) => block.field)))
  if (colonField !== null) {
    blocks.push(begin(cell, colonField, rest, true, edge))
    return
  }
  const last = blocks.at(-1)
  const isNext = last !== undefined && isFull && isContinued(last, cell, size)
  if (indent !== null && cell.left < valueLeft - labelReach * size) {
    const [inLabel, value] = splitAt(cell, valueLeft - 0.5 * size)
    if (last && isBetweenLines(last, cell, value)) return
    const field = fieldOfRemains(textOf(inLabel), new Set(blocks.map((block) => block.field)))
    if (field === null && isNext)
      extend(last, isMarkBeside(inLabel, value) ? { ...cell, glyphs: value } : cell, edge)
    else blocks.push(begin(cell, field, withoutColon(value), field !== null, edge))
    return
  }
  if (indent !== null && Math.abs(cell.left - valueLeft) > alignedWithin * size) {
    if (!isNext) blocks.push(begin(cell, 'other', [], false, edge))
  } else if (isNext) extend(last, cell, edge)
  else blocks.push(begin(cell, null, cell.glyphs, false, edge))
}

/** Whether a cell is a mark beside the lines of a value, and no label: it stands at no line's height. */
function isBetweenLines({ pitch, y }: Growing, cell: Cell, value: readonly PlacedGlyph[]): boolean {
  return value.length === 0 && pitch !== null && cell.y - y < 0.7 * pitch
}

/** Whether what stands left of the values is apart from the line that stands among them. */
function isMarkBeside(left: readonly PlacedGlyph[], value: readonly PlacedGlyph[]): boolean {
  return value[0] !== undefined && left.at(-1)?.line !== value[0].line
}

function begin(
  cell: Cell,
  field: Labelled | null,
  value: readonly PlacedGlyph[],
  isLabelled: boolean,
  edge: number | null,
): Growing {
  const { y, height } = cell
  return {
    field,
    isLabelled,
    mayContinue: false,
    isTornOff: false,
    isFollowed: false,
    edges: [edge],
    firstY: y,
    y,
    pitch: null,
    right: rightOf(cell),
    height,
    lines: [value],
  }
}

function extend(block: Growing, cell: Cell, edge: number | null): void {
  block.pitch ??= cell.y - block.y
  block.y = cell.y
  block.right = rightOf(cell)
  block.lines.push(cell.glyphs)
  block.edges.push(edge)
}

/** Whether a cell can be the next line of a value: as near as the lines before, and of like size. */
function isContinued({ y, pitch, height, field }: Growing, cell: Cell, size: number): boolean {
  if (cell.height < 0.6 * height || cell.height > 1.7 * height) return false
  const step = cell.y - y
  if (pitch !== null) return step < 1.3 * pitch
  if (step > widestPitch * size) return false
  // Without its label the next value may follow as closely as a line: its content tells.
  const content = fieldByContent(textOf(cell.glyphs))
  return content === null || content === field
}

function valueAfter(cell: Cell, { row, start, end }: FieldLabel): readonly PlacedGlyph[] {
  const label = row.slice(start, end)
  return withoutColon(cell.glyphs.filter((glyph) => !label.includes(glyph)))
}

function withoutColon(glyphs: readonly PlacedGlyph[]): readonly PlacedGlyph[] {
  const [first] = glyphs
  return first && /[:：]/.test(first.text) ? glyphs.slice(1) : glyphs
}

/** What stands before a colon that is as near to the head as a label's is; nothing without one. */
function beforeColon({ glyphs }: Cell): [readonly PlacedGlyph[], readonly PlacedGlyph[]] {
  const at = glyphs.findIndex(({ text }) => /[:：]/.test(text))
  return at > 0 && at <= longestLabel ? [glyphs.slice(0, at), glyphs.slice(at + 1)] : [[], glyphs]
}

function splitAt({ glyphs }: Cell, x: number): [readonly PlacedGlyph[], readonly PlacedGlyph[]] {
  return [glyphs.filter(({ left }) => left < x), glyphs.filter(({ left }) => left >= x)]
}

function rightOf({ glyphs }: Cell): number {
  return Math.max(...glyphs.map(({ right }) => right))
}
