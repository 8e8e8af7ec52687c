import { z } from 'zod'
import { SealdeskError } from '../errors/error.ts'
import { ErrorRecordSchema } from '../errors/record.ts'

/** What comes back for one request. */
export const Outcome = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), error: ErrorRecordSchema }),
])
export type Outcome = z.infer<typeof Outcome>

/** The sending end of a contract: carries named requests one way and named events the other. */
export interface Wire {
  call(name: string, input: unknown): Promise<Outcome>
  subscribe(listener: (name: string, payload: unknown) => void): () => void
}

/** One direction-less pipe of structured-cloneable messages, such as the port between two processes. */
export interface Link {
  post(message: unknown): void
  /** @returns a function that stops listening */
  listen(listener: (message: unknown) => void): () => void
}

/** Answers one request; never rejects. */
export type Dispatch = (name: string, input: unknown) => Promise<Outcome>

const Message = z.discriminatedUnion('type', [
  z.object({ type: z.literal('request'), id: z.int(), name: z.string(), input: z.unknown() }),
  z.object({ type: z.literal('response'), id: z.int(), outcome: Outcome }),
  z.object({ type: z.literal('event'), name: z.string(), payload: z.unknown() }),
])
type Message = z.infer<typeof Message>

/** A wire over a link; `close` fails the requests that still wait with `ipc/unavailable`. */
export function wireOver(link: Link): Wire & { close(): void } {
  let nextId = 0
  const waiting = new Map<number, (outcome: Outcome) => void>()
  const listeners = new Set<(name: string, payload: unknown) => void>()
  const stop = link.listen((raw) => {
    const message = Message.parse(raw)
    if (message.type === 'response') {
      waiting.get(message.id)?.(message.outcome)
      waiting.delete(message.id)
    } else if (message.type === 'event') {
      for (const listener of listeners) listener(message.name, message.payload)
    }
  })
  return {
    call(name, input) {
      return new Promise((resolve) => {
        const id = nextId++
        waiting.set(id, resolve)
        link.post({ type: 'request', id, name, input } satisfies Message)
      })
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close() {
      stop()
      for (const resolve of waiting.values())
        resolve({ ok: false, error: { code: 'ipc/unavailable', params: {} } })
      waiting.clear()
    },
  }
}

/** Serves the requests that arrive over a link, and sends events back over it. */
export function serveOver(
  link: Link,
  dispatch: Dispatch,
): { emit(name: string, payload: unknown): void; close(): void } {
  const stop = link.listen(async (raw) => {
    const message = Message.parse(raw)
    if (message.type !== 'request') return
    const outcome = await dispatch(message.name, message.input)
    link.post({ type: 'response', id: message.id, outcome } satisfies Message)
  })
  return {
    emit: (name, payload) => link.post({ type: 'event', name, payload } satisfies Message),
    close: stop,
  }
}

/** Turns what a handler threw into an outcome: known errors by their code, the rest as `internal/unexpected`. */
export function failure(error: unknown, report: (error: unknown) => void): Extract<Outcome, { ok: false }> {
  if (error instanceof SealdeskError) return { ok: false, error: { code: error.code, params: error.params } }
  report(error)
  return { ok: false, error: { code: 'internal/unexpected', params: {} } }
}
