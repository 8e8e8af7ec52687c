import { execFile } from 'node:child_process'
import { existsSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { z } from 'zod'

const entry = fileURLToPath(new URL('../../../main/cli/sealdesk.ts', import.meta.url))
const Summary = z.object({
  folder: z.string(),
  verdict: z.string(),
  fields: z.object({ all: z.number(), right: z.number(), sureWrong: z.number() }),
  tools: z.array(z.object({ outcome: z.enum(['passed', 'failed', 'not-installed']) })),
})

it('the demonstration does the whole job with the real commands and leaves its files', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [entry, 'demo', '--cases', '1', '--json'])
  const { folder, verdict, fields, tools } = Summary.parse(JSON.parse(stdout))
  try {
    expect(verdict).toBe('valid')
    expect(fields.all).toBeGreaterThanOrEqual(6)
    expect(fields.right).toBeGreaterThan(fields.all / 2)
    expect(fields.sureWrong).toBe(0)
    expect(tools.map(({ outcome }) => outcome)).not.toContain('failed')
    for (const name of ['batch.asice', 'result.asice', 'result/results.json', 'vault'])
      expect(existsSync(join(folder, name))).toBe(true)
  } finally {
    expect(basename(folder)).toMatch(/^sealdesk-demo-/)
    rmSync(folder, { recursive: true, force: true })
  }
}, 300_000)
