import { byLine, type Glyph } from '../layout/row.ts'
import { gapsOf, isHan, isMark } from '../layout/spacing.ts'

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

/** A mark of full width takes the room of a character (0.8 to 1.3 measured), a narrow one a third to a half (0.1 to 0.7). */
const leastRoom = 0.71
/** Room that differs from that by less, in characters, tells little: such a mark is as most others of the text are. */
const [unclear, most, fewest] = [0.08, 0.75, 4] as const

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
 * Whether the width of a mark may be either: nothing tells that of any, nothing tells its own in a text that has marks of
 * both, or the text has too few marks to bear a narrow one out.
 */
export function hasUntoldWidth(glyphs: readonly Glyph[]): boolean {
  const { measured, widths } = widthsOf(glyphs)
  const marks = glyphs.filter(hasTwoWidths)
  const seen = new Set([...measured.values()].map(({ width }) => width))
  const isTold = (glyph: Glyph) => measured.get(glyph)?.isClear ?? widths.has(glyph)
  if (seen.size > 1) return marks.some((glyph) => !isTold(glyph))
  if (seen.has('half') && measured.size < fewest) return true
  return marks.length > 0 && ![...measured.values()].some(({ isClear }) => isClear)
}

/** Whether marks of the width of Latin ones stand in a text, as far as their room tells. */
export function hasNarrowMarks(glyphs: readonly Glyph[]): boolean {
  return [...widthsOf(glyphs).measured.values()].some(({ width }) => width === 'half')
}

/** The width of each mark of which something tells it, and the one that most of these have. */
function widthsOf(glyphs: readonly Glyph[]) {
  const measured = measuredMarks(glyphs)
  const all = [...measured.values()]
  const usual = usualWidth(all) ?? 'full'
  const asUsual = all.filter(({ width }) => width === usual).length
  const isRule = all.length >= fewest && asUsual >= most * all.length
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

/** Marks of either width that stand side by side between two Chinese characters, and the room of all, in characters. */
interface Marks {
  readonly marks: readonly Glyph[]
  readonly room: number
}

/** How wide marks are that have room to tell it; of several side by side, by what such marks take where they stand alone. */
function measuredMarks(glyphs: readonly Glyph[]): Map<Glyph, Measured> {
  const all = byLine(glyphs).flatMap(marksIn)
  const [alone, together] = [all.filter(isOfOne), all.filter((marks) => !isOfOne(marks))]
  const measured = new Map(alone.flatMap(byRoom))
  return new Map([...measured, ...together.flatMap((marks) => byKind(marks, measured) ?? byRoom(marks))])
}

function isOfOne({ marks }: Marks): boolean {
  return marks.length === 1
}

function marksIn(line: readonly Glyph[]): Marks[] {
  return gapsOf(line).flatMap(({ between, room }) => {
    const marks = between.filter(hasTwoWidths)
    return marks.length === 0 ? [] : [{ marks, room: room - (between.length - marks.length) }]
  })
}

/** As wide as their share of the room. */
function byRoom({ marks, room }: Marks): [Glyph, Measured][] {
  const share = room / marks.length
  const isClear = Math.abs(share - leastRoom) > unclear
  return marks.map((mark) => [mark, { width: share > leastRoom ? 'full' : 'half', isClear }])
}

/** What marks of each width take in the mean, in characters, and how far marks side by side may be from their sum. */
const [usualRoom, sumWithin] = [{ full: 0.97, half: 0.45 }, 0.25] as const

/** As wide as marks of their kind are elsewhere in the text, brackets or others, if they then fill the room; `null` if not. */
function byKind({ marks, room }: Marks, alone: ReadonlyMap<Glyph, Measured>): [Glyph, Measured][] | null {
  const told = marks.flatMap((mark): [Glyph, Width][] => {
    const alike = [...alone].filter(([other]) => isBracket(other) === isBracket(mark))
    const width = usualWidth(alike.map(([, measured]) => measured))
    return width === null ? [] : [[mark, width]]
  })
  const sum = told.reduce((total, [, width]) => total + usualRoom[width], 0)
  if (told.length < marks.length || Math.abs(room - sum) >= sumWithin) return null
  return told.map(([mark, width]) => [mark, { width, isClear: true }])
}

/** What most of them are, wide ones where as many are narrow; `null` of none. */
function usualWidth(marks: readonly Measured[]): Width | null {
  const halves = marks.filter(({ width }) => width === 'half').length
  return marks.length === 0 ? null : halves * 2 > marks.length ? 'half' : 'full'
}

function isBracket({ text }: Glyph): boolean {
  return /[()（）]/.test(text)
}

function isDigit(glyph: Glyph | undefined): boolean {
  return glyph !== undefined && /\d/.test(glyph.text)
}

function hasTwoWidths({ text }: Glyph): boolean {
  return text in full || text in half
}
