import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { openPackage } from '../../../main/package/reader.ts'
import { makeDecidedBatch } from '../../bench/results/decidedBatch.ts'
import { decidedExport } from '../../bench/results/decidedExport.ts'
import { temporaryFolder } from '../../fixtures/temporaryFolder.ts'

const folder = temporaryFolder()
const database = join(folder, 'batch.db')
const cases = 60
/** Exports the batch into a new folder. @param onCase told how many cases have gone by, and what lies in the folder */
async function exported(name: string, onCase: (done: number, files: string[]) => void, signal?: AbortSignal) {
  const into = join(folder, name)
  mkdirSync(into)
  const out = join(into, 'result.asice')
  const { lender, run } = await decidedExport(database)
  const result = run(out, {
    progress: (done) => onCase(done, readdirSync(into)),
    signal: signal ?? new AbortController().signal,
  })
  return { into, out, lender, result }
}

describe('a result of more cases than are held in memory', () => {
  beforeAll(() => makeDecidedBatch(database, cases))

  it('goes through each case once, and leaves nothing but the package', async () => {
    const seen: { done: number; files: string[] }[] = []
    const { into, out, lender, result } = await exported('whole', (done, files) => seen.push({ done, files }))
    const { written } = await result
    expect(seen.map(({ done }) => done)).toEqual(Array.from({ length: cases }, (_, index) => index + 1))
    // The package as far as it is written; what waits for its turn has no name.
    expect(seen.at(-1)?.files).toHaveLength(1)
    expect(readdirSync(into)).toEqual(['result.asice'])
    const { files, close } = await openPackage(out, lender.identity, { sumsSha256: written.sumsSha256 })
    expect([...files.keys()]).toEqual(expect.arrayContaining(['results.json', 'results.xlsx', 'report.pdf']))
    await close()
  })

  it('leaves nothing at all where it was cancelled', async () => {
    const stop = new AbortController()
    const { into, result } = await exported(
      'cancelled',
      (done) => done === cases && stop.abort(),
      stop.signal,
    )
    await expect(result).rejects.toMatchObject({ code: 'job/cancelled' })
    expect(readdirSync(into)).toEqual([])
  })
})
