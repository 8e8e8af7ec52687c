import { parseCombination } from './combination.ts'
import type { ShortcutId } from './definitions.ts'
import { type ShortcutScope, screens, shortcutIds, shortcuts } from './definitions.ts'
import { type KeymapState, keysOf } from './keymap.ts'
import { placesOf } from './registry.ts'

/** What a key press would be as a shortcut: its combination, or why it cannot be one. */
export type Captured =
  | { readonly state: 'held' }
  | { readonly state: 'reserved' }
  | { readonly state: 'taken'; readonly combination: string }

const modifiers = new Set(['Shift', 'Control', 'Alt', 'Meta', 'AltGraph', 'CapsLock', 'Process', 'Dead'])
/** Keys that move the focus, edit text or belong to the system: a shortcut on them would take them away. */
const reserved = new Set([
  'Tab',
  'Enter',
  'Escape',
  ' ',
  'Backspace',
  'Delete',
  'Mod+a',
  'Mod+c',
  'Mod+v',
  'Mod+x',
  'Mod+y',
  'Mod+z',
  'Alt+F4',
  'Alt+Tab',
  'Alt+ ',
])

/** Takes a key press down as a combination; Shift counts where it makes another character, and before a named key. */
export function captureOf(press: {
  readonly key: string
  readonly code: string
  readonly mod: boolean
  readonly alt: boolean
  readonly shift: boolean
}): Captured {
  if (modifiers.has(press.key)) return { state: 'held' }
  if (press.mod && press.alt) return { state: 'reserved' }
  const digit = press.alt ? /^Digit(\d)$/.exec(press.code)?.[1] : undefined
  const key = digit ?? (/^[A-Z]$/.test(press.key) ? press.key.toLowerCase() : press.key)
  const isShiftHeld = press.shift && key.length > 1
  const combination = `${press.mod ? 'Mod+' : press.alt ? 'Alt+' : isShiftHeld ? 'Shift+' : ''}${key}`
  return reserved.has(combination) ? { state: 'reserved' } : { state: 'taken', combination }
}

/** The shortcuts that the combination already presses somewhere where this one works too. */
export function conflictsOf(keymap: KeymapState, id: ShortcutId, combination: string): ShortcutId[] {
  const wanted = parseCombination(combination)
  const places = placesOf(wanted, shortcuts[id])
  return shortcutIds.filter(
    (other) =>
      other !== id &&
      meet(shortcuts[id].scope, shortcuts[other].scope) &&
      keysOf(keymap, other).some(
        (taken) =>
          taken.toLowerCase() === combination.toLowerCase() &&
          placesOf(parseCombination(taken), shortcuts[other]).some((place) => places.includes(place)),
      ),
  )
}

/** Whether two scopes are ever on one screen. */
function meet(a: ShortcutScope, b: ShortcutScope): boolean {
  return Object.values(screens).some((scopes) => scopes.includes(a) && scopes.includes(b))
}
