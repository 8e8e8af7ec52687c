import type { ErrorRecord } from '../../shared/errors/error.ts'
import { errorRecord } from '../desk.ts'

/** What a screen shows of what it tries: that it is at it, and how the last try failed. */
interface Trying {
  readonly busy: boolean
  readonly error: ErrorRecord | null
}

/**
 * Tries one action of a store at a time: pressing Enter twice must not create two vaults, nor count as two wrong
 * passphrases. What the action throws becomes the store's error.
 */
export function oneAtATime(
  get: () => Trying,
  set: (change: Partial<Trying>) => void,
): (action: () => Promise<void>) => Promise<void> {
  return async (action) => {
    if (get().busy) return
    set({ busy: true, error: null })
    try {
      await action()
    } catch (error) {
      set({ error: errorRecord(error) })
    } finally {
      set({ busy: false })
    }
  }
}
