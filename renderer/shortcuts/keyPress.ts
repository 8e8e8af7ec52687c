import type { Place } from './definitions.ts'

/** One key going down, with all that decides whether a shortcut may answer it. */
export interface KeyPress {
  readonly key: string
  /** The physical key, e.g. `Digit1`. */
  readonly code: string
  readonly mod: boolean
  readonly alt: boolean
  readonly shift: boolean
  /** An input method is composing: the key belongs to it. */
  readonly composing: boolean
  readonly place: Place
}

export function keyPressOf(event: KeyboardEvent): KeyPress {
  return {
    key: event.key,
    code: event.code,
    mod: event.ctrlKey || event.metaKey,
    alt: event.altKey,
    shift: event.shiftKey,
    // 229 is what Chromium reports for a key that the input method takes before composition has begun.
    composing: event.isComposing || event.keyCode === 229,
    place: event.target instanceof HTMLElement ? placeOf(event.target) : 'page',
  }
}

const textRoles = '[role="textbox"], [role="searchbox"], [role="combobox"]'
const controls =
  'button, a[href], input, select, summary, [role="button"], [role="option"], [role="radio"], [role="checkbox"], [role="switch"], [role="tab"], [role="menuitem"]'
const buttonLikeInputs = new Set(['button', 'checkbox', 'color', 'file', 'radio', 'range', 'reset', 'submit'])

/** Where the focus is while it is on this element. */
export function placeOf(element: HTMLElement): Place {
  if (element.closest('[role="dialog"]')) return 'dialog'
  if (element.closest('[data-place="field"]')) return 'field'
  if (isText(element)) return 'text'
  return element.closest(controls) ? 'control' : 'page'
}

function isText(element: HTMLElement): boolean {
  if (element.isContentEditable || element instanceof HTMLTextAreaElement) return true
  if (element instanceof HTMLInputElement) return !buttonLikeInputs.has(element.type)
  return element.matches(textRoles)
}
