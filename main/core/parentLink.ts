import type { Link } from '../../shared/ipc/wire.ts'

/** The part of Electron's `process.parentPort` that a utility process needs. */
interface ParentPort {
  postMessage(message: unknown): void
  on(event: 'message', listener: (event: { data: unknown }) => void): unknown
  off(event: 'message', listener: (event: { data: unknown }) => void): unknown
}

/**
 * The link of a child process to the one that started it: Electron's port in a utility process, Node's IPC channel
 * (opened with `serialization: 'advanced'`) elsewhere.
 *
 * @throws Error when the process was not started as a child
 */
export function parentLink(): Link {
  const { parentPort } = process as NodeJS.Process & { parentPort?: ParentPort }
  return parentPort ? overPort(parentPort) : overChannel(process)
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

function overChannel(child: NodeJS.Process): Link {
  if (!child.send) throw new Error('this process has no parent to talk to')
  return {
    post: (message) => void child.send?.(message),
    listen(listener) {
      child.on('message', listener)
      return () => void child.off('message', listener)
    },
  }
}
