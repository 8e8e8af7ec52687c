import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pastedRows, stepOf } from '../../../renderer/screens/case/worksheets/gridKeys.ts'
import {
  type CellType,
  contentOf,
  draftOf,
  readCell,
  tidied,
} from '../../../renderer/stores/worksheetDraft.ts'
import type { WorksheetContent } from '../../../shared/domain/worksheet.ts'
import { StatementItem } from '../../../shared/worksheets/financialStatements.ts'

const fen = fc.integer({ min: -1e12, max: 1e12 })
const worth = fc.option(fc.integer({ min: 0, max: 1e12 }))
const maybeFen = fc.option(fen)
const months = fc.option(fc.integer({ min: 1, max: 600 }))
const rate = fc.option(fc.integer({ min: 0, max: 1_000_000 }).map((parts) => parts / 10_000))
const words = fc.stringMatching(/^[A-Za-z0-9样本]{1,8}$/)
const day = fc
  .date({ min: new Date('2000-01-01T00:00:00Z'), max: new Date('2040-01-01T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const maybeDay = fc.option(day)

const sheets: readonly fc.Arbitrary<WorksheetContent>[] = [
  fc.record({
    kind: fc.constant('financial-statements' as const),
    content: fc.record({
      periods: fc.array(
        fc.record({
          end: day,
          amounts: fc.dictionary(fc.constantFrom(...StatementItem.options), fen) as fc.Arbitrary<
            Partial<Record<StatementItem, number>>
          >,
        }),
        { maxLength: 4 },
      ),
    }),
  }),
  fc.record({
    kind: fc.constant('bank-statement' as const),
    content: fc.record({
      accountName: words,
      from: maybeDay,
      to: maybeDay,
      opening: maybeFen,
      lines: fc.array(
        fc.record({
          date: day,
          text: words,
          in: worth,
          out: worth,
          balance: maybeFen,
          counterparty: words,
        }),
      ),
    }),
  }),
  fc.record({
    kind: fc.constant('collateral' as const),
    content: fc.record({
      loan: worth,
      items: fc.array(
        fc.record({ what: words, value: worth, appraised: maybeDay, appraiser: words, charged: worth }),
      ),
    }),
  }),
  fc.record({
    kind: fc.constant('repayment-ability' as const),
    content: fc.record({
      incomes: fc.array(fc.record({ source: words, monthly: worth })),
      debts: fc.array(fc.record({ creditor: words, monthly: worth })),
      loan: fc.record({
        amount: worth,
        months,
        rate,
        method: fc.constantFrom('equal-instalments', 'equal-principal', 'interest-only'),
      }),
    }),
  }),
]

it('what is typed says what the worksheet said, of every kind', () => {
  fc.assert(
    fc.property(fc.oneof(...sheets), (sheet) => {
      expect(contentOf(draftOf(sheet))).toEqual(sheet)
    }),
  )
})

describe('a cell', () => {
  it.each<[CellType, string, string | number | null | undefined]>([
    ['worth', '12,000', 1_200_000],
    ['worth', '-1', undefined],
    ['amount', '-1', -100],
    ['amount', '1.2.3', undefined],
    ['amount', ' ', null],
    ['date', '2026/3/1', '2026-03-01'],
    ['date', '20260301', '2026-03-01'],
    ['date', '2026年3月1日', '2026-03-01'],
    ['date', '2026-02-30', undefined],
    ['date', '3月1日', undefined],
    ['count', '24', 24],
    ['count', '0', undefined],
    ['count', '601', undefined],
    ['percent', '4.35%', 4.35],
    ['percent', '101', undefined],
    ['text', ' 样本 ', '样本'],
  ])('%s “%s” says %s', (type, text, value) => {
    expect(readCell(type, text)).toBe(value)
  })

  it('is written out once it is understood, and left as it was typed until then', () => {
    expect(tidied('worth', '12000')).toBe('12,000.00')
    expect(tidied('date', '20260301')).toBe('2026-03-01')
    expect(tidied('amount', '12.')).toBe('12.')
  })
})

describe('a key in a grid', () => {
  const press = (key: string, more = {}) => ({
    key,
    shiftKey: false,
    ctrlKey: false,
    altKey: false,
    metaKey: false,
    ...more,
  })
  const whole = { length: 4, from: 0, to: 4 }
  const within = { length: 4, from: 2, to: 2 }

  it('goes to the next row at Enter, to the column in which the line was begun', () => {
    expect(stepOf(press('Enter'), within)).toEqual({ rows: 1, columns: 0, isNewLine: true })
    expect(stepOf(press('Enter', { shiftKey: true }), within)).toMatchObject({ rows: -1, isNewLine: false })
  })

  it('leaves a cell sideways only where nothing is left to move through', () => {
    expect(stepOf(press('ArrowLeft'), within)).toBeNull()
    expect(stepOf(press('ArrowLeft'), whole)).toMatchObject({ columns: -1 })
    expect(stepOf(press('ArrowRight'), { length: 4, from: 4, to: 4 })).toMatchObject({ columns: 1 })
    expect(stepOf(press('ArrowRight', { shiftKey: true }), whole)).toBeNull()
  })

  it('leaves what is held with Ctrl or Alt to others', () => {
    expect(stepOf(press('Enter', { ctrlKey: true }), within)).toBeNull()
    expect(stepOf(press('ArrowUp', { altKey: true }), within)).toBeNull()
  })
})

it('rows are pasted as they were copied from a spreadsheet, one cell alone as text', () => {
  expect(pastedRows('a\tb\r\nc\t\r\n')).toEqual([
    ['a', 'b'],
    ['c', ''],
  ])
  expect(pastedRows('1,234.00\n5')).toEqual([['1,234.00'], ['5']])
  expect(pastedRows('one cell\n')).toBeNull()
  expect(pastedRows(`a\tb\n\nc\td\n${'\t\n'.repeat(1_000_000)}`)).toEqual([['a', 'b'], [''], ['c', 'd']])
})
