import type { ErrorRecord } from '../../shared/errors/error.ts'
import { errorRecord } from '../desk.ts'

/** What a screen shows of what it tries: that it is at it, and how the last try failed. */
interface Trying {
  readonly busy: boolean
  readonly error: ErrorRecord | null
}

type Attempt = (action: () => Promise<void>) => Promise<void>

/** Tries the actions of a store, also several at a time: what one throws becomes the store's error, until the next begins. */
export function tellingErrors(set: (change: Pick<Trying, 'error'>) => void): Attempt {
  return async (action) => {
    set({ error: null })
    try {
      await action()
    } catch (error) {
      set({ error: errorRecord(error) })
    }
  }
}

/** The same, one action at a time: pressing Enter twice must not create two vaults, nor count as two wrong passphrases. */
export function oneAtATime(get: () => Trying, set: (change: Partial<Trying>) => void): Attempt {
  const attempt = tellingErrors(set)
  return async (action) => {
    if (get().busy) return
    set({ busy: true })
    await attempt(action)
    set({ busy: false })
  }
}
