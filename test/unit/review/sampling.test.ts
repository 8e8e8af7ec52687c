import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isSampled } from '../../../main/review/sampling.ts'
import { BatchId, CaseNo } from '../../../shared/domain/ids.ts'

const batchId = BatchId.parse('7b1f6f0e-6a53-4a86-9c1e-2d8f3f6f2a01')
const caseNos = Array.from({ length: 4000 }, (_, index) => CaseNo.parse(`A-${index}`))

function drawn(share: number, level: 2 | 3 = 2, seed = '2026-Q1'): Set<CaseNo> {
  const terms = { policy: [{ level, share, always: [], blind: false }], seed }
  return new Set(caseNos.filter((caseNo) => isSampled(terms, batchId, caseNo, level)))
}

describe('the sample of a level', () => {
  it('is the one that FORMAT.md shows', () => {
    const terms = { policy: [{ level: 2 as const, share: 0.25, always: [], blind: false }], seed: '2026-Q1' }
    const of = (caseNo: string) => isSampled(terms, batchId, CaseNo.parse(caseNo), 2)
    expect(['A-001', 'A-002', 'A-003', 'A-004'].map(of)).toEqual([true, true, false, false])
    const format = readFileSync(join(import.meta.dirname, '../../../main/package/FORMAT.md'), 'utf8')
    expect(format).toContain('3ede549ac1dab03a')
    expect(format).toContain(batchId)
  })

  it('is about as large as its share, all at one and none at nought', () => {
    expect(drawn(1).size).toBe(caseNos.length)
    expect(drawn(0).size).toBe(0)
    expect(drawn(0.2).size / caseNos.length).toBeCloseTo(0.2, 1)
  })

  it('only grows with the share', () => {
    const many = drawn(0.5)
    expect([...drawn(0.3)].every((caseNo) => many.has(caseNo))).toBe(true)
  })

  it('is another one with another seed, and at another level', () => {
    const one = drawn(0.5)
    for (const other of [drawn(0.5, 2, '2026-Q2'), drawn(0.5, 3)]) {
      const both = [...one].filter((caseNo) => other.has(caseNo)).length
      expect(both / one.size).toBeCloseTo(0.5, 1)
    }
  })

  it('is every case at a level that the order has no policy for', () => {
    expect(isSampled({ policy: [], seed: '' }, batchId, CaseNo.parse('A-001'), 3)).toBe(true)
  })
})
