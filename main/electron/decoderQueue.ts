import type { ErrorRecord } from '../../shared/errors/error.ts'
import { type Dispatch, type Link, type Outcome, wireOver } from '../../shared/ipc/wire.ts'

/** A hidden window that decodes, and that may die of what it is given. */
export interface DecoderHost {
  readonly link: Link
  /** Resolves when the page listens; rejects when it does not come up. */
  readonly ready: Promise<void>
  /** Tells once when the page is gone, whoever ended it, at once if it is already. @returns what takes that back */
  readonly whenGone: (tell: () => void) => () => void
  destroy(): void
}

const ended: ErrorRecord = { code: 'document/process-ended', params: {} }

function tooSlow(milliseconds: number): ErrorRecord {
  return { code: 'document/too-slow', params: { seconds: milliseconds / 1000 } }
}

/** How one request ended: with an answer, or with a window that must be replaced. */
type Ending = { readonly answer: Outcome } | { readonly lost: ErrorRecord }

/**
 * Gives the decoder one document at a time, so that one that crashes it or never ends is the only one that suffers:
 * the window is then replaced. A page of a window may end for a reason that is not the document's, such as want of
 * memory, so the document is tried once more; the second time it is unreadable.
 *
 * @param timeLimitMs for one request, which is one page at most
 */
export function createDecoderQueue({ open, timeLimitMs }: { open: () => DecoderHost; timeLimitMs: number }): {
  dispatch: Dispatch
  close(): void
} {
  let host: DecoderHost | undefined
  let last: Promise<unknown> = Promise.resolve()
  let openings = 0

  function close(): void {
    openings += 1
    replace()
  }

  function replace(): void {
    host?.destroy()
    host = undefined
  }

  async function decode(name: string, input: unknown, opening: number): Promise<Outcome> {
    for (let isFirst = true; ; isFirst = false) {
      // What waited when the vault was locked is not decoded for the next person.
      if (opening !== openings) return { ok: false, error: { code: 'ipc/unavailable', params: {} } }
      host ??= open()
      const ending = await ask(host, name, input, timeLimitMs)
      if ('answer' in ending) return ending.answer
      if (opening === openings) replace()
      if (ending.lost !== ended || !isFirst) return { ok: false, error: ending.lost }
    }
  }

  return {
    dispatch(name, input) {
      const opening = openings
      const answer = last.then(() => decode(name, input, opening))
      last = answer
      return answer
    },
    close,
  }
}

async function ask(host: DecoderHost, name: string, input: unknown, timeLimitMs: number): Promise<Ending> {
  const wire = wireOver(host.link)
  const { promise: lost, resolve: giveUp } = Promise.withResolvers<Ending>()
  const limit = setTimeout(() => giveUp({ lost: tooSlow(timeLimitMs) }), timeLimitMs)
  const answered = host.ready.then(
    async (): Promise<Ending> => ({ answer: await wire.call(name, input) }),
    (): Ending => ({ lost: ended }),
  )
  // Not a promise that lives as long as the window: it would keep every answer as long.
  const forget = host.whenGone(() => giveUp({ lost: ended }))
  const ending = await Promise.race([answered, lost])
  clearTimeout(limit)
  forget()
  wire.close()
  return ending
}
