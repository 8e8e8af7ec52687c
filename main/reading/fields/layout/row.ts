import { type Quad, quadAngle, quadHeight, quadWidth } from '../../page/geometry.ts'
import { enclosing, type LevelBox, levelBox, sharedHeight } from '../../page/levelBox.ts'
import type { PageText, TextLine } from '../../page/page.ts'

/** A character where it stands: `left` and `right` along the level row, `at` along its own line (0 to 1). */
export interface Glyph {
  readonly text: string
  readonly confidence: number
  readonly line: TextLine
  readonly at: number
  readonly left: number
  readonly right: number
}

/**
 * What stands side by side on the page, in reading order, however the detector cut it. `text` has one character per
 * glyph: all that the recogniser knows are in Unicode's basic plane.
 */
export interface Row {
  readonly glyphs: readonly Glyph[]
  readonly text: string
  readonly box: LevelBox
  /** Height of its highest piece, in pixels. */
  readonly height: number
}

interface Piece {
  readonly line: TextLine
  readonly box: LevelBox
}

/** Pieces farther apart than this, in heights, belong to different columns. */
const widestGap = 4
/** Text at a steeper angle to the page's own is a stamp or a mark laid over it. */
const steepest = Math.PI / 12
/** One character stands in a box that is nearly square: its sides say less about where its line runs. */
const steepestShort = Math.PI / 6

/** Rows of a page from top to bottom; blanks are left out. */
export function rowsOf({ lines, angle }: PageText): Row[] {
  const pieces = lines
    .filter(
      ({ quad }) => Math.cos(quadAngle(quad) - angle) > Math.cos(isShort(quad) ? steepestShort : steepest),
    )
    .map((line) => ({ line, box: levelBox(line.quad, angle) }))
    .sort((a, b) => a.box.left - b.box.left)
  const rows: Piece[][] = []
  for (const piece of pieces) {
    const row = rows.find((candidate) => continues(candidate.at(-1), piece))
    if (row) row.push(piece)
    else rows.push([piece])
  }
  return rows.map(toRow).sort((a, b) => middle(a.box) - middle(b.box))
}

function isShort(quad: Quad): boolean {
  return quadWidth(quad) < 2 * quadHeight(quad)
}

/** A line that was read apart from the page's others, as a row of its own. */
export function rowOf(line: TextLine, { angle }: PageText): Row {
  return toRow([{ line, box: levelBox(line.quad, angle) }])
}

function continues(last: Piece | undefined, piece: Piece): boolean {
  if (!last) return false
  const gap = piece.box.left - last.box.right
  const height = Math.max(last.box.bottom - last.box.top, piece.box.bottom - piece.box.top)
  return gap < widestGap * height && sharedHeight(last.box, piece.box) > 0.5
}

function toRow(pieces: readonly Piece[]): Row {
  const glyphs = pieces.flatMap(glyphsOf)
  const boxes = pieces.map(({ box }) => box)
  return {
    glyphs,
    text: glyphs.map(({ text }) => text).join(''),
    box: enclosing(boxes),
    height: Math.max(...boxes.map(({ top, bottom }) => bottom - top)),
  }
}

function glyphsOf({ line, box }: Piece): Glyph[] {
  const length = box.right - box.left
  const height = box.bottom - box.top
  return line.characters
    .filter(({ text }) => text.trim() !== '')
    .map(({ text, confidence, at }) => {
      const center = box.left + at * length
      const half = (height * shareOfHeight(text)) / 2
      return { text, confidence, line, at, left: center - half, right: center + half }
    })
}

/** Width of a character against its line's height, which the detector leaves somewhat larger than the type. */
export function shareOfHeight(text: string): number {
  return /[\u0020-\u007e]/.test(text) ? 0.4 : 0.75
}

export function middle({ top, bottom }: LevelBox): number {
  return (top + bottom) / 2
}

/** Glyphs from a place on, up to the first gap wider than `gap` heights: what stands in one piece. */
export function unbroken(row: Row, from: number, gap: number): Glyph[] {
  const rest = row.glyphs.slice(from)
  const end = rest.findIndex((glyph, index) => {
    const before = rest[index - 1]
    return before !== undefined && glyph.left - before.right > gap * row.height
  })
  return end < 0 ? rest : rest.slice(0, end)
}

/** Glyphs of one line each, in the order of their lines' first ones. */
export function byLine(glyphs: readonly Glyph[]): Glyph[][] {
  const lines = [...new Set(glyphs.map(({ line }) => line))]
  return lines.map((line) => glyphs.filter((glyph) => glyph.line === line))
}

export function textOf(glyphs: readonly Glyph[]): string {
  return glyphs.map(({ text }) => text).join('')
}
