import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { resultSchemaText } from '../../../main/report/resultSchema.ts'
import { faultsBySchema } from '../../fixtures/resultSchema.ts'
import { aResult } from './aResult.ts'

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
