import { quadAngle, quadHeight, quadWidth } from '../../page/geometry.ts'
import type { PageText, TextLine } from '../../page/page.ts'
import { type Glyph, shareOfHeight } from './row.ts'

/** A character with its middle's height on the level page. */
export interface PlacedGlyph extends Glyph {
  readonly y: number
  /** Height of its line, somewhat more than that of the type. */
  readonly height: number
}

/** What stands side by side across the whole page, however far apart. */
export type PlacedRow = readonly PlacedGlyph[]

interface Piece {
  readonly glyphs: readonly PlacedGlyph[]
  readonly left: number
  readonly right: number
  readonly startY: number
  readonly endY: number
  readonly height: number
  /** Rise of its line along its length; 0 for what is too short to show one. */
  readonly slope: number
}

/** Text at a steeper angle to the page's own is a stamp or a mark laid over it. */
const steepest = Math.PI / 15
/** A piece shorter than this, in heights, does not show which way its line runs. */
const shortest = 3
/** Pieces farther apart than this, in heights, are no row: over such a distance lines are not parallel on photographs. */
const widestGap = 12

/**
 * Rows of a page from top to bottom. Unlike the rows of a card they follow each line's own slope: on a photograph of a
 * large sheet the lines are not parallel, and a long line's box covers its neighbours.
 */
export function placedRows({ lines, angle }: PageText): PlacedRow[] {
  const pieces = lines
    .filter(({ quad }) => Math.cos(quadAngle(quad) - angle) > Math.cos(steepest))
    .map((line) => toPiece(line, angle))
    .filter(({ glyphs }) => glyphs.length > 0)
    .filter((piece, _, all) => !isDoubled(piece, all))
    .sort((a, b) => a.left - b.left)
  const rows: Piece[][] = []
  for (const piece of pieces) {
    const [row] = rows
      .filter((candidate) => distance(candidate.at(-1), piece) < 0.45)
      .sort((a, b) => distance(a.at(-1), piece) - distance(b.at(-1), piece))
    if (row) row.push(piece)
    else rows.push([piece])
  }
  return rows
    .map((row) => row.flatMap(({ glyphs }) => glyphs))
    .sort((a, b) => (a[0]?.y ?? 0) - (b[0]?.y ?? 0))
}

/** Two characters side by side stand 0.75 heights apart; one that is in two boxes, nearer than this. */
const samePlace = 0.5

/** Whether a lone character is in a longer box as well: the detector now and then finds one twice. */
function isDoubled({ glyphs: [glyph, ...more], height }: Piece, all: readonly Piece[]): boolean {
  if (!glyph || more.length > 0) return false
  const isNear = (a: number, b: number) => Math.abs(a - b) < samePlace * height
  return all.some(
    ({ glyphs }) =>
      glyphs.length > 1 &&
      glyphs.some(
        ({ text, left, y }) => text === glyph.text && isNear(left, glyph.left) && isNear(y, glyph.y),
      ),
  )
}

/** How far a piece lies off the line of the one before it, in heights of the lower. */
function distance(last: Piece | undefined, piece: Piece): number {
  if (!last) return Number.POSITIVE_INFINITY
  const gap = piece.left - last.right
  const lower = Math.min(last.height, piece.height)
  if (gap > widestGap * lower || gap < -lower) return Number.POSITIVE_INFINITY
  const expected = last.endY + last.slope * gap
  return Math.abs(piece.startY - expected) / lower
}

function toPiece(line: TextLine, angle: number): Piece {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  const [a, b, c, d] = line.quad
  const start = { x: (a.x + d.x) / 2, y: (a.y + d.y) / 2 }
  const end = { x: (b.x + c.x) / 2, y: (b.y + c.y) / 2 }
  const [left, startY] = [start.x * cos + start.y * sin, start.y * cos - start.x * sin]
  const [right, endY] = [end.x * cos + end.y * sin, end.y * cos - end.x * sin]
  const height = quadHeight(line.quad)
  const glyphs = line.characters
    .filter(({ text }) => text.trim() !== '')
    .map(({ text, confidence, at }): PlacedGlyph => {
      const centre = left + at * (right - left)
      const half = (height * shareOfHeight(text)) / 2
      return {
        text,
        confidence,
        line,
        at,
        left: centre - half,
        right: centre + half,
        y: startY + at * (endY - startY),
        height,
      }
    })
  const slope = quadWidth(line.quad) > shortest * height ? (endY - startY) / (right - left) : 0
  return { glyphs, left, right, startY, endY, height, slope }
}
