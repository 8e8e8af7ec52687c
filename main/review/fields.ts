import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { FieldName } from '../../shared/domain/field.ts'
import type { CaseNo, Sha256Hex } from '../../shared/domain/ids.ts'
import { Sha256Hex as Sha256Schema } from '../../shared/domain/ids.ts'
import type { FieldAnswer } from '../../shared/domain/reading.ts'
import type { ResultField } from '../../shared/domain/result.ts'
import { SealdeskError } from '../../shared/errors/error.ts'
import type { CaseStore } from '../batch/caseStore.ts'
import type { FieldOnPage, ReadingStore } from '../reading/readingStore.ts'
import { type ReviewStores, requireOpen, reviewOf } from './caseReview.ts'
import type { ConfirmationStore, FieldPlace, StoredAnswer } from './confirmationStore.ts'
import { type Entries, entriesOf } from './doubleEntry.ts'

/**
 * A field as it stands: what was read, and what people made of it. Of a field that two people enter, `confirmed` is null
 * until the `entries` are settled; of any other it is the newest answer, and there are no `entries`.
 */
export interface CaseField extends FieldOnPage {
  readonly confirmed: StoredAnswer | null
  readonly entries: Entries<StoredAnswer> | null
}

export interface FieldStores {
  readonly cases: CaseStore
  readonly readings: ReadingStore
  readonly confirmations: ConfirmationStore
}

/** All fields of a case, in the order of its documents; none of a document that does not count. */
export function fieldsOfCase({ cases, readings, confirmations }: FieldStores, caseNo: CaseNo): CaseField[] {
  const { doubleEntry } = cases.received().terms
  const answers = Map.groupBy(confirmations.of(caseNo), keyOf)
  return readings.fieldsOf(caseNo).map((field) => {
    const given = (answers.get(keyOf(field)) ?? []).map(bare)
    return { ...field, ...standing(field.name, given, doubleEntry) }
  })
}

function standing(
  name: FieldName,
  answers: readonly StoredAnswer[],
  doubleEntry: readonly FieldName[],
): Pick<CaseField, 'confirmed' | 'entries'> {
  if (!doubleEntry.includes(name)) return { confirmed: answers.at(-1) ?? null, entries: null }
  const entries = entriesOf(name, answers)
  return { confirmed: entries.settled, entries }
}

/** The answer without the place that it was given at. */
function bare({ answer, value, by, at }: StoredAnswer): StoredAnswer {
  return { answer, value, by, at }
}

/**
 * What an opinion rests on: SHA-256 of the RFC 8785 canonical JSON of the case's fields, as `results.json` lists
 * them under `fields`.
 */
export function fieldsSha256(fields: readonly ResultField[]): Sha256Hex {
  const json = canonicalize(fields)
  if (json === undefined) throw new Error('fields have no canonical form')
  return Sha256Schema.parse(createHash('sha256').update(json, 'utf8').digest('hex'))
}

/** A field as `results.json` lists it. */
export function resultField({ document, page, name, read, confirmed, entries }: CaseField): ResultField {
  return {
    document,
    page,
    name,
    read,
    confirmed: confirmed && resultAnswer(confirmed),
    ...(entries && { entries: entries.made.map(resultAnswer) }),
  }
}

/** What is not said is left out: opinions that were given under an older version rest on the digest of the same. */
function resultAnswer({ answer, value, by, at }: StoredAnswer): NonNullable<ResultField['confirmed']> {
  return { value, by, at, ...(answer === 'not-applicable' && { answer }) }
}

/**
 * Records what a person answered about a field.
 *
 * @throws SealdeskError `field/unknown`; `opinion/level-closed` once every opinion on the case has been given
 */
export function confirmField(
  stores: FieldStores & ReviewStores,
  { caseNo, document, page, name }: FieldPlace & { caseNo: CaseNo },
  answer: FieldAnswer,
  { by, at }: Pick<StoredAnswer, 'by' | 'at'>,
): void {
  requireOpen(reviewOf(stores, caseNo), caseNo)
  const place = { document, page, name }
  const field = stores.readings.fieldsOf(caseNo).find((candidate) => keyOf(candidate) === keyOf(place))
  if (!field) throw new SealdeskError('field/unknown', { field: name })
  stores.confirmations.add({ ...place, ...answered(answer, field.read.value), by, at })
}

function answered(answer: FieldAnswer, read: string | null): Pick<StoredAnswer, 'answer' | 'value'> {
  switch (answer.as) {
    case 'read':
      return read === null ? { answer: 'illegible', value: null } : { answer: 'value', value: read }
    case 'typed':
      return { answer: 'value', value: answer.value }
    case 'illegible':
    case 'not-applicable':
      return { answer: answer.as, value: null }
  }
}

function keyOf({ document, page, name }: FieldPlace): string {
  return `${document} ${page} ${name}`
}
