import { createContext, use } from 'react'
import { useStore } from 'zustand'
import type { Language } from '../../shared/errors/error.ts'
import type { AppearanceStore } from '../stores/appearanceStore.ts'

export const AppearanceContext = createContext<AppearanceStore | null>(null)

export function useAppearanceStore(): AppearanceStore {
  const store = use(AppearanceContext)
  if (!store) throw new Error('no appearance: the window is not set up')
  return store
}

/** The language of the window, and the switch. */
export function useLanguage(): { language: Language; switchTo: (language: Language) => void } {
  const store = useAppearanceStore()
  const { language } = useStore(store, (state) => state.appearance)
  return { language, switchTo: (next) => store.getState().change({ language: next }) }
}
