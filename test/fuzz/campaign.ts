import { insider } from './insider.ts'
import { outsider } from './outsider.ts'
import { parsers } from './parsers.ts'
import { createRandom } from './random.ts'
import type { Target } from './target.ts'
import type { World } from './world.ts'

/** Longest time, in milliseconds, that an input of this size may take. */
const patience = 5000

/** A promise that was broken, and by what. */
export interface Failure {
  readonly target: string
  readonly number: number
  readonly input: Buffer | string
  readonly error: unknown
}

interface Tally {
  executions: number
  slowest: number
  readonly outcomes: Map<string, number>
}

export interface Campaign {
  /** One execution; which target, and with what, follows from the seed and the number alone. */
  execute(number: number): Promise<Failure | null>
  /** Executions so far. */
  count(): number
  /** A line a target. */
  report(): readonly string[]
}

export async function createCampaign(world: World, seed: number): Promise<Campaign> {
  const large = [outsider(world), insider(world)] as const
  const small = await parsers(world)
  const tallies = new Map<string, Tally>()

  function targetOf(number: number): Target {
    if (number % 20 === 0) return large[0]
    // The numbers between those of whole packages, without a gap: each parser has its turn, however many there are.
    const turn = Math.floor((number * 9) / 10)
    return (number % 20 === 10 ? large[1] : small[turn % small.length]) ?? large[0]
  }

  function count(name: string, outcome: string, took: number): void {
    const tally = tallies.get(name) ?? { executions: 0, slowest: 0, outcomes: new Map<string, number>() }
    tallies.set(name, tally)
    tally.executions++
    tally.slowest = Math.max(tally.slowest, took)
    tally.outcomes.set(outcome, (tally.outcomes.get(outcome) ?? 0) + 1)
  }

  return {
    async execute(number) {
      const random = createRandom(Math.imul(seed, 0x9e37_79b1) ^ number)
      const target = targetOf(number)
      let input: Buffer | string = ''
      const begun = performance.now()
      try {
        const outcome = await target.run(random, (kept) => {
          input = kept
        })
        const took = performance.now() - begun
        if (took > patience) throw new Error(`took ${Math.round(took)} ms`)
        count(target.name, outcome, took)
        return null
      } catch (error) {
        return { target: target.name, number, input, error }
      }
    },
    count: () => [...tallies.values()].reduce((sum, { executions }) => sum + executions, 0),
    report: () =>
      [...tallies].map(([name, { executions, slowest, outcomes }]) => {
        const counts = [...outcomes].sort(([, a], [, b]) => b - a).map((pair) => pair.join(' '))
        return `${name}: ${executions} (slowest ${slowest.toFixed(0)} ms): ${counts.join(', ')}`
      }),
  }
}
