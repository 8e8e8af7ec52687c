import type { FieldKey } from '../../stores/caseFields.ts'

/** Id of the element that holds the decision's buttons. */
export const decisionId = 'decision'

/** Id of a field's input. */
export function fieldId(key: FieldKey): string {
  return `field ${key}`
}

/** Puts the keyboard into a field, its text selected so that typing replaces it. */
export function focusField(key: FieldKey): void {
  const input = document.getElementById(fieldId(key))
  if (!(input instanceof HTMLTextAreaElement)) return
  input.focus()
  input.select()
}

/** Takes the keyboard out of a field, so that single keys are shortcuts again. */
export function leaveField(): void {
  const focused = document.activeElement
  if (focused instanceof HTMLTextAreaElement && focused.dataset.place === 'field') focused.blur()
}

/** Puts the keyboard on the decision that is chosen, or else on the first; where none is to be given, on the page. */
export function focusDecision(): void {
  const group = document.getElementById(decisionId)
  const input = group?.querySelector('input:checked') ?? group?.querySelector('input')
  if (input instanceof HTMLElement) input.focus()
  else leaveField()
}

/** Id of what a box is drawn on. */
export const boxDrawingId = 'box-drawing'

/** Id of the input that says what somebody found. */
export const newFindingId = 'new-finding'

export function focusBoxDrawing(): void {
  document.getElementById(boxDrawingId)?.focus()
}

export function focusNewFinding(): void {
  document.getElementById(newFindingId)?.focus()
}

/** Scrolls what has just come so far that all of it is seen. */
export function showWhole(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' })
}
