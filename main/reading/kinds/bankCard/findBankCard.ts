import { type PlacedGlyph, type PlacedRow, placedRows } from '../../fields/layout/placedRow.ts'
import { textOf } from '../../fields/layout/row.ts'
import { type Candidate, nothingFound } from '../../fields/value.ts'
import type { Quad } from '../../page/geometry.ts'
import { median } from '../../page/median.ts'
import type { PageText } from '../../page/page.ts'
import { bankInLatin } from './bankNames.ts'

/** What the main reader found on a bank card. */
export interface BankCard {
  /** The text as it stands, of whatever length. */
  readonly number: Candidate
  /** All of the number as one line, however the detector cut it; `null` if none was found. */
  readonly numberQuad: Quad | null
  /** Lengths of the groups in which the digits are printed; `null` if they do not stand evenly. */
  readonly groups: readonly number[] | null
  readonly bank: Candidate
  /** The bank that is named in Latin letters, by its Chinese name. */
  readonly bankElsewhere: string | null
}

/** A run of so many digits is a card number, or what is left of one; a date or a telephone number has fewer. */
const fewestDigits = 12
/** Steps from digit to digit within a group, in usual steps: a lost digit or a gap makes one longer, a false digit shorter. */
const [shortestStep, longestStep] = [0.6, 1.4]

/** Space between the characters of one name, at most, in their widths. */
const widestGap = 2

export function findBankCard(page: PageText): BankCard {
  const rows = placedRows(page)
  const digits = numberIn(rows)
  return {
    number:
      digits.length > 0 ? { value: textOf(digits), glyphs: digits, label: [], doubts: [] } : nothingFound,
    numberQuad: wholeLine(digits),
    groups: groupsOf(digits),
    bank: bankIn(rows),
    bankElsewhere: rows.flatMap((row) => bankInLatin(textOf(latinOf(row))) ?? [])[0] ?? null,
  }
}

/** The longest run of digits on the card. */
function numberIn(rows: readonly PlacedRow[]): readonly PlacedGlyph[] {
  const runs = rows.flatMap((row) =>
    [...textOf(row).matchAll(/\d[\dOoIlBSZ]{4,}/g)].map((run) =>
      row.slice(run.index, run.index + run[0].length),
    ),
  )
  const [longest] = runs
    .filter((run) => run.filter(({ text }) => /\d/.test(text)).length >= fewestDigits)
    .sort((a, b) => b.length - a.length)
  return longest ?? []
}

/** From the first line's start to the last line's end. */
function wholeLine(glyphs: readonly PlacedGlyph[]): Quad | null {
  const [first, last] = [glyphs[0], glyphs.at(-1)]
  if (!first || !last) return null
  const [start, end] = [first.line.quad, last.line.quad]
  return [start[0], end[1], end[2], start[3]]
}

/** Lengths of the groups, by steps that are longer than the usual one; `null` where steps are too short for a digit. */
function groupsOf(glyphs: readonly PlacedGlyph[]): readonly number[] | null {
  const centre = ({ left, right }: PlacedGlyph) => (left + right) / 2
  const steps = glyphs.slice(1).map((glyph, index) => centre(glyph) - centre(glyphs[index] ?? glyph))
  const usual = median(steps)
  if (steps.some((step) => step < shortestStep * usual)) return null
  const groups = glyphs.length > 0 ? [1] : []
  for (const step of steps)
    if (step > longestStep * usual) groups.push(1)
    else groups[groups.length - 1] = (groups.at(-1) ?? 0) + 1
  return groups
}

/** The highest text that ends in 银行 or names a credit union; on cards without one, the bank's letters. */
function bankIn(rows: readonly PlacedRow[]): Candidate {
  for (const row of rows) {
    const match = /[\p{Script=Han}]*(?:银行|信用社|信用联社|农信社?|农商行)/u.exec(textOf(row))
    if (match && match[0].length >= 3 && !/服务|热线|客户/.test(match[0])) {
      const glyphs = inOnePiece(row.slice(match.index, match.index + match[0].length))
      return { value: textOf(glyphs), glyphs, label: [], doubts: [] }
    }
  }
  const letters = rows.map(latinOf).find((glyphs) => bankInLatin(textOf(glyphs)) !== null)
  return letters ? { value: textOf(letters), glyphs: letters, label: [], doubts: [] } : nothingFound
}

/** The end of a row from its last wide gap on: what kind of card it is stands on the other side, as high as the bank. */
function inOnePiece(glyphs: readonly PlacedGlyph[]): readonly PlacedGlyph[] {
  const gap = (index: number) => (glyphs[index]?.left ?? 0) - (glyphs[index - 1]?.right ?? 0)
  const width = ({ left, right }: PlacedGlyph) => right - left
  const start = glyphs.findLastIndex((glyph, index) => index > 0 && gap(index) > widestGap * width(glyph))
  return glyphs.slice(Math.max(0, start))
}

function latinOf(row: PlacedRow): readonly PlacedGlyph[] {
  return row.filter(({ text }) => /[A-Za-z.,]/.test(text))
}
