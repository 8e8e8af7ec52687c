import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { verifyPackage } from '../../../main/package/verify.ts'
import {
  aLender,
  aVendor,
  batchFiles,
  now,
  openAsItIs,
  type Party,
  packFiles,
} from '../../fixtures/packages.ts'
import { temporaryFolder } from '../../fixtures/temporaryFolder.ts'
import { flip, forge } from './forge.ts'

const folder = temporaryFolder()
const path = join(folder, 'damaged.asice')
let lender: Party
let station: Party
let whole: Buffer

beforeAll(async () => {
  ;[lender, station] = await Promise.all([aLender(), aVendor()])
  const out = join(folder, 'whole.asice')
  await packFiles({ out, from: lender, recipient: station.recipient, files: batchFiles() })
  whole = readFileSync(out)
})

/** The verdict; a crash is a rejection and fails the test by itself. */
async function verdictOn(bytes: Buffer): Promise<string> {
  writeFileSync(path, bytes)
  const result = await verifyPackage(path, {
    kind: 'batch',
    trusted: [lender.card],
    identities: [station.identity],
    now,
  })
  return result.verdict
}

/** Opening without verifying, as after an import: reads everything, and must throw an error with a code. */
async function readAll(bytes: Buffer): Promise<void> {
  writeFileSync(path, bytes)
  const reader = await openAsItIs(path, station.identity)
  try {
    for (const name of reader.files.keys()) await reader.read(name)
  } finally {
    await reader.close()
  }
}

const position = () => fc.nat(whole.length - 1)
const mask = fc.integer({ min: 1, max: 255 })
const runs = { numRuns: 200 }

describe('damage at any place', () => {
  it('is never valid where one byte is another', async () => {
    await fc.assert(
      fc.asyncProperty(position(), mask, async (at, bits) => {
        expect(await verdictOn(flip(whole, at, bits))).not.toMatch(/^valid/)
      }),
      runs,
    )
  })

  it('is incomplete where the end is missing', async () => {
    await fc.assert(
      fc.asyncProperty(position(), async (length) => {
        expect(await verdictOn(whole.subarray(0, length))).toBe('incomplete')
      }),
      runs,
    )
  })

  it('is never valid where bytes are appended, inserted or left out', async () => {
    const bytes = fc.uint8Array({ minLength: 1, maxLength: 100 })
    await fc.assert(
      fc.asyncProperty(position(), bytes, fc.nat(20), async (at, inserted, dropped) => {
        const head = whole.subarray(0, at)
        expect(await verdictOn(Buffer.concat([whole, inserted]))).not.toMatch(/^valid/)
        expect(await verdictOn(Buffer.concat([head, inserted, whole.subarray(at)]))).not.toMatch(/^valid/)
        expect(await verdictOn(Buffer.concat([head, whole.subarray(at + dropped + 1)]))).not.toMatch(/^valid/)
      }),
      { numRuns: 70 },
    )
  })

  it('is never valid where a stretch is overwritten by another of the same file', async () => {
    await fc.assert(
      fc.asyncProperty(position(), position(), fc.integer({ min: 1, max: 300 }), async (from, to, length) => {
        const copy = Buffer.from(whole)
        copy.copyWithin(to, from, Math.min(from + length, copy.length))
        if (!copy.equals(whole)) expect(await verdictOn(copy)).not.toMatch(/^valid/)
      }),
      runs,
    )
  })

  it('is never valid where it is in the signature and the archive around it is made to fit', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(700), mask, async (at, bits) => {
        const forged = await forge(lender, station.recipient, {
          signature: (der) => flip(der, at % der.length, bits),
        })
        expect(await verdictOn(forged)).not.toMatch(/^valid/)
      }),
      { numRuns: 100 },
    )
  })

  it('is never valid in what is not a package at all', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), async (bytes) => {
        expect(await verdictOn(Buffer.from(bytes))).not.toMatch(/^valid/)
      }),
      runs,
    )
  })

  it('gives an error with a code, or the right content, where the package is only opened', async () => {
    await fc.assert(
      fc.asyncProperty(position(), mask, async (at, bits) => {
        await readAll(flip(whole, at, bits)).catch((error: unknown) => {
          expect(error).toMatchObject({ name: 'SealdeskError', code: expect.stringMatching(/^package\//) })
        })
      }),
      runs,
    )
  })
})
