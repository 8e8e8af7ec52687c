import { createStore, type StoreApi } from 'zustand/vanilla'
import { type ShortcutId, shortcuts } from './definitions.ts'

/** Keys that a person has chosen, by shortcut. */
export type OwnKeys = Readonly<Partial<Record<ShortcutId, readonly string[]>>>

export interface KeymapState {
  readonly own: OwnKeys
}

export type Keymap = StoreApi<KeymapState>

/** Which keys press which shortcut. Everybody's to begin with; a person's own while they are at the desk. */
export function createKeymap(): Keymap {
  return createStore<KeymapState>()(() => ({ own: {} }))
}

export function keysOf({ own }: KeymapState, id: ShortcutId): readonly string[] {
  return own[id] ?? shortcuts[id].keys
}
