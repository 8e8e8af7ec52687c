import { createWriteStream } from 'node:fs'
import type { Link } from '../../shared/ipc/wire.ts'
import { linkOver } from './pipeLink.ts'

/** The part of Electron's `process.parentPort` that a utility process needs. */
interface ParentPort {
  postMessage(message: unknown): void
  on(event: 'message', listener: (event: { data: unknown }) => void): unknown
  off(event: 'message', listener: (event: { data: unknown }) => void): unknown
}

/** File descriptor at which a child process of the command line answers; it is asked over its standard input. */
export const answers = 3

/**
 * The link of a child process to the one that started it: Electron's port in a utility process, pipes elsewhere.
 *
 * @throws Error when the process was not started as a child
 */
export function parentLink(): Link {
  const { parentPort } = process as NodeJS.Process & { parentPort?: ParentPort }
  return parentPort ? overPort(parentPort) : overPipes()
}

function overPort(port: ParentPort): Link {
  return {
    post: (message) => port.postMessage(message),
    listen(listener) {
      const onMessage = ({ data }: { data: unknown }) => listener(data)
      port.on('message', onMessage)
      return () => void port.off('message', onMessage)
    },
  }
}

function overPipes(): Link {
  const outgoing = createWriteStream('', { fd: answers })
  return linkOver({ incoming: process.stdin, outgoing }, { givesBytesAway: true })
}
