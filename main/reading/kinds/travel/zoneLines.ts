import { middle, type Row } from '../../fields/layout/row.ts'
import { distance, type Point, type Quad, quadHeight, quadWidth } from '../../page/geometry.ts'
import { sharedHeight } from '../../page/levelBox.ts'
import type { TextLine } from '../../page/page.ts'
import { asZoneText } from './zoneText.ts'

/** A line of a machine-readable zone as it lies on the page. `row` is what was read of it with the page. */
export interface FoundLine {
  readonly quad: Quad
  readonly row: Row
}

/** The longest line of a zone is longer than any other text of a card or data page, in heights. */
const longest = { TD3: 14, TD1: 9 } as const
/** Of a line that ends in fillers the detector may find no more than this, in heights. */
const shortest = 3

/**
 * The lowest lines that look like a zone: long, one under the other, without Chinese characters or small letters, and with
 * what no other text has, fillers in a row or digits from end to end. At most as many as the form has; one or two may
 * have been lost on the way.
 */
export function findZoneLines(rows: readonly Row[], form: 'TD3' | 'TD1'): FoundLine[] {
  const count = form === 'TD3' ? 2 : 3
  const candidates = onOneLevel(rows.flatMap((row) => zonePart(row) ?? []))
  for (let size = count; size > 0; size--)
    for (let end = candidates.length; end >= size; end--) {
      const lines = candidates.slice(end - size, end)
      if (isBlock(lines) && isLong(lines, longest[form])) return flush(lines)
    }
  return []
}

/** The one line of 30 characters that exit-entry cards have under the portrait side. */
export function findExitEntryLine(rows: readonly Row[]): FoundLine | null {
  const candidates = onOneLevel(rows.flatMap((row) => zonePart(row) ?? []))
  return (
    candidates.findLast(
      (line) =>
        isLong([line], longest.TD1) &&
        /^.{0,2}[S5D].*\d{6}/.test(asZoneText(line.row.text)) &&
        digitsOf(line) >= 14,
    ) ?? null
  )
}

/** The pieces of a row that can be of a zone, as one line. */
function zonePart(row: Row): FoundLine | null {
  const pieces = [...new Set(row.glyphs.map(({ line }) => line))].filter(isZoneLike)
  const [first, last] = [pieces[0], pieces.at(-1)]
  if (!first || !last) return null
  const quad: Quad = [first.quad[0], last.quad[1], last.quad[2], first.quad[3]]
  const glyphs = row.glyphs.filter(({ line }) => pieces.includes(line))
  const text = glyphs.map((glyph) => glyph.text).join('')
  return quadWidth(quad) < shortest * quadHeight(quad) ? null : { row: { ...row, glyphs, text }, quad }
}

function isZoneLike({ characters }: TextLine): boolean {
  const text = characters
    .map((character) => character.text)
    .join('')
    .replace(/\s/g, '')
  // On a poor picture a long run of fillers is read as 人 or 八.
  const fillers = text.match(/[<＜‹〈《«(人八入]/gu)?.length ?? 0
  const foreign = text.match(/[^A-Z\d<＜‹〈《«(人八入]/gu)?.length ?? 0
  const digits = text.match(/\d/g)?.length ?? 0
  const hasForm = fillers >= 2 || fillers + digits >= 0.3 * text.length
  return hasForm && foreign <= 0.2 * text.length
}

/** Pieces of one line that lie too far apart to be a row, as one. */
function onOneLevel(parts: readonly FoundLine[]): FoundLine[] {
  const lines: FoundLine[] = []
  for (const part of parts) {
    const last = lines.at(-1)
    if (!last || sharedHeight(last.row.box, part.row.box) < 0.5) lines.push(part)
    else
      lines[lines.length - 1] =
        last.row.box.left <= part.row.box.left ? joined(last, part) : joined(part, last)
  }
  return lines
}

function joined(left: FoundLine, right: FoundLine): FoundLine {
  const glyphs = [...left.row.glyphs, ...right.row.glyphs]
  const box = { ...left.row.box, right: Math.max(left.row.box.right, right.row.box.right) }
  const [wide, narrow] = quadWidth(left.quad) >= quadWidth(right.quad) ? [left, right] : [right, left]
  return {
    row: { ...wide.row, glyphs, text: left.row.text + right.row.text, box },
    quad: spanning(wide.quad, [...wide.quad, ...narrow.quad]),
  }
}

/** One under the other, at the distance of lines of one text, and flush on the left. */
function isBlock(lines: readonly FoundLine[]): boolean {
  return lines.every(({ row, quad }, index) => {
    const above = lines[index - 1]
    if (!above) return true
    const step = middle(row.box) - middle(above.row.box)
    const height = Math.min(row.height, above.row.height)
    const width = Math.max(quadWidth(quad), quadWidth(above.quad))
    return (
      step > 0.6 * height && step < 4 * height && Math.abs(row.box.left - above.row.box.left) < 0.15 * width
    )
  })
}

function isLong(lines: readonly FoundLine[], ratio: number): boolean {
  return lines.some((line) => quadWidth(line.quad) > ratio * quadHeight(line.quad) && isTelling(line))
}

function isTelling(line: FoundLine): boolean {
  if (/<{4}|<.*<<.*<|\d{6}.*[<MF]\d{6}/.test(asZoneText(line.row.text))) return true
  // A line of a statement, date and amounts, has as many digits, but with marks between them.
  return digitsOf(line) >= 14 && !/\d[.,-]\d/.test(line.row.text)
}

export function digitsOf({ row }: FoundLine): number {
  return row.text.match(/\d/g)?.length ?? 0
}

/** Lines are flush on both sides: one of which an end was not found ends where the longest does. */
function flush(lines: readonly FoundLine[]): FoundLine[] {
  const widest = lines.reduce((a, b) => (quadWidth(b.quad) > quadWidth(a.quad) ? b : a))
  return lines.map(({ row, quad }) => ({ row, quad: spanning(quad, [...quad, ...widest.quad]) }))
}

/** A line lengthened along itself until it reaches as far as all of the points do. */
function spanning(quad: Quad, points: readonly Point[]): Quad {
  const [a, b, c, d] = quad
  const length = distance(a, b)
  if (length === 0) return quad
  const axis = { x: (b.x - a.x) / length, y: (b.y - a.y) / length }
  const along = points.map((point) => ((point.x - a.x) * axis.x + (point.y - a.y) * axis.y) / length)
  const [before, after] = [Math.max(0, -Math.min(...along)), Math.max(0, Math.max(...along) - 1)]
  const move = (from: Point, to: Point, by: number) => ({
    x: to.x + (to.x - from.x) * by,
    y: to.y + (to.y - from.y) * by,
  })
  return [move(b, a, before), move(a, b, after), move(d, c, after), move(c, d, before)]
}

/** The line some heights above another, or under it if negative. */
export function lineAbove([a, b, c, d]: Quad, heights: number): Quad {
  const up = (from: Point, to: Point): Point => ({
    x: to.x + (to.x - from.x) * heights,
    y: to.y + (to.y - from.y) * heights,
  })
  const [left, right] = [up(d, a), up(c, b)]
  const move = (point: Point, by: Point, origin: Point): Point => ({
    x: point.x + by.x - origin.x,
    y: point.y + by.y - origin.y,
  })
  return [left, right, move(c, right, b), move(d, left, a)]
}
