import { describe, expect, it } from 'vitest'
import { cellTypes, type Draft } from '../../../renderer/stores/worksheetDraft.ts'
import {
  cellsFrom,
  openEnded,
  withCells,
  withRowAbove,
  withTable,
} from '../../../renderer/stores/worksheetTable.ts'
import { mostLines } from '../../../shared/worksheets/bankStatement.ts'
import { mostPeriods } from '../../../shared/worksheets/financialStatements.ts'

const statement: Draft = { kind: 'bank-statement', head: {}, tables: {} }
const booking = { text: '工资', in: '1.00' }

const filled = (count: number): Draft =>
  withTable(statement, 'lines', (rows) => withCells(rows, 0, Array(count).fill(booking)))

const tooLong = (lines: number, most: number) =>
  expect.objectContaining({ code: 'worksheet/too-long', params: { lines, most } })

describe('a table', () => {
  it('takes as many rows as a worksheet holds, and is left as it was rather than without the rest', () => {
    expect(filled(mostLines).tables.lines).toHaveLength(mostLines)
    expect(() => filled(mostLines + 1)).toThrow(tooLong(mostLines + 1, mostLines))
    expect(() =>
      withTable(filled(10), 'lines', (rows) => withCells(rows, 9, Array(mostLines).fill(booking))),
    ).toThrow(tooLong(mostLines + 9, mostLines))
    const period = { end: '2026-03-31' }
    expect(() =>
      withTable(statement, 'periods', () => withCells([], 0, Array(mostPeriods + 1).fill(period))),
    ).toThrow(tooLong(mostPeriods + 1, mostPeriods))
  })

  it('that is full takes a row in which nothing stands, and then nothing in it', () => {
    const open = withRowAbove(filled(mostLines), 'lines', 0)
    expect(() => withTable(open, 'lines', (rows) => withCells(rows, 0, [booking]))).toThrow(
      tooLong(mostLines + 1, mostLines),
    )
  })

  it('has a row to go on in, unless it is full or one is there', () => {
    expect(openEnded(filled(1), 'lines')).toHaveLength(2)
    expect(openEnded(withRowAbove(filled(1), 'lines', 1), 'lines')).toHaveLength(2)
    expect(openEnded(filled(mostLines), 'lines')).toHaveLength(mostLines)
  })
})

describe('rows that are pasted', () => {
  it('lie over those that are there, of which the others stay the very same', () => {
    const rows = withCells([], 0, [{ text: 'a', in: '1.00' }, { text: 'b' }, { text: 'c' }])
    const after = withCells(rows, 1, [{ in: '2.00' }])
    expect(after[1]).toEqual({ cells: { text: 'b', in: '2.00' } })
    expect([after[0], after[2]]).toEqual([rows[0], rows[2]])
    expect(after[0]).toBe(rows[0])
  })

  it('begin further down than the table reaches', () => {
    expect(withCells([], 1, [{ text: 'a' }])).toEqual([{ cells: {} }, { cells: { text: 'a' } }])
  })

  it('go into the columns from the one on that they are pasted at, and where nothing comes nothing changes', () => {
    const columns = cellTypes['bank-statement'].tables.lines
    expect(cellsFrom(columns, 'in', ['1234.5', undefined, '7', '样本科技', 'beyond'])).toEqual({
      in: '1,234.50',
      balance: '7.00',
      counterparty: '样本科技',
    })
  })
})
