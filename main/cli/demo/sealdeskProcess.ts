import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { SealdeskError } from '../../../shared/errors/error.ts'
import { ErrorRecordSchema } from '../../../shared/errors/record.ts'

const entry = fileURLToPath(new URL('../sealdesk.ts', import.meta.url))
const Failure = z.object({ error: ErrorRecordSchema })

/** The `sealdesk` command as a person runs it: a process of its own for every call, in one folder. */
export interface Sealdesk {
  /**
   * Runs a command with `--json`. @returns its answer
   * @throws SealdeskError as the command failed
   */
  run(args: readonly string[]): Promise<unknown>
}

export function sealdeskIn(folder: string, env: Readonly<Record<string, string | undefined>>): Sealdesk {
  return {
    async run(args) {
      const child = spawn(process.execPath, [entry, ...args, '--json'], {
        cwd: folder,
        env: { ...env },
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      const [output, [code]] = await Promise.all([
        text(child.stdout),
        once(child, 'exit') as Promise<[number | null]>,
      ])
      const answer: unknown = output.trim() === '' ? null : JSON.parse(output)
      const failure = Failure.safeParse(answer)
      if (failure.success) throw new SealdeskError(failure.data.error.code, failure.data.error.params)
      if (code !== 0) throw new Error(`a command ended with ${code}`)
      return answer
    },
  }
}
