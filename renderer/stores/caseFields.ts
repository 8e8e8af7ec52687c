import type { DocumentPath } from '../../shared/domain/ids.ts'
import type { CaseView, DocumentView, FieldView } from '../../shared/domain/view.ts'

/** A field of the case together with the document it stands on. */
export interface CaseField {
  readonly key: FieldKey
  readonly document: DocumentView
  readonly field: FieldView
}

/** Identity of a field within its case. */
export type FieldKey = `${DocumentPath} ${number} ${FieldView['name']}`

/**
 * `wanted` is a field that two people enter and the person at the desk has not; `entered` one where their entry waits
 * for somebody else's.
 */
export type FieldState = 'confirmed' | 'wanted' | 'entered' | FieldView['read']['state']

export function fieldState({ confirmed, entry, read }: FieldView): FieldState {
  if (entry && entry.awaited !== null) return entry.isMine ? 'entered' : 'wanted'
  return confirmed ? 'confirmed' : read.state
}

/** Whether the person at the desk still has to say something about the field. */
export function isUnsettled(field: FieldView): boolean {
  const state = fieldState(field)
  return state === 'doubtful' || state === 'absent' || state === 'wanted'
}

/** Whether what the person would say by confirming it has been said. */
export function isAnswered(field: FieldView): boolean {
  const state = fieldState(field)
  return state === 'confirmed' || state === 'entered'
}

export function fieldsOf(view: CaseView): CaseField[] {
  return view.documents.flatMap((document) =>
    document.fields.map((field) => ({
      key: `${document.path} ${field.page} ${field.name}` as const,
      document,
      field,
    })),
  )
}

/** The order in which fields are worked on: those that need an answer first, else as they stand on the documents. */
export function workingOrder(view: CaseView): FieldKey[] {
  const fields = fieldsOf(view)
  return [
    ...fields.filter(({ field }) => isUnsettled(field)),
    ...fields.filter(({ field }) => !isUnsettled(field)),
  ].map(({ key }) => key)
}

/** The next field that needs an answer, after this one and then from the beginning; null when none does. */
export function nextUnsettled(
  view: CaseView,
  order: readonly FieldKey[],
  after: FieldKey | null,
): FieldKey | null {
  const unsettled = new Set(
    fieldsOf(view)
      .filter(({ field }) => isUnsettled(field))
      .map(({ key }) => key),
  )
  const start = after === null ? 0 : order.indexOf(after) + 1
  const round = [...order.slice(start), ...order.slice(0, start)]
  return round.find((key) => key !== after && unsettled.has(key)) ?? null
}
