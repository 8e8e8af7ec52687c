import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { ErrorRecord } from '../../shared/errors/error.ts'
import { createClient } from '../../shared/ipc/client.ts'
import { decoderContract } from '../../shared/ipc/decoder.ts'
import { readerContract } from '../../shared/ipc/reader.ts'
import type { Client, Contract } from '../../shared/ipc/request.ts'
import { type Link, type Outcome, type Wire, wireOver } from '../../shared/ipc/wire.ts'
import { collectYoung } from '../core/garbage.ts'
import { pagesPerReader, thriftyEngine, thriftyMemory } from '../core/readerProcesses.ts'

/** A process of ours and how to talk to it; it starts with the first request and must be closed. */
export interface Child<C extends Contract> {
  readonly client: Client<C>
  close(): void
}

/** Longest that one request may take: one page, on a slow machine. */
const decodeSeconds = 60
const readSeconds = 180

/** Bytes from which on no message shares its memory with others; Node's pool for small ones is smaller. */
const ownMemory = 1024 * 1024

/** The process that opens untrusted documents. */
export function startDecoder(): Child<typeof decoderContract> {
  return startChild(decoderContract, new URL('./decoderProcess.ts', import.meta.url), decodeSeconds)
}

/** The process that runs the OCR engines. */
export function startReader(): Child<typeof readerContract> {
  return startChild(readerContract, new URL('../core/readerProcess.ts', import.meta.url), readSeconds, {
    recycledAfter: pagesPerReader,
    sent: giveBackPixels,
  })
}

/** Of a page that a reader has been sent: whoever asked holds them as long as it reads, and has no use for them. */
function giveBackPixels(input: unknown): void {
  const { data } = readerContract.reader.read.input.safeParse(input)
  const memory = data?.pixels.rgba.buffer
  // Small ones may share their memory with others.
  if (memory instanceof ArrayBuffer && memory.byteLength >= ownMemory) memory.transfer(0)
}

/**
 * A client whose requests run one after the other in a child process. What crashes the process or never ends is
 * answered with `document/process-ended` or `document/too-slow`, and the next request gets a new process.
 *
 * @param recycledAfter requests after which a process makes room for a new one
 * @param sent told of each request that has been sent
 */
export function startChild<C extends Contract>(
  contract: C,
  entry: URL,
  limitSeconds: number,
  {
    recycledAfter = Number.POSITIVE_INFINITY,
    sent = () => {},
  }: { recycledAfter?: number; sent?: (input: unknown) => void } = {},
): Child<C> {
  let running: Running | undefined
  let answered = 0
  let last: Promise<unknown> = Promise.resolve()
  const replace = () => {
    running?.process.kill('SIGKILL')
    running = undefined
  }
  const call = async (name: string, input: unknown): Promise<Outcome> => {
    running ??= start(entry)
    const answer = ask(running, name, input, limitSeconds)
    sent(input)
    const ending = await answer
    if ('answer' in ending) {
      setImmediate(collectYoung)
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
  return { client: createClient(contract, wire), close: replace }
}

interface Running {
  readonly process: ChildProcess
  readonly link: Link
  /** Tells once when the process is gone, at once if it is already. @returns what takes that back */
  readonly whenGone: (tell: () => void) => () => void
}

type Ending = { readonly answer: Outcome } | { readonly lost: ErrorRecord }

function start(entry: URL): Running {
  const child = fork(fileURLToPath(entry), [], {
    execArgv: [...thriftyEngine],
    env: { ...process.env, ...thriftyMemory },
    serialization: 'advanced',
    // Engines print what they please; a line of ours on stdout is a result.
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
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
    link: {
      post: (message) => void child.send(message as object, () => {}),
      listen(listener) {
        child.on('message', listener)
        return () => void child.off('message', listener)
      },
    },
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
  const forget = whenGone(() => giveUp({ lost: { code: 'document/process-ended', params: {} } }))
  const answered = wire.call(name, input).then((answer): Ending => ({ answer }))
  try {
    return await Promise.race([answered, lost])
  } finally {
    clearTimeout(limit)
    forget()
    wire.close()
  }
}
