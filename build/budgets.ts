import { join } from 'node:path'
import { runNode } from './run.ts'
import { type StartingPart, startCode } from './startCode.ts'

/** How large the application may be, in bytes: `npm run check` and the packing test hold it to that. */

const kibi = 1024
const mebi = 1024 * kibi

/** Code that is loaded before anybody has done anything. */
const startBudgets = {
  /** The main process. */
  main: 320 * kibi,
  /** The process with the keys, which starts anew after every lock. */
  core: 2200 * kibi,
  /** The window, until the unlock screen can be used. */
  window: 1900 * kibi,
  /** The hidden page, until it decodes. */
  decoder: 320 * kibi,
} as const satisfies Record<StartingPart, number>

/**
 * Everything of ours in an installed application, by Node's name of the platform: all but Electron itself. A third of it
 * are fonts: two weights that reports are set in, and one for pages that bring none.
 */
export const packageBudgets = {
  linux: 140 * mebi,
  win32: 125 * mebi,
  darwin: 140 * mebi,
} as const

/** Builds, and says how much code each part loads at its start. @returns 0 if that is within its budget everywhere */
export function checkStartBudgets(): number {
  const built = runNode(['build/build.ts'])
  if (built !== 0) return built
  const root = join(import.meta.dirname, '..')
  const over = Object.entries(startBudgets).filter(([part, budget]) => {
    const { bytes } = startCode(root, part as StartingPart)
    const size = (value: number) => `${Math.round(value / kibi)} KiB`
    console.log(`${part}: ${size(bytes)} of ${size(budget)}${bytes > budget ? ': TOO MUCH' : ''}`)
    return bytes > budget
  })
  return over.length
}
