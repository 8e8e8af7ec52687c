import type { FieldName } from '../../../shared/domain/field.ts'
import type { FieldReason, ReadField } from '../../../shared/domain/reading.ts'
import { withLineBelow } from '../fields/again/lineBelow.ts'
import { blockBeside, withLinesBelow } from '../fields/layout/block.ts'
import { type Flow, flowOf, valuesOf } from '../fields/layout/flow.ts'
import { type Row, rowsOf } from '../fields/layout/row.ts'
import { type Candidate, nothingFound, type ReadFields } from '../fields/value.ts'
import { enclosing } from '../page/levelBox.ts'
import { birthIn } from './idCard/number.ts'
import type { KindReader, PageToRead } from './kindReader.ts'
import { confirmedBy, decide, type ValueForm } from './labelledValue.ts'
import { readUnderSeal } from './licence/sealed.ts'

/** How a value is found on a page, and what it is. */
export interface LabelledField {
  readonly form: ValueForm
  /** Tried in order; each names its `value`. See `fields/flow.ts` for the text that they are looked for in. */
  readonly patterns: readonly string[]
  /** For money that a paper writes twice: the other place, which confirms it. */
  readonly again?: readonly string[]
  /** Which of its places on the page is meant: from the top, or from the end (-1); the first unless told. */
  readonly place?: number
  /** What speaks against a value that was read, whoever agrees to it; `null` for nothing. */
  readonly doubt?: (value: string) => FieldReason | null
  /** Labels of a value that may fill several lines. */
  readonly wraps?: readonly string[]
}

type LabelledFields = Partial<Readonly<Record<FieldName, LabelledField>>>

/** A kind whose values stand beside printed labels, or in sentences of a usual wording. */
export function labelledKind({
  features,
  mostRows,
  fields,
}: Pick<KindReader, 'features' | 'mostRows'> & { readonly fields: LabelledFields }): KindReader {
  return { features, mostRows, read: (page) => readLabelled(page, fields) }
}

async function readLabelled(page: PageToRead, fields: LabelledFields): Promise<ReadFields> {
  const read = await readFound(page, fields)
  const missing = Object.fromEntries(
    Object.entries(fields).filter(([name]) => read[name as FieldName]?.state === 'absent'),
  )
  if (Object.keys(missing).length === 0) return withSecondPlaces(read)
  const clear = await withoutSeals(page)
  return withSecondPlaces(clear ? { ...read, ...(await readFound(clear, missing)) } : read)
}

/** An identity number repeats the birth date and the sex of its bearer; where both places agree, both were read right. */
function withSecondPlaces(read: ReadFields): ReadFields {
  const number = read.id_number?.value ?? ''
  const { birth, sex } = read
  const sexOfNumber = Number(number.charAt(16)) % 2 === 1 ? '男' : '女'
  return {
    ...read,
    ...(birth && birth.value === birthIn(number) ? { birth: agreeing(birth) } : {}),
    ...(sex && read.id_number?.state === 'sure' && sex.value === sexOfNumber ? { sex: agreeing(sex) } : {}),
  }
}

function agreeing(field: ReadField): ReadField {
  const reasons = field.reasons.filter(
    (reason) => reason !== 'no-witness' && reason !== 'second-place-agrees',
  )
  return { ...field, state: 'sure', reasons: ['second-place-agrees', ...reasons] }
}

/** The page once more as if its red ink were not there; `null` if there is none. */
async function withoutSeals({ page, rows, readers }: PageToRead): Promise<PageToRead | null> {
  if (rows.length === 0) return null
  const whole = enclosing(rows.map(({ box }) => box))
  const clear = await readUnderSeal(page, whole, readers)
  return clear && { page: clear, rows: rowsOf(clear), readers }
}

async function readFound(page: PageToRead, fields: LabelledFields): Promise<ReadFields> {
  const found = findLabelled(page.rows, fields)
  const flow = flowOf(page.rows)
  const read: Partial<Record<FieldName, ReadField>> = {}
  for (const [name, field] of Object.entries(fields) as [FieldName, LabelledField][]) {
    const candidate = await wholeOf(page, field, found[name] ?? nothingFound)
    const decided = await decide(page, field.form, candidate)
    const elsewhere = field.again && firstOf(flow, field.again)
    const confirmed = elsewhere ? confirmedBy(decided, elsewhere.value) : decided
    read[name] = doubted(field.wraps ? asWhole(confirmed) : confirmed, field.doubt)
  }
  return read
}

/** What an address ends in; one that ends otherwise may lack its last line. */
const addressEnd = /[号室户楼层栋幢座元组村屯里弄巷社店铺院区厂会]$/u

function asWhole(field: ReadField): ReadField {
  const isWhole = field.value !== null && addressEnd.test(field.value)
  return isWhole || field.state !== 'sure'
    ? field
    : { ...field, state: 'doubtful', reasons: [...field.reasons, 'no-witness'] }
}

function doubted(field: ReadField, doubt: LabelledField['doubt']): ReadField {
  const reason = field.state === 'sure' ? doubt?.(field.value ?? '') : null
  return reason ? { ...field, state: 'doubtful', reasons: [...field.reasons, reason] } : field
}

async function wholeOf(
  { page, rows, readers }: PageToRead,
  { wraps }: LabelledField,
  candidate: Candidate,
): Promise<Candidate> {
  return wraps ? withLineBelow(page, rows, candidate, readers.recognize) : candidate
}

/** What stands where the fields are looked for, before anything else is asked. */
function findLabelled(
  rows: readonly Row[],
  fields: LabelledFields,
): Partial<Readonly<Record<FieldName, Candidate>>> {
  const flow = flowOf(rows)
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, findOne(flow, rows, field)]))
}

function findOne(flow: Flow, rows: readonly Row[], { patterns, place = 0, wraps }: LabelledField): Candidate {
  for (const pattern of patterns) {
    const found = valuesOf(flow, pattern).at(place)
    if (found) return wraps ? withLinesBelow(found, rows) : found
  }
  return (wraps && blockBeside(rows, wraps)) ?? nothingFound
}

function firstOf(flow: Flow, patterns: readonly string[]): Candidate | null {
  return patterns.flatMap((pattern) => valuesOf(flow, pattern))[0] ?? null
}
