import { forever, period } from '../../fields/forms/date.ts'
import { findLabel } from '../../fields/layout/label.ts'
import { type Glyph, middle, type Row, textOf, unbroken } from '../../fields/layout/row.ts'
import { type Candidate, nothingFound } from '../../fields/value.ts'

/** What the main reader found on the back of a card; the two dates stand in one line of text. */
export interface IdCardBack {
  readonly authority: Candidate
  readonly from: Candidate
  readonly to: Candidate
  readonly period: readonly Glyph[]
}

const gapInAuthority = 1.6

export function findIdCardBack(rows: readonly Row[]): IdCardBack {
  const validity = periodGlyphs(rows)
  const { from, to } = period(textOf(validity))
  const [start, end] = halves(validity)
  return {
    authority: authorityIn(rows, validity),
    from: { value: from, glyphs: start, label: [], doubts: [] },
    to: { value: to, glyphs: end, label: [], doubts: [] },
    period: validity,
  }
}

/** What follows the label, or else the row that holds a period by its form. */
function periodGlyphs(rows: readonly Row[]): readonly Glyph[] {
  const label = findLabel(rows, '有效期限')
  const labelled = label?.row.glyphs.slice(label.end) ?? []
  if (isPeriod(labelled)) return labelled
  const row = rows.find((candidate) => isPeriod(candidate.glyphs))
  if (!row) return []
  return row.glyphs.slice(row.text.search(/\d{4}/))
}

function isPeriod(glyphs: readonly Glyph[]): boolean {
  const { from, to } = period(textOf(glyphs))
  return from !== null || (to !== null && to !== forever)
}

/** The eighth digit ends the first date. */
function halves(glyphs: readonly Glyph[]): [Glyph[], Glyph[]] {
  const digits = glyphs.filter(({ text }) => /\d/.test(text))
  const last = digits[7]
  const end = last ? glyphs.indexOf(last) + 1 : glyphs.length
  return [glyphs.slice(0, end), glyphs.slice(end).filter(({ text }) => /[\d长長期.]/.test(text))]
}

/** The labelled row, and those between it and the period that begin where the value begins. */
function authorityIn(rows: readonly Row[], validity: readonly Glyph[]): Candidate {
  const label = findLabel(rows, '签发机关')
  if (!label) return nothingFound
  const first = unbroken(label.row, label.end, gapInAuthority)
  const edge = first[0]?.left
  if (edge === undefined) return nothingFound
  const periodRow = rows.find((row) => row.glyphs.some((glyph) => validity.includes(glyph)))
  const between = rows.filter(
    (row) =>
      periodRow !== undefined &&
      middle(row.box) > label.row.box.bottom &&
      middle(row.box) < periodRow.box.top &&
      Math.abs(row.box.left - edge) < 1.6 * row.height,
  )
  const glyphs = [...first, ...between.flatMap((row) => row.glyphs)]
  return { value: textOf(glyphs), glyphs, label: [], doubts: [] }
}
