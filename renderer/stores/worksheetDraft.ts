import type { WorksheetContent, WorksheetKind } from '../../shared/domain/worksheet.ts'
import { isRealDate } from '../../shared/rules/date.ts'
import { fenOf, yuanText } from '../../shared/worksheets/amount.ts'
import type { StatementLine } from '../../shared/worksheets/bankStatement.ts'
import { StatementItem, type StatementPeriod } from '../../shared/worksheets/financialStatements.ts'
import { dateIn } from '../../shared/worksheets/import/table.ts'
import { RepaymentMethod } from '../../shared/worksheets/repaymentAbility.ts'

/** What a cell holds: words, a day, what something is worth, an amount that may be below zero, a number, per cent. */
export type CellType = 'text' | 'date' | 'worth' | 'amount' | 'count' | 'percent'

/** A row of cells as somebody typed them, with where it stands on the document if it came from there. */
export interface DraftRow {
  readonly cells: Readonly<Record<string, string>>
  readonly place?: StatementLine['place']
}

/** A worksheet as somebody types it: nothing that was typed is lost, whether it can be understood or not. */
export interface Draft {
  readonly kind: WorksheetKind
  readonly head: Readonly<Record<string, string>>
  readonly tables: Readonly<Record<string, readonly DraftRow[]>>
}

type Types = Readonly<Record<string, CellType>>

/** The cells of each kind of worksheet. Periods of financial statements are rows here; on the screen they are columns. */
export const cellTypes = {
  'financial-statements': {
    head: {},
    tables: { periods: { end: 'date', ...Object.fromEntries(StatementItem.options.map(amountOf)) } },
  },
  'bank-statement': {
    head: { accountName: 'text', from: 'date', to: 'date', opening: 'amount' },
    tables: {
      lines: {
        date: 'date',
        text: 'text',
        in: 'worth',
        out: 'worth',
        balance: 'amount',
        counterparty: 'text',
      },
    },
  },
  collateral: {
    head: { loan: 'worth' },
    tables: {
      items: { what: 'text', value: 'worth', appraised: 'date', appraiser: 'text', charged: 'worth' },
    },
  },
  'repayment-ability': {
    head: { amount: 'worth', months: 'count', rate: 'percent', method: 'text' },
    tables: {
      incomes: { source: 'text', monthly: 'worth' },
      debts: { creditor: 'text', monthly: 'worth' },
    },
  },
} as const satisfies Readonly<
  Record<WorksheetKind, { readonly head: Types; readonly tables: Readonly<Record<string, Types>> }>
>

function amountOf(item: StatementItem): [StatementItem, 'amount'] {
  return [item, 'amount']
}

/** What a cell says; undefined where it cannot be understood, null where it is empty. */
export function readCell(type: CellType, text: string): string | number | null | undefined {
  const plain = text.trim()
  if (plain === '') return type === 'text' ? '' : null
  switch (type) {
    case 'text':
      return plain
    case 'date':
      return dayOf(plain) ?? undefined
    case 'amount':
      return fenOf(plain) ?? undefined
    case 'worth': {
      const fen = fenOf(plain)
      return fen === null || fen < 0 ? undefined : fen
    }
    case 'count':
      return /^[1-9]\d{0,2}$/.test(plain) && Number(plain) <= 600 ? Number(plain) : undefined
    case 'percent':
      return percentOf(plain)
  }
}

/** A day as people type it: `2026-03-21`, `2026/3/21`, `20260321`, `2026年3月21日`. */
function dayOf(text: string): string | null {
  const day = dateIn(text)
  return day !== null && isRealDate(day) && /^\d{4}\D?\d{1,2}\D?\d{1,2}日?$/.test(text) ? day : null
}

function percentOf(text: string): number | undefined {
  const number = text.normalize('NFKC').replace(/%$/, '').trim()
  return /^\d{1,3}(\.\d{1,4})?$/.test(number) && Number(number) <= 100 ? Number(number) : undefined
}

/** A cell as it is written once it has been understood; otherwise as it was typed. */
export function tidied(type: CellType, text: string): string {
  const value = readCell(type, text)
  if (value === undefined) return text
  if (typeof value !== 'number') return value ?? ''
  return type === 'worth' || type === 'amount' ? yuanText(value) : String(value)
}

/** Whether nothing stands in a row. */
export function isBlankRow({ cells }: DraftRow): boolean {
  return Object.values(cells).every((text) => text.trim() === '')
}

/** What a draft says, as far as it can be understood; rows in which nothing stands are left out. */
export function contentOf({ kind, head, tables }: Draft): WorksheetContent {
  const rowsOf = (table: string) => (tables[table] ?? []).filter((row) => !isBlankRow(row))
  switch (kind) {
    case 'financial-statements':
      return { kind, content: { periods: rowsOf('periods').map(({ cells }) => periodOf(cells)) } }
    case 'bank-statement':
      return {
        kind,
        content: {
          accountName: wordsIn(head.accountName, 100),
          from: dayIn(head.from),
          to: dayIn(head.to),
          opening: numberIn('amount', head.opening),
          lines: rowsOf('lines').map(lineOf),
        },
      }
    case 'collateral':
      return {
        kind,
        content: {
          loan: numberIn('worth', head.loan),
          items: rowsOf('items').map(({ cells }) => ({
            what: wordsIn(cells.what, 200),
            value: numberIn('worth', cells.value),
            appraised: dayIn(cells.appraised),
            appraiser: wordsIn(cells.appraiser, 200),
            charged: numberIn('worth', cells.charged),
          })),
        },
      }
    case 'repayment-ability':
      return {
        kind,
        content: {
          incomes: rowsOf('incomes').map(({ cells }) => ({
            source: wordsIn(cells.source, 200),
            monthly: numberIn('worth', cells.monthly),
          })),
          debts: rowsOf('debts').map(({ cells }) => ({
            creditor: wordsIn(cells.creditor, 200),
            monthly: numberIn('worth', cells.monthly),
          })),
          loan: {
            amount: numberIn('worth', head.amount),
            months: numberIn('count', head.months),
            rate: numberIn('percent', head.rate),
            method: RepaymentMethod.catch('equal-instalments').parse(head.method),
          },
        },
      }
  }
}

/** Lines by the row that was typed: of a statement with thousands of them only the one that changes is read anew. */
const lines = new WeakMap<DraftRow, StatementLine>()

function lineOf(row: DraftRow): StatementLine {
  const known = lines.get(row)
  if (known) return known
  const { cells, place } = row
  const line: StatementLine = {
    date: dayIn(cells.date),
    text: wordsIn(cells.text, 100),
    in: numberIn('worth', cells.in),
    out: numberIn('worth', cells.out),
    balance: numberIn('amount', cells.balance),
    counterparty: wordsIn(cells.counterparty, 100),
    ...(place && { place }),
  }
  lines.set(row, line)
  return line
}

function wordsIn(text = '', most: number): string {
  return text.trim().slice(0, most)
}

function dayIn(text = ''): string | null {
  return dayOf(text.trim())
}

function numberIn(type: CellType, text = ''): number | null {
  const value = readCell(type, text)
  return typeof value === 'number' ? value : null
}

function periodOf(cells: DraftRow['cells']): StatementPeriod {
  const amounts: StatementPeriod['amounts'] = {}
  for (const item of StatementItem.options) {
    const amount = numberIn('amount', cells[item])
    if (amount !== null) amounts[item] = amount
  }
  return { end: dayIn(cells.end), amounts }
}

/** A draft that says what a worksheet says. */
export function draftOf(sheet: WorksheetContent): Draft {
  const { kind } = sheet
  switch (sheet.kind) {
    case 'financial-statements': {
      const periods = sheet.content.periods.map(({ end, amounts }) =>
        rowOf(cellTypes[sheet.kind].tables.periods, { end, ...amounts }),
      )
      return { kind, head: {}, tables: { periods } }
    }
    case 'bank-statement': {
      const { lines, ...head } = sheet.content
      return {
        kind,
        head: textsOf(cellTypes[sheet.kind].head, head),
        tables: {
          lines: lines.map(({ place, ...line }) => ({
            ...rowOf(cellTypes[sheet.kind].tables.lines, line),
            ...(place && { place }),
          })),
        },
      }
    }
    case 'collateral': {
      const { items, ...head } = sheet.content
      const rows = items.map((item) => rowOf(cellTypes[sheet.kind].tables.items, item))
      return { kind, head: textsOf(cellTypes[sheet.kind].head, head), tables: { items: rows } }
    }
    case 'repayment-ability': {
      const { incomes, debts, loan } = sheet.content
      const { tables, head } = cellTypes[sheet.kind]
      return {
        kind,
        head: textsOf(head, loan),
        tables: {
          incomes: incomes.map((income) => rowOf(tables.incomes, income)),
          debts: debts.map((debt) => rowOf(tables.debts, debt)),
        },
      }
    }
  }
}

type Values = Readonly<Record<string, string | number | null | undefined>>

function rowOf(types: Types, values: Values): DraftRow {
  return { cells: textsOf(types, values) }
}

function textsOf(types: Types, values: Values): Record<string, string> {
  const texts: Record<string, string> = {}
  for (const [key, type] of Object.entries(types)) {
    const value = values[key]
    if (typeof value === 'number')
      texts[key] = type === 'worth' || type === 'amount' ? yuanText(value) : String(value)
    else if (value) texts[key] = value
  }
  return texts
}
