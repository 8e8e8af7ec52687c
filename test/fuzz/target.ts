import type { Random } from './random.ts'

/** Something that takes hostile input, and what it promises whatever the input is. */
export interface Target {
  readonly name: string
  /**
   * One execution.
   *
   * @param keep is given the input before it is used, so that it can be written down if the promise is broken
   * @returns a word for how it ended
   * @throws BrokenPromise; anything else that it throws is a broken promise too
   */
  run(random: Random, keep: (input: Buffer | string) => void): Promise<string>
}

export class BrokenPromise extends Error {
  override readonly name = 'BrokenPromise'
}

/** What a campaign is run against. */
export interface Targets {
  /** Which target an execution is of follows from its number alone. */
  targetOf(number: number): Target
  /** Longest time, in milliseconds, that an input may take. */
  readonly patience: number
  close(): void
}
