import { type Argon2Params, argon2Floor, type DeriveKey, saltLength } from './kdf.ts'

/** What a derivation should take on the machine that makes a slot, in milliseconds. */
const targetMs = 1000
/** Memory is what a guesser's hardware pays for most, so it grows first; workstations have little to spare, though. */
const memoryLimitKiB = 256 * 1024
const memoryStepKiB = 16 * 1024
const iterationLimit = 16

/** The first trial also loads the program, and whatever else the machine does only ever makes one slower. */
const trials = 2

/** Parameters that make a derivation take about a second here, by the faster of two trials at the floor. */
export async function calibrateArgon2(deriveKey: DeriveKey, clock: () => Date): Promise<Argon2Params> {
  const taken: number[] = []
  while (taken.length < trials) {
    const begin = clock().getTime()
    await deriveKey(new Uint8Array(saltLength), new Uint8Array(saltLength), argon2Floor)
    taken.push(clock().getTime() - begin)
  }
  return argon2CostFor(Math.min(...taken))
}

/**
 * Cost in proportion to what the floor took; never under the floor.
 *
 * @param floorMs milliseconds; nothing is concluded from a clock that stood still or was set back
 */
export function argon2CostFor(floorMs: number): Argon2Params {
  if (floorMs <= 0) return argon2Floor
  const factor = Math.max(1, targetMs / floorMs)
  const wanted = argon2Floor.memoryKiB * factor
  const memoryKiB = clamp(
    Math.floor(wanted / memoryStepKiB) * memoryStepKiB,
    argon2Floor.memoryKiB,
    memoryLimitKiB,
  )
  const iterations = clamp(
    Math.round(argon2Floor.iterations * (wanted / memoryKiB)),
    argon2Floor.iterations,
    iterationLimit,
  )
  return { memoryKiB, iterations, parallelism: argon2Floor.parallelism }
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high)
}
