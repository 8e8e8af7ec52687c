import { createContext, use, useEffect, useRef } from 'react'
import type { ShortcutId } from './definitions.ts'
import { createShortcuts } from './registry.ts'

export const ShortcutsContext = createContext(createShortcuts())

/** Lets these shortcuts do something while the component is on the screen. */
export function useShortcuts(handlers: Partial<Readonly<Record<ShortcutId, () => void>>>): void {
  const registry = use(ShortcutsContext)
  const latest = useRef(handlers)
  useEffect(() => {
    latest.current = handlers
  })
  const names = Object.keys(handlers).join(' ')
  useEffect(() => {
    // The names are this object's own keys.
    const ids = names.split(' ').filter(Boolean) as ShortcutId[]
    const stops = ids.map((id) => registry.bind(id, () => latest.current[id]?.()))
    return () => {
      for (const stop of stops) stop()
    }
  }, [registry, names])
}
