import { use } from 'react'
import { useStore } from 'zustand'
import type { ShortcutId } from '../shortcuts/definitions.ts'
import { keyLabel } from '../shortcuts/keyLabel.ts'
import { keysOf } from '../shortcuts/keymap.ts'
import { ShortcutsContext } from '../shortcuts/useShortcuts.ts'

export const macOS = navigator.platform.startsWith('Mac')

/** Every way to press a shortcut, as the keyboard is labelled. */
export function Keys({ id }: { readonly id: ShortcutId }) {
  return useKeys(id).map((combination) => <kbd key={combination}>{keyLabel(combination, macOS)}</kbd>)
}

/** The key to name within a sentence. */
export function FirstKey({ id }: { readonly id: ShortcutId }) {
  const [key] = useKeys(id)
  return key === undefined ? null : <kbd>{keyLabel(key, macOS)}</kbd>
}

/**
 * The key to name on a button: inside a field the one that works there. Screen readers are told of it by the help, not
 * by every button.
 */
export function KeyHint({ id, inText = false }: { readonly id: ShortcutId; readonly inText?: boolean }) {
  const keys = useKeys(id)
  const shown = inText ? (keys.find((key) => /^(Mod|Alt)\+/.test(key)) ?? keys[0]) : keys[0]
  return shown === undefined ? null : <kbd aria-hidden>{keyLabel(shown, macOS)}</kbd>
}

/** The key to name where there is only plain text. */
export function useKeyLabel(id: ShortcutId): string | undefined {
  const [key] = useKeys(id)
  return key === undefined ? undefined : keyLabel(key, macOS)
}

function useKeys(id: ShortcutId): readonly string[] {
  const { keymap } = use(ShortcutsContext)
  return useStore(keymap, (state) => keysOf(state, id))
}
