import { randomBytes, randomUUID } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Verification, type VerifyOptions, verifyPackage } from '../../../main/package/verify.ts'
import { aLender, aVendor, now, type Party, packFiles } from '../../fixtures/packages.ts'
import { temporaryFolder } from '../../fixtures/temporaryFolder.ts'
import { forge } from './forge.ts'

const folder = temporaryFolder()
const mebibyte = 1024 * 1024
const threads = {
  file: new URL('../../../main/package/contentWorker.ts', import.meta.url),
  count: 3,
}
let lender: Party
let station: Party

beforeAll(async () => {
  ;[lender, station] = await Promise.all([aLender(), aVendor()])
})

function judge(path: string, options: Partial<VerifyOptions> = {}): Promise<Verification> {
  return verifyPackage(path, {
    kind: 'batch',
    trusted: [lender.card],
    identities: [station.identity],
    now,
    ...options,
  })
}

/** Enough for several shares of work: documents of 3 MiB, and more small ones than one share holds. */
async function packed(): Promise<string> {
  const out = join(folder, `${randomUUID()}.asice`)
  const large = Array.from({ length: 8 }, (_, index) => [`docs/A/${index}.jpg`, randomBytes(3 * mebibyte)])
  const small = Array.from({ length: 1500 }, (_, index) => [`docs/B/${index}.jpg`, randomBytes(10)])
  const files = Object.fromEntries([...large, ...small])
  await packFiles({ out, from: lender, recipient: station.recipient, files })
  return out
}

describe('a package checked on several threads', () => {
  it('is valid as it is on one, and every byte and file is counted as progress', async () => {
    const path = await packed()
    const seen: number[] = []
    const files: number[] = []
    const result = await judge(path, {
      threads,
      progress(bytes, checked) {
        seen.push(bytes)
        files.push(checked)
      },
    })
    expect(result.verdict).toBe('valid')
    expect(seen).toEqual(seen.toSorted((a, b) => a - b))
    expect(seen.at(-1)).toBe(readFileSync(path).length)
    expect(files).toEqual(files.toSorted((a, b) => a - b))
    expect(files.at(-2)).toBe(1508)
    expect((await judge(path)).verdict).toBe('valid')
  })

  it('comes to the verdict on the first file that is wrong, whichever thread is faster', async () => {
    const content = (index: number) => randomBytes(index < 4 ? 4 * mebibyte : 10)
    const files = Array.from({ length: 6 }, (_, index) => [`docs/A/${index}.jpg`, content(index)] as const)
    const wrongFirstAndLast = (text: string) => {
      const lines = text.split('\n')
      return lines
        .map((line, index) => (index === 0 || index === 5 ? `${'a'.repeat(64)}${line.slice(64)}` : line))
        .join('\n')
    }
    const path = join(folder, 'forged.asice')
    writeFileSync(path, await forge(lender, station.recipient, { files, innerSums: wrongFirstAndLast }))
    const alone = await judge(path)
    for (let count = 0; count < 3; count++) {
      const result = await judge(path, { threads })
      expect([result.verdict, 'error' in result && result.error.message]).toEqual([
        'tampered',
        'error' in alone && alone.error.message,
      ])
    }
  })

  it('ends with its threads where it is cancelled half-way', async () => {
    const path = await packed()
    const controller = new AbortController()
    const half = readFileSync(path).length / 2
    const judged = judge(path, {
      threads,
      signal: controller.signal,
      progress: (bytes) => bytes > half && controller.abort(),
    })
    await expect(judged).rejects.toMatchObject({ code: 'job/cancelled' })
  })

  it('is not held for checked where a thread cannot start', async () => {
    const file = new URL('./no-such-worker.ts', import.meta.url)
    await expect(judge(await packed(), { threads: { file, count: 2 } })).rejects.toThrow()
  })
})

describe('a digest that is known from writing', () => {
  it('stands for reading the payload again only where the payload lies there', async () => {
    const path = await packed()
    const wrong = { start: 1, size: 1, sha256: 'a'.repeat(64) } as VerifyOptions['written']
    expect((await judge(path, wrong && { written: wrong })).verdict).toBe('valid')
  })
})
