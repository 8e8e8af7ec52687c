import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { onTestFinished } from 'vitest'
import { createRandom } from '../../../main/cli/sample/random.ts'
import { UserName } from '../../../shared/domain/person.ts'
import { temporaryFolder } from '../../fixtures/temporaryFolder.ts'
import { bundledWorker } from './bundledWorker.ts'
import type { Assignment, Report } from './work.ts'

/** What was known of a worker when it ended. */
export interface Strike {
  /** False where it had finished before the blow came. */
  readonly killed: boolean
  /** Answers of the steps that were acknowledged, by step. */
  readonly acknowledged: ReadonlyMap<string, unknown>
  /** The step that it was in the middle of, if it was in one. */
  readonly during: string | null
}

/** Ends workers with SIGKILL, at moments of a seeded sequence. */
export interface Killer {
  strike(assignment: Assignment): Promise<Strike>
  close(): Promise<void>
}

const folder = temporaryFolder()
/** Made ready for the first worker, in time for the tests that start any. */
let entry: Promise<string> | undefined

/** @param steps up to how many steps' time a worker is left to live; how long a step takes here is learned on the way */
export function createKiller(seed: string, { steps }: { steps: number }): Killer {
  const random = createRandom(seed)
  let stepMs: number | null = null
  // The next worker starts up while the last one's vault is looked at.
  let next = startWorker()

  return {
    async strike(assignment) {
      const worker = await next
      next = startWorker()
      const { heard, begun, done, gone } = listen(worker)
      worker.send(assignment)
      // The first worker lives until it has shown how long a step takes.
      await Promise.race([stepMs === null ? done : begun, gone])
      await sleep(random.next() * steps * (stepMs ?? 0))
      worker.kill('SIGKILL')
      await gone

      const last = heard.at(-1)?.report
      const finished = last?.state === 'finished'
      if (!finished && worker.signalCode !== 'SIGKILL') throw new Error('the worker failed')
      for (const time of stepTimes(heard, stepMs ?? 0)) stepMs = 0.8 * (stepMs ?? time) + 0.2 * time
      return {
        killed: !finished,
        acknowledged: new Map(
          heard.flatMap(({ report }) => (report.state === 'done' ? [[report.step, report.answer]] : [])),
        ),
        during: last?.state === 'begun' ? last.step : null,
      }
    },
    close: async () => void (await next).kill('SIGKILL'),
  }
}

/**
 * Kills a work this many times.
 *
 * @param steps up to how many steps' time it is left to live
 * @param look opens the vault again, checks it, and says what of the interrupted step it found
 * @returns how often what was found
 */
export async function killRepeatedly(
  work: string,
  times: number,
  steps: number,
  assign: () => Assignment,
  look: (strike: Strike, assignment: Assignment) => Promise<string>,
): Promise<Record<string, number>> {
  const killer = createKiller(work, { steps })
  onTestFinished(() => killer.close())
  const counts: Record<string, number> = {}
  let missed = 0
  for (let kills = 0; kills < times; ) {
    const assignment = assign()
    const strike = await killer.strike(assignment)
    const found = await look(strike, assignment)
    if (!strike.killed) {
      // A worker that finds nothing left to do is never killed, and neither is the next.
      if (++missed > times) throw new Error(`${work}: the work ran out after ${kills} of ${times} kills`)
      continue
    }
    kills += 1
    const outcome = strike.during === null ? 'between two steps' : found
    counts[outcome] = (counts[outcome] ?? 0) + 1
  }
  return counts
}

interface Heard {
  readonly report: Report
  readonly at: number
}

function listen(worker: ChildProcess) {
  const heard: Heard[] = []
  const begun = Promise.withResolvers<void>()
  const done = Promise.withResolvers<void>()
  worker.on('message', (report: Report) => {
    heard.push({ report, at: performance.now() })
    if (report.state === 'begun') begun.resolve()
    if (report.state === 'done') done.resolve()
  })
  return {
    heard,
    /** The first step has begun, and is done. */
    begun: begun.promise,
    done: done.promise,
    // What was sent before the blow still arrives: the channel closes after it.
    gone: Promise.all([once(worker, 'exit'), once(worker, 'disconnect')]),
  }
}

/** Times of the steps that were done, and of one that was not if it had lasted longer than usual already. */
function stepTimes(heard: readonly Heard[], usual: number): number[] {
  const unfinished = heard.at(-1)
  const lasted = unfinished?.report.state === 'begun' ? performance.now() - unfinished.at : 0
  const done = heard.flatMap(({ report, at }, index) => {
    const before = heard[index - 1]
    return report.state === 'done' && before ? [at - before.at] : []
  })
  return lasted > usual ? [...done, lasted] : done
}

async function startWorker(): Promise<ChildProcess> {
  entry ??= madeReady()
  return started(await entry)
}

/** What Node has compiled it keeps for others (test/compileCache.ts) when it ends by itself, which the killed never do. */
async function madeReady(): Promise<string> {
  const made = await bundledWorker(folder)
  const worker = await started(made)
  const ended = once(worker, 'exit')
  const person = { user: UserName.parse('样本主管'), passphrase: 'four invented 词语 here' }
  worker.send({ task: 'create', dir: join(folder, 'vault'), person } satisfies Assignment)
  await ended
  return made
}

async function started(file: string): Promise<ChildProcess> {
  const worker = fork(file, [], { execArgv: [], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  await once(worker, 'message')
  return worker
}
