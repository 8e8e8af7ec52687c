import { describe, expect, it } from 'vitest'
import type { GivenResult } from '../../../main/cli/lender/givenResult.ts'
import { judgeSeries } from '../../../main/cli/lender/resultSeries.ts'
import type { KnownResult } from '../../../main/cli/lender/seenResults.ts'
import { BatchId, CaseNo, Sha256Hex } from '../../../shared/domain/ids.ts'
import { aCase, aHead } from '../report/aResult.ts'

const batchId = BatchId.parse('7b1f6f0e-6a53-4a86-9c1e-2d8f3f6f2a01')
const id = (number: number) => BatchId.parse(`5c2e9d61-0d43-4a5e-8e0e-${String(number).padStart(12, '0')}`)
const digest = (number: number) => Sha256Hex.parse(String(number).padStart(64, '0'))
const line = (seq: number) => digest(1000 + seq)
const recordOf = () => 'record'
const held = (cases: Record<string, Sha256Hex>) => cases as KnownResult['cases']
const asked = ['A-001', 'A-002', 'A-003'].map((caseNo) => CaseNo.parse(caseNo))

/** The result of a number, after the one before it; each holds one case and writes two lines of the log. */
function known(index: number, more: Partial<KnownResult> = {}): KnownResult {
  return {
    batchId,
    packageId: id(index),
    sumsSha256: digest(index),
    index,
    previous: index === 1 ? null : { packageId: id(index - 1), sumsSha256: digest(index - 1) },
    exportedAt: `2026-02-0${index}T08:00:00Z`,
    audit: { seq: 2 * index - 1, hash: line(2 * index - 1) },
    of: 3,
    outstanding: 3 - index,
    isWhole: index === 3,
    cases: held({ [`A-00${index}`]: digest(100 + index) }),
    ...more,
  }
}

function given(index: number, more: Partial<KnownResult> = {}, log = 2 * index): GivenResult {
  const one = known(index, more)
  const cases = Object.entries(one.cases).map(([caseNo, sha256]) => {
    const made = aCase({ caseNo: CaseNo.parse(caseNo) })
    return { ...made, opinions: made.opinions.map((opinion) => ({ ...opinion, sha256 })) }
  })
  return {
    ...one,
    file: `${index}.asice`,
    content: {
      result: { ...aHead(), cases },
      reviewers: new Map(),
      log: Array.from({ length: log }, (_, seq) => line(seq)),
    },
  }
}

const judge = (results: GivenResult[], seen: KnownResult[] = [], caseNos: CaseNo[] | null = asked) =>
  judgeSeries(results, seen, { asked: caseNos, recordOf })
const codes = (...results: Parameters<typeof judge>) => judge(...results).faults.map(({ code }) => code)

describe('a series of results', () => {
  it('is partial while cases are to come, and says which', () => {
    expect(judge([given(2), given(1)])).toMatchObject({
      state: 'partial',
      missing: [],
      outstanding: 1,
      waiting: ['A-003'],
    })
  })

  it('is complete with the last', () => {
    expect(judge([given(3), given(1), given(2)])).toMatchObject({
      state: 'complete',
      waiting: [],
      faults: [],
    })
  })

  it('is partial where every case came, and one came back to be decided anew', () => {
    const last = given(3, { isWhole: false })
    expect(judge([given(1), given(2), last])).toMatchObject({ state: 'partial', outstanding: 0 })
  })

  it('does not name what is to come without the order', () => {
    expect(judge([given(1)], [], null).waiting).toBeNull()
  })

  it('lacks what was neither given nor seen, unless later ones hold all of its cases', () => {
    expect(judge([given(1), given(3)])).toMatchObject({ state: 'incomplete', missing: [2], waiting: null })
    expect(judge([given(1), given(3)], [known(2)])).toMatchObject({ state: 'complete', missing: [] })
    const all = held({ 'A-001': digest(101), 'A-002': digest(102), 'A-003': digest(103) })
    expect(judge([given(3, { cases: all })])).toMatchObject({ state: 'complete', missing: [1, 2] })
  })

  it('counts a package once that is given twice', () => {
    const copy = { ...given(1), file: 'copy.asice' }
    expect(judge([given(1), copy])).toMatchObject({
      state: 'partial',
      twice: [{ file: 'copy.asice', same: '1.asice' }],
      faults: [],
    })
  })
})

describe('a series is contradictory', () => {
  it('with two results of one number', () => {
    expect(codes([given(1), given(1, { packageId: id(9) })])).toEqual(['series/forked'])
  })

  it('with another result than was seen before, or another content of the same', () => {
    expect(codes([given(1)], [known(1, { packageId: id(9) })])).toEqual(['series/other-seen'])
    expect(codes([given(1)], [known(1, { sumsSha256: digest(9) })])).toEqual(['series/other-seen'])
  })

  it.each([
    ['another package', { packageId: id(9), sumsSha256: digest(1) }],
    ['the same package with another content', { packageId: id(1), sumsSha256: digest(9) }],
  ])('with a result that follows %s', (_, previous) => {
    expect(codes([given(1), given(2, { previous })])).toEqual(['series/other-previous'])
  })

  it('but not where an older station did not say which content it follows', () => {
    expect(codes([given(1), given(2, { previous: { packageId: id(1), sumsSha256: null } })])).toEqual([])
  })

  it('with a log that was cut, or rewritten, since an earlier result', () => {
    expect(codes([given(1), given(2, {}, 1)])).toEqual(['series/log-cut'])
    expect(codes([given(2)], [known(1, { audit: { seq: 1, hash: digest(9) } })])).toEqual([
      'series/log-rewritten',
    ])
  })

  it('with a log that is longer than that of a later result', () => {
    expect(codes([given(1, { audit: { seq: 9, hash: line(9) } }, 10)], [known(2)])).toEqual([
      'series/contradiction',
    ])
  })

  it('with an opinion that a later result no longer has', () => {
    const again = given(2, { cases: held({ 'A-001': digest(7), 'A-002': digest(102) }) })
    expect(codes([given(1), again])).toEqual(['series/opinion-removed'])
    expect(codes([again], [known(1)])).toEqual(['series/opinion-removed'])
  })

  it.each([
    ['of another number of cases', { of: 4 }],
    ['with more outstanding than before', { outstanding: 3 }],
  ])('with a batch that is %s', (_, more) => {
    expect(codes([given(1), given(2, more)])).toEqual(['series/contradiction'])
  })
})
