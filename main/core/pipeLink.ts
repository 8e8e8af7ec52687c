import type { Readable, Writable } from 'node:stream'
import type { Link } from '../../shared/ipc/wire.ts'
import { createUnpacking, packed } from './parcel.ts'

/** A pair of pipes to another process of ours. */
export interface Pipes {
  readonly incoming: Readable
  readonly outgoing: Writable
}

/**
 * A link through pipes. Node's own channel between processes holds a page of pixels four times on its way, twice at
 * each end, and leaves it to V8 when that is given back; through here it is in one place at each end. Who listens
 * first begins the reading; an end that sends what ours never would is not listened to any more.
 *
 * @param givesBytesAway whether bytes that have been sent are given back at once, and are empty from then on: nobody at
 * this end has a use for them after that. Bytes that share their memory stay.
 */
export function linkOver(
  { incoming, outgoing }: Pipes,
  { givesBytesAway }: { givesBytesAway: boolean },
): Link {
  const listeners = new Set<(message: unknown) => void>()
  // Whoever has gone is missed as a process, not as a pipe.
  incoming.on('error', () => {})
  outgoing.on('error', () => {})
  const listen = () => {
    const unpack = createUnpacking()
    incoming.on('data', (piece: Buffer<ArrayBuffer>) => {
      for (const message of messagesIn(piece, unpack)) for (const tell of [...listeners]) tell(message)
    })
  }
  const messagesIn = (piece: Buffer<ArrayBuffer>, unpack: (piece: Uint8Array) => unknown[]) => {
    try {
      return unpack(piece)
    } catch {
      incoming.destroy()
      outgoing.destroy()
      return []
    } finally {
      giveBack(piece)
    }
  }
  return {
    post(message) {
      const parts = packed(message)
      outgoing.cork()
      for (const part of parts) outgoing.write(part, () => givesBytesAway && giveBack(part))
      outgoing.uncork()
    },
    listen(listener) {
      if (incoming.listenerCount('data') === 0) listen()
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

/** At once, and not when V8 comes to it: it lets 64 MiB gather first, in each process. */
function giveBack({ buffer, byteLength }: Uint8Array): void {
  if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) buffer.transfer(0)
}
