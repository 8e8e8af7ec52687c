import { quadWidth } from '../../page/geometry.ts'
import type { Glyph } from '../layout/row.ts'

/** Marks that exist in the width of a Chinese character and in that of a Latin one; the networks take one for the other. */
const full: Readonly<Record<string, string>> = {
  '(': '（',
  ')': '）',
  ',': '，',
  ':': '：',
  ';': '；',
  '!': '！',
  '?': '？',
}
const half = Object.fromEntries(Object.entries(full).map(([narrow, wide]) => [wide, narrow]))

/**
 * A mark of full width takes the room of a character (1.05, give or take 0.18), a narrow one half of it or less (0.5, give or
 * take 0.2: measured on 600 marks, as places of characters are known to a fifth of one). Here either is as likely.
 */
const leastRoom = 0.775
/**
 * What the width that the network read is worth beside that, in characters: it takes two narrow marks of three for wide
 * ones, but hardly a wide one for a narrow one.
 */
const asRead = { full: 0.03, half: -0.19 } as const
/** Room that differs from the least by less, in characters, tells little: such a mark is as most others of the text are. */
const [unclear, most, fewest] = [0.2, 0.75, 4] as const

type Width = 'full' | 'half'

/** A mark's width, and whether its room leaves no doubt of it. */
interface Measured {
  readonly width: Width
  readonly isClear: boolean
}

/**
 * A text with its marks as they were printed: which of the two widths a mark has is told from the room between the
 * Chinese characters on either side of it, measured in the distance of such characters in the same line. At the end
 * of a line nothing tells, so that marks there are as the others of the text, and of full width if there are no others.
 */
export function printedMarks(glyphs: readonly Glyph[]): string {
  const { widths, usual } = widthsOf(glyphs)
  return glyphs
    .map((glyph, index) => {
      const isChinese = isHan(glyphs[index - 1]) || isHan(glyphs[index + 1])
      const wide = widths.get(glyph) ?? (isChinese || isMark(glyphs[index - 1]) ? usual : null)
      if (glyph.text === '.' && isHan(glyphs[index - 1]) && !isDigit(glyphs[index + 1])) return '。'
      if (wide === null) return glyph.text
      return wide === 'full' ? (full[glyph.text] ?? glyph.text) : (half[glyph.text] ?? glyph.text)
    })
    .join('')
}

/**
 * Whether the width of a mark may be either: nothing tells it in a text that has marks of both, or the text has too few
 * marks to bear a narrow one out.
 */
export function hasUntoldWidth(glyphs: readonly Glyph[]): boolean {
  const { measured, widths } = widthsOf(glyphs)
  const seen = new Set([...measured.values()].map(({ width }) => width))
  const isTold = (glyph: Glyph) => measured.get(glyph)?.isClear ?? widths.has(glyph)
  if (seen.size > 1) return glyphs.some((glyph) => hasTwoWidths(glyph) && !isTold(glyph))
  return seen.has('half') && measured.size < fewest
}

/** The width of each mark of which something tells it, and the one that most of these have. */
function widthsOf(glyphs: readonly Glyph[]) {
  const measured = new Map<Glyph, Measured>()
  for (const line of new Set(glyphs.map((glyph) => glyph.line)))
    measureLine(
      glyphs.filter((glyph) => glyph.line === line),
      measured,
    )
  const all = [...measured.values()]
  const halves = all.filter(({ width }) => width === 'half').length
  const usual: Width = halves * 2 > all.length ? 'half' : 'full'
  const isRule = all.length >= fewest && Math.max(halves, all.length - halves) >= most * all.length
  const widths = new Map(
    [...measured].map(([glyph, { width, isClear }]): [Glyph, Width] => [
      glyph,
      isRule && !isClear ? usual : width,
    ]),
  )
  pairBrackets(glyphs, widths)
  return { measured, widths, usual }
}

/** A bracket of which nothing is known is like the one that it opens or closes. */
function pairBrackets(glyphs: readonly Glyph[], widths: Map<Glyph, Width>): void {
  const opened: Glyph[] = []
  for (const glyph of glyphs) {
    if (/[(（]/.test(glyph.text)) opened.push(glyph)
    if (!/[)）]/.test(glyph.text)) continue
    const opening = opened.pop()
    const width = widths.get(glyph) ?? (opening && widths.get(opening))
    if (!opening || !width) continue
    for (const bracket of [opening, glyph]) if (!widths.has(bracket)) widths.set(bracket, width)
  }
}

function measureLine(glyphs: readonly Glyph[], measured: Map<Glyph, Measured>): void {
  const length = quadWidth(glyphs[0]?.line.quad ?? emptyQuad)
  const pitch = pitchOf(glyphs) * length
  if (pitch === 0) return
  let from = 0
  while (from < glyphs.length) {
    const count = glyphs.slice(from).findIndex((glyph) => !isMark(glyph))
    const before = glyphs[from - 1]
    const after = glyphs[from + count]
    if (count > 0 && isHan(before) && isHan(after) && before && after) {
      const marks = glyphs.slice(from, from + count)
      const open = marks.filter(hasTwoWidths)
      const whole = ((after.at - before.at) * length) / pitch - 1 - (count - open.length)
      const room = whole / open.length
      for (const mark of open) {
        const beyond = room + asRead[mark.text in half ? 'full' : 'half'] - leastRoom
        measured.set(mark, { width: beyond > 0 ? 'full' : 'half', isClear: Math.abs(beyond) > unclear })
      }
    }
    from += Math.max(1, count)
    if (count < 0) return
  }
}

const emptyQuad = [
  { x: 0, y: 0 },
  { x: 0, y: 0 },
  { x: 0, y: 0 },
  { x: 0, y: 0 },
] as const

/** The usual distance of neighbouring Chinese characters, as a share of the line. */
function pitchOf(glyphs: readonly Glyph[]): number {
  const steps = glyphs.slice(1).flatMap((glyph, index) => {
    const before = glyphs[index]
    return before && isHan(before) && isHan(glyph) ? [glyph.at - before.at] : []
  })
  return steps.sort((a, b) => a - b)[Math.floor(steps.length / 2)] ?? 0
}

function isHan(glyph: Glyph | undefined): boolean {
  return glyph !== undefined && /\p{Script=Han}/u.test(glyph.text)
}

function isDigit(glyph: Glyph | undefined): boolean {
  return glyph !== undefined && /\d/.test(glyph.text)
}

function isMark(glyph: Glyph | undefined): boolean {
  return glyph !== undefined && /[\p{P}\p{S}]/u.test(glyph.text)
}

function hasTwoWidths({ text }: Glyph): boolean {
  return text in full || text in half
}
