import { isoDate } from '../../fields/forms/date.ts'
import { asStrokes } from '../../fields/forms/strokes.ts'
import { findLabel, halfLabelIn, type LabelPlace, labelIn } from '../../fields/layout/label.ts'
import { type Glyph, middle, type Row, textOf, unbroken } from '../../fields/layout/row.ts'
import { type Candidate, nothingFound } from '../../fields/value.ts'
import { isEthnicity } from './ethnicity.ts'

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
  const above = aboveNumber(rows)
  const sexRow = above.find(isSexRow) ?? null
  const birthRow = above.find(isBirthRow) ?? null
  return {
    name: nameIn(above, sexRow ?? birthRow),
    sex: sexRow ? sexIn(sexRow) : nothingFound,
    ethnicity: sexRow ? ethnicityIn(sexRow) : nothingFound,
    birth: birthRow ? birthIn(birthRow) : nothingFound,
    address: addressIn(above, birthRow),
    number: number
      ? { value: textOf(number.glyphs), glyphs: number.glyphs, label: [], doubts: number.doubts }
      : nothingFound,
  }
}

/** What is printed above the number: all else. */
export function aboveNumber(rows: readonly Row[]): readonly Row[] {
  const number = numberPlace(rows)
  return number ? rows.filter((row) => middle(row.box) < number.row.box.top) : rows
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

/** Sex within its row, with or without the label before it. */
export function sexIn(row: Row): Candidate {
  const label = labelIn(row, '性别')
  const at = [...row.text].findIndex(
    (character, index) => index >= (label?.end ?? 0) && /[男女]/.test(character),
  )
  const glyph = row.glyphs[at]
  if (glyph) return { value: glyph.text, glyphs: [glyph], label: label ? labelGlyphs(label) : [], doubts: [] }
  return label ? emptyBeside(label) : nothingFound
}

function ethnicityIn(row: Row): Candidate {
  const label = labelIn(row, '民族')
  if (!label) return halfLabelledEthnicity(row)
  const found = fromPlace(label, gapInName, [])
  const labelled = { ...found, label: labelGlyphs(label) }
  if (found.value === null || isEthnicity(found.value)) return labelled
  return { ...labelled, doubts: [...found.doubts, 'not-in-vocabulary'] }
}

/** Ethnicity in the row that it shares with the sex; without its label it is what stands last, if the list has it. */
export function ethnicityAt(row: Row): Candidate {
  const labelled = ethnicityIn(row)
  if (labelled.value !== null) return labelled
  const glyphs = row.glyphs.slice(row.text.search(/[男女]/) + 1)
  const value = textOf(glyphs)
  return isEthnicity(value) ? { value, glyphs, label: [], doubts: [] } : nothingFound
}

/** With half of the label lost, only an ethnicity of the list is taken for one. */
function halfLabelledEthnicity(row: Row): Candidate {
  const at = Math.max(row.text.lastIndexOf('民'), row.text.lastIndexOf('族'))
  if (at < 0) return nothingFound
  const found = fromPlace({ row, start: at, end: at + 1, edits: 1 }, gapInName, [])
  return found.value !== null && isEthnicity(found.value) ? found : nothingFound
}

/** The date in a row. */
export function birthIn(row: Row): Candidate {
  const start = row.text.search(/\d{4}/)
  if (start < 0) return nothingFound
  const glyphs = row.glyphs.slice(start)
  return { value: isoDate(textOf(glyphs)), glyphs, label: [], doubts: [] }
}

/** The labelled row and those under it, down to the number, that begin where the value begins. */
function addressIn(rows: readonly Row[], birthRow: Row | null): Candidate {
  const label = findLabel(rows, '住址') ?? halfLabelUnder(rows, birthRow)
  return label
    ? addressFrom(rows, label.row, label.end, label.edits > 0 ? ['label-not-found'] : [])
    : nothingFound
}

/**
 * An address by its first row.
 *
 * @param rows those above the number
 */
export function addressFrom(
  rows: readonly Row[],
  firstRow: Row,
  from: number,
  doubts: Candidate['doubts'],
): Candidate {
  const start = firstRow.glyphs.findIndex(({ text }, index) => index >= from && isHan(text) && !isDot(text))
  const first = start < 0 ? [] : unbroken(firstRow, start, gapInAddress)
  const edge = first[0]?.left
  if (edge === undefined) return nothingFound
  const below = rows.filter((row) => middle(row.box) > firstRow.box.bottom)
  const end = below.findIndex(isOfTemporaryCard)
  const continued = (end < 0 ? below : below.slice(0, end)).flatMap((row) => startingAt(row, edge))
  const glyphs = asStrokes([...first, ...continued])
  return { value: textOf(glyphs), glyphs, label: [], doubts }
}

/** On a temporary card the rows of a usual card's other side follow. */
function isOfTemporaryCard(row: Row): boolean {
  return labelIn(row, '签发机关') !== null || labelIn(row, '有效期限') !== null
}

function halfLabelUnder(rows: readonly Row[], birthRow: Row | null): LabelPlace | null {
  const next = birthRow
    ? rows.find((row) => middle(row.box) > birthRow.box.bottom && isUnder(row, birthRow))
    : undefined
  return next ? halfLabelIn(next, '住址') : null
}

/** A row's text if it begins at a left edge, give or take two characters. */
function startingAt(row: Row, edge: number): Glyph[] {
  const start = row.glyphs.findIndex((glyph) => Math.abs(glyph.left - edge) < 1.6 * row.height)
  return start < 0 ? [] : unbroken(row, start, gapInAddress)
}

/** The Chinese characters after a label, up to anything else: what was taken for a letter or digit is a speck. */
function fromPlace(place: LabelPlace, gap: number, doubts: Candidate['doubts']): Candidate {
  const { row, end, edits } = place
  const glyphs = leadingHan(asStrokes(unbroken(row, end, gap)))
  if (glyphs.length === 0) return emptyBeside(place)
  return {
    value: textOf(glyphs),
    glyphs,
    label: [],
    doubts: edits > 0 && doubts.length === 0 ? ['label-not-found'] : doubts,
  }
}

/** A name in a row of its own, or in what of a row is right of the labels. */
export function nameAt(row: Row, from: number): Candidate {
  const glyphs = leadingHan(asStrokes(unbroken(row, from, gapInName)))
  return glyphs.length === 0 ? nothingFound : { value: textOf(glyphs), glyphs, label: [], doubts: [] }
}

function leadingHan(glyphs: readonly Glyph[]): readonly Glyph[] {
  const first = glyphs.findIndex(({ text }) => isHan(text) && !isDot(text))
  if (first < 0) return []
  const rest = glyphs.slice(first)
  const end = rest.findIndex(({ text }) => !isHan(text))
  return end < 0 ? rest : rest.slice(0, end)
}

function isHan(text: string): boolean {
  return isDot(text) || /^\p{Script=Han}$/u.test(text)
}

/** The dot stands between the parts of a name that is written in Chinese by its sound. */
function isDot(text: string): boolean {
  return text === '·' || text === '•'
}

/** The label is there and nothing beside it: worth a second look. */
function emptyBeside(place: LabelPlace): Candidate {
  return { value: null, glyphs: [], label: labelGlyphs(place), doubts: [] }
}

function labelGlyphs({ row, start, end }: LabelPlace): readonly Glyph[] {
  return row.glyphs.slice(start, end)
}
