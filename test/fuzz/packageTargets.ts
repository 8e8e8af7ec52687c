import { insider } from './insider.ts'
import { outsider } from './outsider.ts'
import { parsers } from './parsers.ts'
import type { Targets } from './target.ts'
import type { World } from './world.ts'

/** The package format: whole packages now and then, and the parsers by themselves. */
export async function packageTargets(world: World): Promise<Targets> {
  const large = [outsider(world), insider(world)] as const
  const small = await parsers(world)
  return {
    targetOf(number) {
      if (number % 20 === 0) return large[0]
      // The numbers between those of whole packages, without a gap: each parser has its turn, however many there are.
      const turn = Math.floor((number * 9) / 10)
      return (number % 20 === 10 ? large[1] : small[turn % small.length]) ?? large[0]
    },
    patience: 5000,
    close: () => {},
  }
}
