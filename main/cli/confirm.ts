import { SealdeskError } from '../../shared/errors/error.ts'
import type { Io } from './io.ts'
import { ask } from './prompt.ts'

/**
 * Asks a yes-or-no question. Only `y`, `yes` and 是 mean yes.
 *
 * @throws SealdeskError `cli/usage` where nobody can answer because this is not a terminal
 */
export async function confirm(io: Io, question: string): Promise<boolean> {
  if (!io.stdin.isTTY) throw new SealdeskError('cli/usage', { detail: '--yes' })
  const answer = await ask(io, `${question} (y/n)`, { echo: true })
  return /^\s*(y|yes|是)\s*$/i.test(answer)
}
