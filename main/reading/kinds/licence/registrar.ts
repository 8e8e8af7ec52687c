import { isoDate } from '../../fields/forms/date.ts'
import type { PlacedGlyph, PlacedRow } from '../../fields/layout/placedRow.ts'
import { type Glyph, textOf } from '../../fields/layout/row.ts'
import { type Candidate, nothingFound } from '../../fields/value.ts'
import type { FoundLabel } from './findLabels.ts'

/** How far below its label, in heights, the registrar's lines end, and how far to the left of it they may begin. */
const reach = { below: 9, left: 8 } as const

interface Signature {
  readonly registrar: Candidate
  readonly issued: Candidate
}

/**
 * The registrar's name, beside its label or under it, and the date below. A seal may lie over either.
 *
 * @param seen whether the rows are those of the whole page or of the region alone in which these stand
 */
export function findRegistrar(
  rows: readonly PlacedRow[],
  label: FoundLabel | null,
  seen: 'page' | 'region' = 'page',
): Signature {
  const head = label?.row[label.start]
  if (!label || !head)
    return { registrar: lastAuthority(rows), issued: (seen === 'region' && onlyDate(rows)) || lastDate(rows) }
  const below = rows
    .map((row) => row.filter(({ left }) => left > head.left - reach.left * head.height))
    .filter(([first]) => first !== undefined && isBelow(first, head))
  const beside = label.row.slice(label.end).filter(({ text }) => !/[:：]/.test(text))
  const lines = [beside, ...below].filter((line) => line.length > 0)
  const dates = lines.flatMap((line) => dateIn(line) ?? [])
  const name = lines.find((line) => isAuthority(textOf(line)))
  return {
    registrar: name ? { value: textOf(name), glyphs: name, label: [], doubts: [] } : nothingFound,
    issued: dates[0] ?? nothingFound,
  }
}

function isBelow(glyph: PlacedGlyph, head: PlacedGlyph): boolean {
  const down = (glyph.y - head.y) / head.height
  return down > 0.5 && down < reach.below
}

function isAuthority(text: string): boolean {
  return /^\p{Script=Han}{4,}(?:局|委员会|大厅|中心|分局|厅|所)$/u.test(text)
}

/** The characters of an authority's name at the head of a line, as far as its last possible end; `null` if none stands there. */
export function authorityIn(line: readonly Glyph[]): readonly Glyph[] | null {
  const end = line.findLastIndex((_, at) => isAuthority(textOf(line.slice(0, at + 1))))
  return end < 0 ? null : line.slice(0, end + 1)
}

/** Where the year of a date begins in a line; -1 if none does. */
export function yearIn(line: readonly Glyph[]): number {
  return textOf(line).search(/(?:19|20)\d{2}/)
}

export function dateIn(line: readonly Glyph[]): Candidate | null {
  const start = yearIn(line)
  if (start < 0) return null
  const glyphs = line.slice(start)
  const value = isoDate(textOf(glyphs))
  return value === null ? null : { value, glyphs, label: [], doubts: [] }
}

/** Without its label, the date is the last on the page. */
function lastDate(rows: readonly PlacedRow[]): Candidate {
  const dates = rows.flatMap((row) => dateIn(row) ?? [])
  const last = dates.at(-1)
  return last ? { ...last, doubts: ['label-not-found'] } : nothingFound
}

/** Where nothing but the registrar's lines is seen, a date on a line of its own is theirs if there is no other. */
function onlyDate(rows: readonly PlacedRow[]): Candidate | null {
  const [date, ...others] = rows.flatMap((row) => dateIn(row) ?? [])
  const isAlone =
    date !== undefined && rows.some((row) => row.length === date.glyphs.length && row[0] === date.glyphs[0])
  return isAlone && others.length === 0 ? { ...date, doubts: ['chosen-by-place'] } : null
}

/** Without its label, the registrar is the last authority that stands on a line of its own. */
function lastAuthority(rows: readonly PlacedRow[]): Candidate {
  const name = rows.findLast((row) => isAuthority(textOf(row)) && !textOf(row).includes('监制'))
  return name ? { value: textOf(name), glyphs: name, label: [], doubts: ['label-not-found'] } : nothingFound
}
