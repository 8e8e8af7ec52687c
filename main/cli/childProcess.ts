import { type ChildProcess, spawn } from 'node:child_process'
import type { Readable, Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import type { ErrorRecord } from '../../shared/errors/error.ts'
import { createClient } from '../../shared/ipc/client.ts'
import { decoderContract } from '../../shared/ipc/decoder.ts'
import { readerContract } from '../../shared/ipc/reader.ts'
import type { Client, Contract } from '../../shared/ipc/request.ts'
import { type Link, type Outcome, type Wire, wireOver } from '../../shared/ipc/wire.ts'
import { answers } from '../core/parentLink.ts'
import { linkOver } from '../core/pipeLink.ts'
import { pagesPerReader, thriftyEngine, thriftyMemory } from '../core/readerProcesses.ts'

/** A process of ours and how to talk to it; it starts with the first request if not before, and must be closed. */
export interface Child<C extends Contract> {
  readonly client: Client<C>
  /** Where it is known that a request will come. */
  start(): void
  close(): void
}

/** Longest that one request may take: one page, on a slow machine. */
const decodeSeconds = 60
const readSeconds = 180

const ended: ErrorRecord = { code: 'document/process-ended', params: {} }

/** The process that opens untrusted documents. */
export function startDecoder(): Child<typeof decoderContract> {
  return startChild(decoderContract, new URL('./decoderProcess.ts', import.meta.url), decodeSeconds)
}

/** The process that runs the OCR engines. */
export function startReader(): Child<typeof readerContract> {
  return startChild(readerContract, new URL('../core/readerProcess.ts', import.meta.url), readSeconds, {
    recycledAfter: pagesPerReader,
    // Whoever asked holds the pixels as long as they are read.
    givesBytesAway: true,
  })
}

/**
 * A client whose requests run one after the other in a child process. What crashes the process or never ends is
 * answered with `document/process-ended` or `document/too-slow`, and the next request gets a new process.
 *
 * @param recycledAfter requests after which a process makes room for a new one
 * @param givesBytesAway whether bytes of a request are given back as soon as they have been sent, and are empty from then on
 */
export function startChild<C extends Contract>(
  contract: C,
  entry: URL,
  limitSeconds: number,
  {
    recycledAfter = Number.POSITIVE_INFINITY,
    givesBytesAway = false,
  }: { recycledAfter?: number; givesBytesAway?: boolean } = {},
): Child<C> {
  let running: Running | undefined
  let answered = 0
  let isClosed = false
  let last: Promise<unknown> = Promise.resolve()
  const replace = () => {
    running?.process.kill('SIGKILL')
    running = undefined
  }
  const begin = () => {
    running ??= start(entry, givesBytesAway)
    return running
  }
  const call = async (name: string, input: unknown): Promise<Outcome> => {
    // Nobody would end the process that this request, which had to wait, would start.
    if (isClosed) return { ok: false, error: ended }
    const ending = await ask(begin(), name, input, limitSeconds)
    if ('answer' in ending) {
      if (++answered % recycledAfter === 0) replace()
      return ending.answer
    }
    replace()
    return { ok: false, error: ending.lost }
  }
  const wire: Wire = {
    call(name, input) {
      const outcome = last.then(() => call(name, input))
      last = outcome
      return outcome
    },
    subscribe: () => () => {},
  }
  return {
    client: createClient(contract, wire),
    start: () => void begin(),
    close() {
      isClosed = true
      replace()
    },
  }
}

interface Running {
  readonly process: ChildProcess
  readonly link: Link
  /** Tells once when the process is gone, at once if it is already. @returns what takes that back */
  readonly whenGone: (tell: () => void) => () => void
}

type Ending = { readonly answer: Outcome } | { readonly lost: ErrorRecord }

function start(entry: URL, givesBytesAway: boolean): Running {
  const child = spawn(process.execPath, [...thriftyEngine, fileURLToPath(entry)], {
    env: { ...process.env, ...thriftyMemory },
    // Engines print what they please; a line of ours on stdout is a result.
    stdio: ['pipe', 'ignore', 'inherit', 'pipe'],
  })
  // No promise: whoever waited for one that lasts as long as the process would be kept, with its answer, as long.
  const told = new Set<() => void>()
  let isGone = false
  const end = () => {
    isGone = true
    for (const tell of told) tell()
  }
  child.once('exit', end)
  child.once('error', end)
  return {
    process: child,
    whenGone(tell) {
      if (isGone) tell()
      else told.add(tell)
      return () => void told.delete(tell)
    },
    // The typings leave open what was asked for above.
    link: linkOver(
      { incoming: child.stdio[answers] as Readable, outgoing: child.stdin as Writable },
      { givesBytesAway },
    ),
  }
}

async function ask(
  { link, whenGone }: Running,
  name: string,
  input: unknown,
  limitSeconds: number,
): Promise<Ending> {
  const wire = wireOver(link)
  const { promise: lost, resolve: giveUp } = Promise.withResolvers<Ending>()
  const tooSlow: ErrorRecord = { code: 'document/too-slow', params: { seconds: limitSeconds } }
  const limit = setTimeout(() => giveUp({ lost: tooSlow }), limitSeconds * 1000)
  const forget = whenGone(() => giveUp({ lost: ended }))
  const answered = wire.call(name, input).then((answer): Ending => ({ answer }))
  try {
    return await Promise.race([answered, lost])
  } finally {
    clearTimeout(limit)
    forget()
    wire.close()
  }
}
