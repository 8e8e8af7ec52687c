import { type Combination, parseCombination } from './combination.ts'
import { type Place, type ShortcutDefinition, type ShortcutId, shortcuts } from './definitions.ts'
import { createKeymap, type Keymap, keysOf } from './keymap.ts'
import type { KeyPress } from './keyPress.ts'

export interface Shortcuts {
  /** Which keys press which. */
  readonly keymap: Keymap
  /** Lets a shortcut do something until the returned function is called; the one bound last answers. */
  bind(id: ShortcutId, handler: () => void): () => void
  /** @returns whether a shortcut answered */
  press(press: KeyPress): boolean
  /** The shortcuts that would do something now. */
  active(): readonly ShortcutId[]
  /** Does what a shortcut does, whatever its keys. */
  run(id: ShortcutId): void
  /** Calls the listener whenever other shortcuts would do something. */
  subscribe(listener: () => void): void
}

export function createShortcuts(): Shortcuts {
  const keymap = createKeymap()
  const bound: { id: ShortcutId; handler: () => void }[] = []
  const listeners = new Set<() => void>()
  const changed = () => {
    for (const listener of listeners) listener()
  }
  const answersNow = (id: ShortcutId, press: KeyPress) =>
    answers(shortcuts[id], keysOf(keymap.getState(), id), press)
  return {
    keymap,
    bind(id, handler) {
      const entry = { id, handler }
      bound.push(entry)
      changed()
      return () => {
        bound.splice(bound.indexOf(entry), 1)
        changed()
      }
    },
    press(press) {
      const entry = bound.findLast(({ id }) => answersNow(id, press))
      entry?.handler()
      return entry !== undefined
    },
    active: () => [...new Set(bound.map(({ id }) => id))],
    run: (wanted) => bound.findLast(({ id }) => id === wanted)?.handler(),
    subscribe: (listener) => void listeners.add(listener),
  }
}

/** Whether a key press is one of a shortcut's keys, and the place leaves the key to it. */
export function answers(definition: ShortcutDefinition, keys: readonly string[], press: KeyPress): boolean {
  if (press.composing || (press.place === 'dialog' && !definition.alsoInDialogs)) return false
  return keys.some((combination) => {
    const wanted = parseCombination(combination)
    return (
      isPressed(wanted, press) &&
      (press.place === 'dialog' || placesOf(wanted, definition).includes(press.place))
    )
  })
}

function isPressed(wanted: Combination, press: KeyPress): boolean {
  if (wanted.mod !== press.mod || wanted.alt !== press.alt) return false
  // Alt with a digit types a symbol on some keyboards; the physical key says which digit it was.
  if (wanted.alt && /^\d$/.test(wanted.key)) return press.code === `Digit${wanted.key}`
  if (wanted.shift && !press.shift) return false
  // Symbols such as ? and + need Shift on some keyboards; letters and named keys with Shift are other keys.
  if (!wanted.shift && press.shift && /^\w+$/.test(wanted.key)) return false
  return wanted.key.toLowerCase() === press.key.toLowerCase()
}

const navigationKeys = new Set([
  'Enter',
  ' ',
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
  'Home',
  'End',
  'PageUp',
  'PageDown',
])

export function placesOf(wanted: Combination, definition: ShortcutDefinition): readonly Place[] {
  if (definition.only) return definition.only
  // Neither types anything: function keys are for text too.
  if (wanted.mod || wanted.alt || /^F\d+$/.test(wanted.key)) return ['page', 'control', 'text', 'field']
  if (definition.in) return definition.in
  return navigationKeys.has(wanted.key) ? ['page'] : ['page', 'control']
}
