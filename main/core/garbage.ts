import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { Dispatch } from '../../shared/ipc/wire.ts'

setFlagsFromString('--expose-gc')
// Only contexts made after the flag have it.
const collect = runInNewContext('globalThis.gc') as NodeJS.GCFunction | undefined

/** Bytes of pixels and numbers, used or not, that a process may hold between two requests. */
const atRest = 8 * 1024 * 1024

/** The same answers; when one is on its way, all that it took is given back: no large page is held beside the next. */
export function leavingNoGarbage(dispatch: Dispatch): Dispatch {
  return async (name, input) => {
    // Of what a large message left behind while it came in; V8 lets 64 MiB of pixels gather first.
    collect?.({ type: 'minor' })
    const outcome = await dispatch(name, input)
    setImmediate(() => {
      if (process.memoryUsage().arrayBuffers > atRest) collect?.({ type: 'major' })
    })
    return outcome
  }
}
