import type { PlacedGlyph, PlacedRow } from '../../fields/layout/placedRow.ts'
import { median } from '../../page/median.ts'
import type { FieldLabel } from './findLabels.ts'

/** A column of labels with their values: its left edge leans with the page. */
export interface Column {
  /** Where the edge lies at a height of the page. */
  readonly edgeAt: (y: number) => number
  /** How far right of the edge values begin; `null` if they follow their labels and line up nowhere. */
  readonly indent: number | null
  readonly labels: readonly FieldLabel[]
}

/** What of one row stands in one column. */
export interface Cell {
  readonly glyphs: readonly PlacedGlyph[]
  readonly left: number
  readonly y: number
  readonly height: number
}

/** Labels whose left ends are farther apart than this, in heights, head different columns. */
const apart = 6
/** A glyph so much left of an edge, in heights, still belongs to the column. */
const slack = 0.8
/** Edges lean no more than this on a photograph that can be read. */
const steepest = 0.15
/** Values that begin within this many heights of each other line up. */
const aligned = 1.2

/** The columns from left to right. */
export function columnsOf(labels: readonly FieldLabel[]): Column[] {
  const sorted = [...labels].sort((a, b) => leftOf(a) - leftOf(b))
  const groups: FieldLabel[][] = []
  for (const label of sorted) {
    const group = groups.at(-1)
    const last = group?.at(-1)
    if (group && last && leftOf(label) - leftOf(last) < apart * heightOf(label)) group.push(label)
    else groups.push([label])
  }
  const lean = leanOf(groups)
  return groups.map((group) => {
    const base = median(group.map((label) => leftOf(label) - lean * yOf(label)))
    const edgeAt = (y: number) => base + lean * y
    return { edgeAt, indent: indentOf(group, edgeAt), labels: group }
  })
}

/** How far the columns' edges go right for each pixel down; both lean alike, near enough. */
function leanOf(groups: readonly (readonly FieldLabel[])[]): number {
  const slopes = groups.flatMap((group) =>
    group.flatMap((a) =>
      group
        .filter((b) => yOf(b) - yOf(a) > 2 * heightOf(a))
        .map((b) => (leftOf(b) - leftOf(a)) / (yOf(b) - yOf(a))),
    ),
  )
  const likely = slopes.filter((slope) => Math.abs(slope) < steepest)
  return likely.length === 0 ? 0 : median(likely)
}

function indentOf(labels: readonly FieldLabel[], edgeAt: (y: number) => number): number | null {
  const starts = labels.flatMap(({ row, end }) => {
    const [next, afterColon] = row.slice(end)
    const value = next && /[:：]/.test(next.text) ? afterColon : next
    return value ? [{ indent: value.left - edgeAt(value.y), height: value.height }] : []
  })
  const indent = median(starts.map((start) => start.indent))
  const lined = starts.filter((start) => Math.abs(start.indent - indent) < aligned * start.height)
  return starts.length > 0 && lined.length >= 0.6 * starts.length ? indent : null
}

/** A line is no higher than this, in sizes of its type; the detector sees the smallest print higher, over its neighbours. */
const highest = 1.6

/**
 * The cells of a column from top to bottom; what stands at one height is one cell.
 *
 * @param size of the type, in pixels
 */
export function cellsOf(
  rows: readonly PlacedRow[],
  columns: readonly Column[],
  column: Column,
  size: number,
): Cell[] {
  const next = columns[columns.indexOf(column) + 1]
  const parts = rows.flatMap((row) => {
    const glyphs = row.filter(
      (glyph) =>
        glyph.left >= column.edgeAt(glyph.y) - slack * glyph.height &&
        (!next || glyph.left < next.edgeAt(glyph.y) - slack * glyph.height),
    )
    return glyphs.length > 0 ? [toCell(glyphs)] : []
  })
  const cells: Cell[] = []
  for (const part of parts.sort((a, b) => a.y - b.y)) {
    const last = cells.at(-1)
    if (last && part.y - last.y < 0.45 * Math.min(part.height, last.height, highest * size))
      cells[cells.length - 1] = toCell([...last.glyphs, ...part.glyphs].sort((a, b) => a.left - b.left))
    else cells.push(part)
  }
  return cells
}

function toCell(glyphs: readonly PlacedGlyph[]): Cell {
  const [first] = glyphs
  return {
    glyphs,
    left: first?.left ?? 0,
    y: first?.y ?? 0,
    height: median(glyphs.map(({ height }) => height)),
  }
}

function leftOf({ row, start }: FieldLabel): number {
  return row[start]?.left ?? 0
}

export function yOf({ row, start }: FieldLabel): number {
  return row[start]?.y ?? 0
}

function heightOf({ row, start }: FieldLabel): number {
  return row[start]?.height ?? 1
}
