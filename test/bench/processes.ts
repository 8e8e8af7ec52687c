import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** What a command took. `peak` is the most resident memory of the process, in bytes, where that was measured. */
export interface Taken {
  readonly seconds: number
  readonly peak: number
}

const here = import.meta.dirname
const entry = fileURLToPath(new URL('../../main/cli/sealdesk.ts', import.meta.url))

/** Runs the `sealdesk` command as a person does: a process of its own, its start included in the time. */
export function runSealdesk(args: readonly string[]): Taken {
  return runMeasured([entry, ...args, '--json']).taken
}

/** Has the bench's station do something. @returns what it printed as JSON, and what it took */
export function runStation<T>(task: object): { answer: T; peak: number } {
  return runScript('station.ts', task)
}

/** Runs a script of the bench in a process of its own. @returns what it printed as JSON, and what it took */
export function runScript<T>(script: string, task: object): { answer: T; peak: number } {
  const { output, taken } = runMeasured([
    '--import',
    join(here, 'asCommandLine.ts'),
    join(here, script),
    JSON.stringify(task),
  ])
  return { answer: JSON.parse(output) as T, peak: taken.peak }
}

/** Runs shell lines in a folder; any that fails ends the bench. @returns seconds */
export function runShell(folder: string, lines: readonly string[]): number {
  const start = performance.now()
  const { status } = spawnSync('sh', ['-ec', lines.join('\n')], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  if (status !== 0) throw new Error(`the shell's part failed: ${lines.join('; ')}`)
  return (performance.now() - start) / 1000
}

function runMeasured(args: readonly string[]): { output: string; taken: Taken } {
  const peakFile = join(tmpdir(), `bench-peak-${randomUUID()}`)
  const start = performance.now()
  const { status, stdout } = spawnSync(process.execPath, ['--import', join(here, 'peakMemory.ts'), ...args], {
    env: { ...process.env, BENCH_PEAK_FILE: peakFile },
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  const seconds = (performance.now() - start) / 1000
  if (status !== 0) throw new Error(`failed: ${args.join(' ')}\n${stdout}`)
  const peak = Number(readFileSync(peakFile, 'utf8'))
  rmSync(peakFile)
  return { output: stdout, taken: { seconds, peak } }
}
