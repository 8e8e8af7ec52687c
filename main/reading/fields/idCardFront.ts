import { isoDate } from './date.ts'
import { isEthnicity } from './ethnicity.ts'
import { findLabel, halfLabelIn, type LabelPlace, labelIn } from './label.ts'
import { type Glyph, middle, type Row, textOf, unbroken } from './row.ts'
import { type Candidate, nothingFound } from './value.ts'

/** What the main reader found on the front of a card. `number` is the text as it stands, of whatever length. */
export interface IdCardFront {
  readonly name: Candidate
  readonly sex: Candidate
  readonly ethnicity: Candidate
  readonly birth: Candidate
  readonly address: Candidate
  readonly number: Candidate
}

/** Gaps within a value, in heights of its row: names are spaced, an address is not. */
const gapInName = 1.6
const gapInAddress = 1.2

/** Finds the fields by their labels; where a label was lost, by its place between the others. */
export function findIdCardFront(rows: readonly Row[]): IdCardFront {
  const number = numberPlace(rows)
  const above = number ? rows.filter((row) => middle(row.box) < number.row.box.top) : rows
  const sexRow = above.find(isSexRow) ?? null
  const birthRow = above.find(isBirthRow) ?? null
  return {
    name: nameIn(above, sexRow ?? birthRow),
    sex: sexRow ? sexIn(sexRow) : nothingFound,
    ethnicity: sexRow ? ethnicityIn(sexRow) : nothingFound,
    birth: birthRow ? birthIn(birthRow) : nothingFound,
    address: addressIn(above, birthRow),
    number: number
      ? { value: textOf(number.glyphs), glyphs: number.glyphs, doubts: number.doubts }
      : nothingFound,
  }
}

/** The run of digits after the label, or else the longest run on the page that could be the number. */
function numberPlace(
  rows: readonly Row[],
): { row: Row; glyphs: Glyph[]; doubts: Candidate['doubts'] } | null {
  const label = findLabel(rows, '公民身份号码')
  const labelled = label ? digitRun(label.row, label.end) : []
  if (label && labelled.length >= 10) return { row: label.row, glyphs: labelled, doubts: [] }
  const runs = rows
    .map((row) => ({ row, glyphs: digitRun(row, 0) }))
    .filter(({ glyphs }) => glyphs.length >= 15 && glyphs.length <= 20)
    .sort((a, b) => b.glyphs.length - a.glyphs.length)
  const [longest] = runs
  return longest ? { ...longest, doubts: ['label-not-found'] } : null
}

function digitRun(row: Row, from: number): Glyph[] {
  const [run] = [...row.text.slice(from).matchAll(/[\dXx×]{8,}/g)].sort((a, b) => b[0].length - a[0].length)
  return run ? row.glyphs.slice(from + run.index, from + run.index + run[0].length) : []
}

function isSexRow(row: Row): boolean {
  return labelIn(row, '性别') !== null || labelIn(row, '民族') !== null || /[男女].{0,2}[民族]/.test(row.text)
}

function isBirthRow(row: Row): boolean {
  return labelIn(row, '出生') !== null || /\d{4}年\d{1,2}月/.test(row.text)
}

function nameIn(rows: readonly Row[], below: Row | null): Candidate {
  const labelled = findLabel(rows, '姓名')
  if (labelled) return fromPlace(labelled, gapInName, [])
  const next = below
    ? rows.findLast((row) => middle(row.box) < below.box.top && isUnder(row, below))
    : undefined
  if (!next) return nothingFound
  const half = halfLabelIn(next, '姓名')
  return half ? fromPlace(half, gapInName, ['label-not-found']) : nothingFound
}

/** Whether two rows begin about where a card's rows begin, one under the other. */
function isUnder(row: Row, other: Row): boolean {
  return Math.abs(row.box.left - other.box.left) < 3 * other.height
}

function sexIn(row: Row): Candidate {
  const from = labelIn(row, '性别')?.end ?? 0
  const at = [...row.text].findIndex((character, index) => index >= from && /[男女]/.test(character))
  const glyph = row.glyphs[at]
  return glyph ? { value: glyph.text, glyphs: [glyph], doubts: [] } : nothingFound
}

function ethnicityIn(row: Row): Candidate {
  const label = labelIn(row, '民族') ?? lastOf(row, '族')
  if (!label) return nothingFound
  const found = fromPlace(label, gapInName, [])
  return found.value !== null && isEthnicity(found.value)
    ? found
    : { ...found, doubts: [...found.doubts, 'not-in-vocabulary'] }
}

function lastOf(row: Row, character: string): LabelPlace | null {
  const at = row.text.lastIndexOf(character)
  return at < 0 ? null : { row, start: at, end: at + 1, edits: 1 }
}

function birthIn(row: Row): Candidate {
  const start = row.text.search(/\d{4}/)
  if (start < 0) return nothingFound
  const glyphs = row.glyphs.slice(start)
  return { value: isoDate(textOf(glyphs)), glyphs, doubts: [] }
}

/** The labelled row and those under it, down to the number, that begin where the value begins. */
function addressIn(rows: readonly Row[], birthRow: Row | null): Candidate {
  const label = findLabel(rows, '住址') ?? halfLabelUnder(rows, birthRow)
  if (!label) return nothingFound
  const first = unbroken(label.row, label.end, gapInAddress)
  const edge = first[0]?.left
  if (edge === undefined) return nothingFound
  const continued = rows
    .filter((row) => middle(row.box) > label.row.box.bottom)
    .flatMap((row) => fromEdge(row, edge))
  const glyphs = [...first, ...continued]
  return { value: textOf(glyphs), glyphs, doubts: label.edits > 0 ? ['label-not-found'] : [] }
}

function halfLabelUnder(rows: readonly Row[], birthRow: Row | null): LabelPlace | null {
  const next = birthRow
    ? rows.find((row) => middle(row.box) > birthRow.box.bottom && isUnder(row, birthRow))
    : undefined
  return next ? halfLabelIn(next, '住址') : null
}

/** A row's text if it begins at a left edge, give or take two characters. */
function fromEdge(row: Row, edge: number): Glyph[] {
  const start = row.glyphs.findIndex((glyph) => Math.abs(glyph.left - edge) < 1.6 * row.height)
  return start < 0 ? [] : unbroken(row, start, gapInAddress)
}

function fromPlace({ row, end, edits }: LabelPlace, gap: number, doubts: Candidate['doubts']): Candidate {
  const glyphs = unbroken(row, end, gap).filter(({ text }) => !/[::.,。,]/.test(text))
  if (glyphs.length === 0) return nothingFound
  return {
    value: textOf(glyphs),
    glyphs,
    doubts: edits > 0 && doubts.length === 0 ? ['label-not-found'] : doubts,
  }
}
