import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { mergedSchemaText, resultSchemaText } from '../../../main/report/resultSchema.ts'
import { faultsBySchema } from '../../fixtures/resultSchema.ts'
import { aCase, aResult } from './aResult.ts'

const published = readFileSync(new URL('../../../main/report/results.schema.json', import.meta.url), 'utf8')
const faults = (result: object) => faultsBySchema(published, JSON.stringify(result))

describe('the published schema of results.json', () => {
  it('is the one that results are made by: `npm exec -- node build/resultSchema.ts`', () => {
    expect(published).toBe(resultSchemaText())
  })

  it('accepts a result with all that one can hold', () => {
    expect(faults(aResult())).toEqual([])
  })

  it.each([
    ['another format', { format: 'loan-review-result/2' }, '/format'],
    ['no series', { series: undefined }, 'series'],
    ['a member that nobody published', { extra: 1 }, 'additional properties'],
    ['an instant that is not in UTC', { exportedAt: '2026-02-01T00:00:00+08:00' }, '/exportedAt'],
    ['a packageId that is none', { packageId: '1' }, '/packageId'],
  ])('refuses a result with %s', (_, change, where) => {
    expect(faults({ ...aResult(), ...change }).join()).toContain(where)
  })
})

describe('the published schema of merged results', () => {
  const schema = readFileSync(new URL('../../../main/report/merged.schema.json', import.meta.url), 'utf8')
  const of = (change: object) => {
    const { packageId, batchId, order, exportedAt } = aResult()
    const result = { index: 1, packageId, sumsSha256: 'a'.repeat(64), exportedAt, cases: 1 }
    const batch = {
      batchId,
      vendor: '样本外包公司',
      of: 2,
      outstanding: 1,
      outstandingCases: ['A-002'],
      results: [result],
    }
    const merged = {
      format: 'loan-review-merged-results/1',
      mergedAt: exportedAt,
      order,
      delivery: { cases: 1, of: 2, outstanding: 1 },
      batches: [batch],
      cases: [{ ...aCase(), batchId, packageId }],
      ...change,
    }
    return faultsBySchema(schema, JSON.stringify(merged))
  }

  it('is the one that results are merged by: `npm exec -- node build/resultSchema.ts`', () => {
    expect(schema).toBe(mergedSchemaText())
  })

  it('accepts merged results', () => {
    expect(of({})).toEqual([])
  })

  it.each([
    ['a case that does not say which result it is from', { cases: [aCase()] }, '/cases/0'],
    ['no batch', { batches: [] }, '/batches'],
    ['a member that nobody published', { extra: 1 }, 'additional properties'],
  ])('refuses them with %s', (_, change, where) => {
    expect(of(change).join()).toContain(where)
  })
})
