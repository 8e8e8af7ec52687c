import { middle, type Row } from '../../fields/row.ts'
import { distance, type Quad, quadHeight, quadWidth } from '../../page/geometry.ts'
import type { TextLine } from '../../page/page.ts'
import { asZoneText } from './zoneText.ts'

/** Lines of a machine-readable zone as they lie on the page, from top to bottom. */
export interface ZoneLines {
  readonly quads: readonly Quad[]
  readonly rows: readonly Row[]
}

/** The longest line of a zone is longer than any other text of a card or data page, in heights. */
const length = { TD3: 14, TD1: 9 } as const
/** Of a line that ends in fillers the detector may find no more than this, in heights. */
const shortest = 4

/**
 * The lowest lines that look like `count` lines of a zone: long, one under the other, without Chinese characters or small
 * letters, and at least one of them with what no other text has: fillers in a row, or digits from end to end.
 */
export function findZoneLines(rows: readonly Row[], form: 'TD3' | 'TD1'): ZoneLines | null {
  const count = form === 'TD3' ? 2 : 3
  const candidates = rows.flatMap((row) => zonePart(row) ?? [])
  for (let last = candidates.length; last >= count; last--) {
    const lines = candidates.slice(last - count, last)
    const isLong = lines.some(({ quad }) => quadWidth(quad) > length[form] * quadHeight(quad))
    if (isLong && isBlock(lines) && lines.some(({ row }) => isTelling(row.text)))
      return { quads: flush(lines.map(({ quad }) => quad)), rows: lines.map(({ row }) => row) }
  }
  return null
}

/** The one line of 30 characters that exit-entry cards have under the portrait side. */
export function findExitEntryLine(rows: readonly Row[]): ZoneLines | null {
  for (const row of rows.toReversed()) {
    const part = zonePart(row)
    if (part && /^C[S5DO0].{6,}/.test(asZoneText(row.text)) && (row.text.match(/\d/g)?.length ?? 0) >= 14)
      return { quads: [part.quad], rows: [row] }
  }
  return null
}

interface ZonePart {
  readonly row: Row
  readonly quad: Quad
}

/** The pieces of a row that can be of a zone, as one line. */
function zonePart(row: Row): ZonePart | null {
  const pieces = [...new Set(row.glyphs.map(({ line }) => line))].filter(isZoneLike)
  const [first, last] = [pieces[0], pieces.at(-1)]
  if (!first || !last) return null
  const quad: Quad = [first.quad[0], last.quad[1], last.quad[2], first.quad[3]]
  if (quadWidth(quad) < shortest * quadHeight(quad)) return null
  const glyphs = row.glyphs.filter(({ line }) => pieces.includes(line))
  return { row: { ...row, glyphs, text: glyphs.map(({ text }) => text).join('') }, quad }
}

function isZoneLike({ characters }: TextLine): boolean {
  const text = characters
    .map((character) => character.text)
    .join('')
    .replace(/\s/g, '')
  // On a poor picture a long run of fillers is read as 人 or 八.
  const foreign = text.match(/[^A-Z\d<＜‹〈《«(人八入]/gu)?.length ?? 0
  return text !== '' && foreign <= 0.2 * text.length
}

/** One under the other, at the distance of lines of one text, and about as long. */
function isBlock(lines: readonly ZonePart[]): boolean {
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

function isTelling(text: string): boolean {
  const zone = asZoneText(text)
  return /<{4}|<.*<<.*<|\d{6}.*[<MF]\d{6}/.test(zone) || (zone.match(/\d/g)?.length ?? 0) >= 14
}

/** Lines are flush on both sides: one of which the end was not found ends where the longest does. */
function flush(quads: readonly Quad[]): Quad[] {
  const longestQuad = quads.reduce((a, b) => (quadWidth(b) > quadWidth(a) ? b : a))
  const [start, end] = [longestQuad[0], longestQuad[1]]
  const length = distance(start, end)
  const axis = { x: (end.x - start.x) / length, y: (end.y - start.y) / length }
  const along = (point: { x: number; y: number }) =>
    (point.x - start.x) * axis.x + (point.y - start.y) * axis.y
  return quads.map((quad) => {
    if (quad === longestQuad) return quad
    const [a, b, c, d] = quad
    const [left, right] = [along(a), along(b)]
    const stretch = right - left
    if (stretch <= 0) return quad
    const [before, after] = [Math.max(0, left) / stretch, Math.max(0, length - right) / stretch]
    const move = (from: { x: number; y: number }, to: { x: number; y: number }, by: number) => ({
      x: to.x + (to.x - from.x) * by,
      y: to.y + (to.y - from.y) * by,
    })
    return [move(b, a, before), move(a, b, after), move(d, c, after), move(c, d, before)]
  })
}
