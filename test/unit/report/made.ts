import { join } from 'node:path'
import { afterAll } from 'vitest'
import type { FileOfCases } from '../../../main/report/fileOfCases.ts'
import { createScratch, type Scratch } from '../../../main/report/scratch.ts'
import type { ResultCase } from '../../../shared/domain/result.ts'
import { temporaryFolder } from '../../fixtures/temporaryFolder.ts'

/** A scratch of the test file. */
export function aScratch(): Scratch {
  const scratch = createScratch(join(temporaryFolder(), 'scratch'))
  afterAll(scratch.close)
  return scratch
}

/** The bytes of a file on these cases. */
export async function made({ add, pieces }: FileOfCases, cases: readonly ResultCase[]): Promise<Buffer> {
  cases.forEach(add)
  const all: Uint8Array[] = []
  for await (const piece of pieces()) all.push(Uint8Array.from(piece))
  return Buffer.concat(all)
}
