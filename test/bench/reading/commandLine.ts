import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { OcrLine } from '../../../main/cli/ocr.ts'
import { type MemorySample, watchMemory } from './processTree.ts'

const entry = fileURLToPath(new URL('../../../main/cli/sealdesk.ts', import.meta.url))

/** What reading a batch of files came to. Times are in seconds and include the start of all processes. */
export interface BatchRun {
  readonly lines: readonly OcrLine[]
  readonly seconds: number
  /** Processor time of all processes of the batch together. */
  readonly processorSeconds: number
  /** Memory of all its processes together, with how many documents were done by then. */
  readonly memory: readonly MemorySample[]
}

/**
 * Reads files as a person does, with `sealdesk ocr --json` in a process of its own.
 *
 * @param imports modules that each of its processes loads first
 */
export async function readFilesByCommand(
  files: readonly string[],
  {
    imports = [],
    environment = {},
  }: { imports?: readonly string[]; environment?: Record<string, string> } = {},
): Promise<BatchRun> {
  const start = performance.now()
  const child = spawn(process.execPath, [entry, 'ocr', ...files, '--json'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      ...environment,
      NODE_OPTIONS: imports.map((module) => `--import=${module}`).join(' '),
    },
  })
  const lines: OcrLine[] = []
  const memory = watchMemory(child.pid ?? 0, () => lines.length)
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(JSON.parse(line) as OcrLine)
    if (process.stderr.isTTY) process.stderr.write(`\r${lines.length} / ${files.length} `)
  }
  const { samples, processorSeconds } = memory.stop()
  if (lines.length !== files.length) throw new Error(`${lines.length} lines for ${files.length} files`)
  return { lines, seconds: (performance.now() - start) / 1000, processorSeconds, memory: samples }
}
