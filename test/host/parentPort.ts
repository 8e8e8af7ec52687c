import { EventEmitter } from 'node:events'
import { isMainThread } from 'node:worker_threads'

/** Loaded into a utility process before its own code: `process.parentPort` over Node's channel to its parent. */

// A worker thread of the process loads this too, and has no parent port, in Electron neither.
if (isMainThread) provideParentPort()

function provideParentPort(): void {
  const port = new EventEmitter()
  const send = process.send?.bind(process)
  if (!send) throw new Error('not started by the stand-in for Electron')

  port.on('newListener', (name) => {
    if (name === 'message' && port.listenerCount('message') === 0)
      process.on('message', (data) => port.emit('message', { data, ports: [] }))
  })
  Object.assign(process, {
    parentPort: Object.assign(port, {
      postMessage: (message: unknown) => void send(structuredClone(message)),
    }),
    send: undefined,
  })
  // Electron ends its utility processes when it ends itself.
  process.on('disconnect', () => process.exit())
}
