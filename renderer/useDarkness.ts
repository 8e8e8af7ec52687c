import { useSyncExternalStore } from 'react'

const darkness = '(prefers-color-scheme: dark)'

/** Whether the window is dark: by the system's theme, or by the one that was chosen, which Electron puts in its place. */
export function useDarkness(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const query = window.matchMedia(darkness)
      query.addEventListener('change', changed)
      return () => query.removeEventListener('change', changed)
    },
    () => window.matchMedia(darkness).matches,
  )
}
