import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  amountOf,
  areStatementsFilled,
  checkStatements,
  ratiosOf,
  StatementItem,
  type StatementPeriod,
  statementSums,
} from '../../../shared/worksheets/financialStatements.ts'

const leaves = StatementItem.options.filter((item) => statementSums[item] === undefined)
const balancing = 'other-equity' satisfies StatementItem

/** Amounts of every line that is no sum, such that both sides are equal. */
const leafAmounts = fc
  .record(Object.fromEntries(leaves.map((item) => [item, fc.integer({ min: 0, max: 1e9 })])))
  .map((amounts): StatementPeriod['amounts'] => {
    const { [balancing]: _, ...others } = amounts
    const assets = amountOf({ amounts: others }, 'assets') ?? 0
    const claims = amountOf({ amounts: others }, 'liabilities-and-equity') ?? 0
    return { ...others, [balancing]: assets - claims }
  })

/** The same with every sum printed. */
const printed = leafAmounts.map((amounts) => {
  const sums = StatementItem.options.map((item) => [item, amountOf({ amounts }, item)])
  return Object.fromEntries(sums) as Record<StatementItem, number>
})

const faultsOf = (...periods: StatementPeriod[]) =>
  checkStatements({ periods }).flatMap(({ fault }) => fault ?? [])

describe('financial statements in which everything adds up', () => {
  it('have no fault, with sums printed or without', () => {
    fc.assert(
      fc.property(printed, leafAmounts, (whole, bare) => {
        expect(faultsOf({ end: null, amounts: whole }, { end: null, amounts: bare })).toEqual([])
      }),
    )
  })

  it('have one wherever a line is changed', () => {
    fc.assert(
      fc.property(
        printed,
        fc.constantFrom(...StatementItem.options.filter((item) => item !== 'liabilities-and-equity')),
        fc.integer({ min: 1, max: 1e6 }),
        (amounts, item, by) => {
          const changed = { ...amounts, [item]: amounts[item] + by }
          expect(faultsOf({ end: null, amounts: changed })).not.toEqual([])
        },
      ),
    )
  })
})

describe('a balance sheet', () => {
  it('says what its assets should be', () => {
    const amounts = { assets: 1000, liabilities: 600, equity: 300 }
    expect(faultsOf({ end: null, amounts })).toEqual([
      { period: 0, item: 'assets', of: 'balance', seen: 1000, expected: 900 },
    ])
  })

  it('is not held against a side that is not there', () => {
    expect(
      checkStatements({ periods: [{ end: null, amounts: { assets: 1000, liabilities: 600 } }] }),
    ).toEqual([])
  })

  it('takes lines that are not printed as nothing, and sums that are not printed as not known', () => {
    expect(faultsOf({ end: null, amounts: { cash: 10, 'current-assets': 10, assets: 25 } })).toEqual([])
    expect(faultsOf({ end: null, amounts: { cash: 10, inventory: 5, 'current-assets': 20 } })).toEqual([
      { period: 0, item: 'current-assets', of: 'parts', seen: 20, expected: 15 },
    ])
  })

  it('keeps no more of a year than was earned in it', () => {
    const before = { end: '2024-12-31', amounts: { 'retained-earnings': 100, 'surplus-reserve': 10 } }
    const later = (kept: number, end = '2025-12-31') => ({
      end,
      amounts: { 'retained-earnings': kept, 'surplus-reserve': 20, 'net-profit': 50 },
    })
    expect(faultsOf(later(140), before)).toEqual([])
    expect(faultsOf(later(141), before)).toEqual([
      { period: 0, item: 'retained-earnings', of: 'profit', seen: 141, expected: 140 },
    ])
    // Two years on, what was earned in between is not known.
    expect(checkStatements({ periods: [later(500, '2026-12-31'), before] })).toEqual([])
  })
})

describe('the ratios of financial statements', () => {
  const amounts = {
    assets: 1000,
    liabilities: 420,
    equity: 580,
    'current-assets': 300,
    'current-liabilities': 200,
  }

  it('are those of the newest period, wherever it stands', () => {
    const old = { end: '2023-12-31', amounts: { assets: 1, liabilities: 1, equity: 0 } }
    expect(ratiosOf({ periods: [old, { end: '2024-12-31', amounts }] })).toEqual({
      'debt-ratio': 0.42,
      'current-ratio': 1.5,
    })
  })

  it('are not there without what they are made of', () => {
    const part = { end: null, amounts: { assets: 0, liabilities: 420 } }
    expect(ratiosOf({ periods: [part] })).toEqual({ 'debt-ratio': null, 'current-ratio': null })
    expect(ratiosOf({ periods: [] })).toEqual({ 'debt-ratio': null, 'current-ratio': null })
    expect(areStatementsFilled({ periods: [part] })).toBe(false)
    expect(areStatementsFilled({ periods: [{ end: null, amounts }] })).toBe(true)
  })
})
