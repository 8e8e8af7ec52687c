import { type Place, type ShortcutDefinition, type ShortcutId, shortcuts } from './definitions.ts'
import type { KeyPress } from './keyPress.ts'

export interface Shortcuts {
  /** Lets a shortcut do something until the returned function is called; the one bound last answers. */
  bind(id: ShortcutId, handler: () => void): () => void
  /** @returns whether a shortcut answered */
  press(press: KeyPress): boolean
}

export function createShortcuts(): Shortcuts {
  const bound: { id: ShortcutId; handler: () => void }[] = []
  return {
    bind(id, handler) {
      const entry = { id, handler }
      bound.push(entry)
      return () => {
        bound.splice(bound.indexOf(entry), 1)
      }
    },
    press(press) {
      const entry = bound.findLast(({ id }) => answers(shortcuts[id], press))
      entry?.handler()
      return entry !== undefined
    },
  }
}

/** Whether a key press is a shortcut's, and the place leaves the key to it. */
export function answers(definition: ShortcutDefinition, press: KeyPress): boolean {
  if (press.composing || (press.place === 'dialog' && !definition.alsoInDialogs)) return false
  return definition.keys.some((combination) => {
    const wanted = parse(combination)
    return (
      isPressed(wanted, press) &&
      (press.place === 'dialog' || placesOf(wanted, definition).includes(press.place))
    )
  })
}

interface Combination {
  readonly key: string
  readonly mod: boolean
  readonly alt: boolean
}

function parse(combination: string): Combination {
  // The key itself may be '+', so only the known prefixes are cut off.
  const [, prefix = '', key = ''] = /^(Mod\+|Alt\+)?(.+)$/s.exec(combination) ?? []
  return { key, mod: prefix === 'Mod+', alt: prefix === 'Alt+' }
}

function isPressed(wanted: Combination, press: KeyPress): boolean {
  if (wanted.mod !== press.mod || wanted.alt !== press.alt) return false
  // Alt with a digit types a symbol on some keyboards; the physical key says which digit it was.
  if (wanted.alt && /^\d$/.test(wanted.key)) return press.code === `Digit${wanted.key}`
  // Symbols such as ? and + need Shift on some keyboards; letters and named keys with Shift are other keys.
  if (press.shift && /^(\w|\w{2,})$/.test(wanted.key)) return false
  return wanted.key.toLowerCase() === press.key.toLowerCase()
}

const navigationKeys = new Set([
  'Enter',
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
  'Home',
  'End',
  'PageUp',
  'PageDown',
])

function placesOf(wanted: Combination, definition: ShortcutDefinition): readonly Place[] {
  if (wanted.mod || wanted.alt) return ['page', 'control', 'text', 'field']
  if (definition.in) return definition.in
  return navigationKeys.has(wanted.key) ? ['page'] : ['page', 'control']
}
