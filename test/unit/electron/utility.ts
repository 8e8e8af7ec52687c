import { EventEmitter } from 'node:events'
import type { UtilityProcess } from 'electron'
import type { Link } from '../../../shared/ipc/wire.ts'

/** A process that Electron would have started, and the end of its link at which its code would sit. */
interface FakeUtility {
  readonly child: UtilityProcess
  readonly link: Link
  /** The process ends by itself. */
  die(): void
  readonly killed: () => boolean
}

/** Electron's part of a utility process: messages are cloned both ways, and ending is told a moment later. */
export function fakeUtility(): FakeUtility {
  const child = new EventEmitter()
  const inside = new EventEmitter()
  let killed = false
  const exit = () => setImmediate(() => child.emit('exit', 1))
  Object.assign(child, {
    postMessage: (message: unknown) => {
      const copy = structuredClone(message)
      setImmediate(() => inside.emit('message', copy))
    },
    kill: () => {
      killed = true
      exit()
      return true
    },
  })
  return {
    // Electron's class has no constructor to call; this is what of it the shell uses.
    child: child as unknown as UtilityProcess,
    link: {
      post(message) {
        const copy = structuredClone(message)
        setImmediate(() => child.emit('message', copy))
      },
      listen(listener) {
        inside.on('message', listener)
        return () => void inside.off('message', listener)
      },
    },
    die: exit,
    killed: () => killed,
  }
}
