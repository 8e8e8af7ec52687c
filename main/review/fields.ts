import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { CaseNo, Sha256Hex } from '../../shared/domain/ids.ts'
import { Sha256Hex as Sha256Schema } from '../../shared/domain/ids.ts'
import type { FieldAnswer } from '../../shared/domain/reading.ts'
import type { ResultField } from '../../shared/domain/result.ts'
import { SealdeskError } from '../../shared/errors/error.ts'
import type { AmendmentStore } from '../batch/amendmentStore.ts'
import type { CaseStore } from '../batch/caseStore.ts'
import type { FieldOnPage, ReadingStore } from '../reading/readingStore.ts'
import type { Confirmation, ConfirmationStore, StoredAnswer } from './confirmationStore.ts'
import type { OpinionStore } from './opinionStore.ts'
import { earlierOpinions, nextLevel } from './opinions.ts'

/** A field as it stands: what was read, and what a person made of it last. */
export interface CaseField extends FieldOnPage {
  readonly confirmed: StoredAnswer | null
}

export interface FieldStores {
  readonly readings: ReadingStore
  readonly confirmations: ConfirmationStore
}

/** All fields of a case, in the order of its documents; none of a document that was replaced. */
export function fieldsOfCase({ readings, confirmations }: FieldStores, caseNo: CaseNo): CaseField[] {
  const newest = new Map(confirmations.of(caseNo).map((confirmation) => [keyOf(confirmation), confirmation]))
  return readings.fieldsOf(caseNo).map((field) => {
    const confirmation = newest.get(keyOf(field))
    if (!confirmation) return { ...field, confirmed: null }
    const { answer, value, by, at } = confirmation
    return { ...field, confirmed: { answer, value, by, at } }
  })
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
export function resultField({ document, page, name, read, confirmed }: CaseField): ResultField {
  return { document, page, name, read, confirmed: confirmed && resultAnswer(confirmed) }
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
  {
    cases,
    amendments,
    readings,
    confirmations,
    opinions,
  }: FieldStores & { cases: CaseStore; amendments: AmendmentStore; opinions: OpinionStore },
  { caseNo, document, page, name }: Pick<FieldOnPage, 'document' | 'page' | 'name'> & { caseNo: CaseNo },
  answer: FieldAnswer,
  { by, at }: Pick<Confirmation, 'by' | 'at'>,
): void {
  const { terms } = cases.received()
  const given = opinions.of(caseNo).length - earlierOpinions(amendments.of(caseNo))
  if (nextLevel(terms, given) === null) throw new SealdeskError('opinion/level-closed', { caseNo })
  const field = readings
    .fieldsOf(caseNo)
    .find((candidate) => keyOf(candidate) === keyOf({ document, page, name }))
  if (!field) throw new SealdeskError('field/unknown', { field: name })
  confirmations.add({ document, page, name, ...answered(answer, field.read.value), by, at })
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

function keyOf({ document, page, name }: Pick<FieldOnPage, 'document' | 'page' | 'name'>): string {
  return `${document} ${page} ${name}`
}
