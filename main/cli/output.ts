import { describeError, SealdeskError } from '../../shared/errors/error.ts'
import { kindAndPlace } from '../core/report.ts'
import type { Io } from './io.ts'

/** Prints what a command came to: one line of JSON for programs, lines of text for people. */
export function printAnswer(io: Io, value: unknown, lines: readonly string[]): void {
  if (io.json) io.stdout.write(`${JSON.stringify(value)}\n`)
  else for (const line of lines) io.stdout.write(`${line}\n`)
}

/** Tells people, not programs, something on the way. */
export function printNote(io: Io, line: string): void {
  if (!io.json) io.stderr.write(`${line}\n`)
}

/** An error as programs get it. */
export function errorValue(error: SealdeskError, io: Io): { code: string; params: object; message: string } {
  const { what, wayOut } = describeError(error, io.language)
  return { code: error.code, params: error.params, message: `${what} ${wayOut}` }
}

/** An error as people get it: what is wrong, what to do, and the code to quote. */
export function errorLines(error: SealdeskError, io: Io): string[] {
  const { what, wayOut } = describeError(error, io.language)
  return [what, wayOut, `(${error.code})`]
}

/** Prints an error: what is wrong and what to do, or `{"error": {code, params, message}}` on standard output. */
export function printError(error: unknown, io: Io): void {
  const known =
    error instanceof SealdeskError ? error : new SealdeskError('internal/unexpected', {}, { cause: error })
  if (io.json) io.stdout.write(`${JSON.stringify({ error: errorValue(known, io) })}\n`)
  else io.stderr.write(`${errorLines(known, io).join('\n')}\n`)
  if (known !== error) io.stderr.write(`${kindAndPlace(error)}\n`)
}
