import type { Candidate } from '../value.ts'
import { findLabel } from './label.ts'
import { type Glyph, middle, type Row, textOf, unbroken } from './row.ts'

/** Lines of one value begin within this many heights of each other. */
const sameEdge = 0.9
/** A line farther below than this many heights is about something else. */
const nextLine = 0.6
/** A gap within a line wider than this many heights ends the value. */
const gapInText = 1.2
/** A value of several lines reaches no farther from the middle of its label than this many heights. */
const farthest = 4

/** A value with the lines below it that begin where it begins, whatever else stands in their rows. */
export function withLinesBelow(candidate: Candidate, rows: readonly Row[]): Candidate {
  const glyphs = [...candidate.glyphs]
  const [first] = glyphs
  let above = first && rows.find((row) => row.glyphs.includes(first))
  if (!first || !above) return candidate
  for (const row of rows) {
    const { top } = row.box
    if (top < middle(above.box) || top - above.box.bottom > nextLine * above.height) continue
    const line = lineFrom(row, first.left)
    if (line.length === 0) continue
    glyphs.push(...line)
    above = row
  }
  return { ...candidate, value: textOf(glyphs), glyphs }
}

/** A value of several lines in a cell, its label in the middle of the cell beside it; `null` if there is none. */
export function blockBeside(rows: readonly Row[], labels: readonly string[]): Candidate | null {
  for (const text of labels) {
    const label = findLabel(rows, text)
    const end = label?.row.glyphs[label.end - 1]
    if (!label || !end) continue
    const height = label.row.height
    const near = rows.filter((row) => Math.abs(middle(row.box) - middle(label.row.box)) < farthest * height)
    const edges = near
      .flatMap((row) => row.glyphs.filter((glyph, at) => isHead(row, at) && glyph.left > end.right))
      .map(({ left }) => left)
    const lines = near.flatMap((row) => {
      const line = lineFrom(row, Math.min(...edges))
      return line.length > 0 ? [{ row, line }] : []
    })
    const glyphs = blockAt(lines, middle(label.row.box)).flatMap(({ line }) => line)
    if (glyphs.length > 0) return { value: textOf(glyphs), glyphs, label: [], doubts: [] }
  }
  return null
}

interface PlacedLine {
  readonly row: Row
  readonly line: readonly Glyph[]
}

/** Of lines under each other those without a gap between them that reach over a height of the page. */
function blockAt(lines: readonly PlacedLine[], height: number): PlacedLine[] {
  const blocks: PlacedLine[][] = []
  for (const placed of lines) {
    const above = blocks.at(-1)?.at(-1)?.row
    const isNext = above && placed.row.box.top - above.box.bottom < nextLine * above.height
    if (isNext) blocks.at(-1)?.push(placed)
    else blocks.push([placed])
  }
  const over = (block: readonly PlacedLine[]) =>
    (block[0]?.row.box.top ?? Infinity) < height && height < (block.at(-1)?.row.box.bottom ?? -Infinity)
  return blocks.find(over) ?? []
}

/** What begins at an edge in a row, up to the next gap. */
function lineFrom(row: Row, edge: number): Glyph[] {
  const start = row.glyphs.findIndex(
    (glyph, at) => isHead(row, at) && Math.abs(glyph.left - edge) < sameEdge * row.height,
  )
  return start < 0 ? [] : unbroken(row, start, gapInText)
}

/** Whether a glyph is the first of its row, or stands after a gap. */
function isHead(row: Row, at: number): boolean {
  const [before, glyph] = [row.glyphs[at - 1], row.glyphs[at]]
  return before === undefined || (glyph !== undefined && glyph.left - before.right > 0.5 * row.height)
}
