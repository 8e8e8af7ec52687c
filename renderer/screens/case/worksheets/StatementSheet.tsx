import { CheckOutlined, CloseOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { compareNames, normaliseCompany } from '../../../../shared/rules/compare.ts'
import { yuanText } from '../../../../shared/worksheets/amount.ts'
import {
  type BalanceBreak,
  type BankStatement,
  coverage,
  interestDays,
  runningBalance,
  total,
} from '../../../../shared/worksheets/bankStatement.ts'
import { cellTypes, type Draft } from '../../../stores/worksheetDraft.ts'
import { openEnded, placesOf } from '../../../stores/worksheetTable.ts'
import { useWorkspace } from '../../../stores/workspace.ts'
import { Grid, type GridNote } from './Grid.tsx'
import { Head } from './Head.tsx'
import { StatementFlows } from './StatementFlows.tsx'
import type { CellPlace } from './useGridMoves.ts'
import { useTable } from './useTable.ts'

interface SheetProps {
  readonly draft: Draft
  readonly content: BankStatement
  readonly isReadOnly: boolean
}

const keys = ['date', 'text', 'in', 'out', 'balance', 'counterparty'] as const
const widths: Readonly<Record<(typeof keys)[number], string>> = {
  date: '92px',
  text: 'minmax(70px, 1fr)',
  in: 'minmax(92px, 1fr)',
  out: 'minmax(92px, 1fr)',
  balance: 'minmax(100px, 1fr)',
  counterparty: 'minmax(90px, 1.3fr)',
}

/** A bank statement: its bookings, and what they come to. */
export function StatementSheet({ draft, content, isReadOnly }: SheetProps) {
  const { t } = useTranslation()
  const { worksheets } = useWorkspace()
  const types = cellTypes['bank-statement'].tables.lines
  const table = useTable('lines', types)
  const places = placesOf(draft, 'lines')
  const { breaks, compared } = runningBalance(content)
  const lines = draft.tables.lines ?? []
  const at = useRef(-1)
  const [wanted, setWanted] = useState<CellPlace | null>(null)
  const toNextBreak = () => {
    const rows = breaks.flatMap(({ line }) => places[line] ?? [])
    const row = rows.find((candidate) => candidate > at.current) ?? rows[0]
    if (row !== undefined) setWanted({ row, key: 'balance' })
  }
  return (
    <>
      <Head
        draft={draft}
        keys={['accountName', 'from', 'to', 'opening']}
        isReadOnly={isReadOnly}
        remarks={{ accountName: <Holder name={content.accountName} /> }}
      />
      <Summary content={content} breaks={breaks} compared={compared} toNextBreak={toNextBreak} />
      <StatementFlows content={content} />
      <Grid
        table="lines"
        label={t('worksheets.table.lines')}
        labelWidth="40px"
        columns={keys.map((key) => ({
          key,
          label: t(`worksheets.column.${key}`),
          type: types[key],
          width: widths[key],
        }))}
        rows={(isReadOnly ? lines : openEnded(draft, 'lines')).map(({ cells }, index) => ({
          key: String(index),
          cells,
          isNew: index >= lines.length,
        }))}
        notes={useNotes(content, breaks, places)}
        isReadOnly={isReadOnly}
        isLong
        wanted={wanted}
        onRow={(row) => {
          at.current = row
          const place = lines[row]?.place
          if (place) worksheets.getState().show(place)
        }}
        {...table}
      />
    </>
  )
}

/** Whether the account is the borrower's, as the rules see it. */
function Holder({ name }: { readonly name: string }) {
  const { t } = useTranslation()
  const { caseWork } = useWorkspace()
  const application = useStore(caseWork, ({ view }) => view?.application)
  if (!application || name === '') return null
  const isCompany =
    application.company !== undefined && normaliseCompany(name) === normaliseCompany(application.company)
  if (isCompany) return <span className="good">{t('worksheets.name.company')}</span>
  return compareNames(name, application.name) === 'same' ? (
    <span className="good">{t('worksheets.name.same')}</span>
  ) : (
    <span className="warn">{t('worksheets.name.different', { name: application.name })}</span>
  )
}

interface SummaryProps {
  readonly content: BankStatement
  readonly breaks: readonly BalanceBreak[]
  readonly compared: number
  /** Goes to the balance that does not follow after the one that the keyboard is at. */
  readonly toNextBreak: () => void
}

/** What the bookings come to, in a few lines. */
function Summary({ content, breaks, compared, toNextBreak }: SummaryProps) {
  const { t } = useTranslation()
  const covered = coverage(content)
  const days = interestDays(content)
  if (content.lines.length === 0) return null
  return (
    <ul className="sheet-summary">
      {covered && <li>{t('worksheets.days', { ...covered, count: covered.days })}</li>}
      <li>{t('worksheets.flowsIn', { amount: yuanText(total(content.lines, 'in')) })}</li>
      <li>{t('worksheets.flowsOut', { amount: yuanText(total(content.lines, 'out')) })}</li>
      {compared > 0 && (
        <li className={breaks.length > 0 ? 'warn' : 'good'}>
          {breaks.length === 0
            ? t('worksheets.followed', { compared })
            : t('worksheets.broken', { compared, breaks: breaks.length })}{' '}
          {breaks.length > 0 && (
            <Button size="small" onClick={toNextBreak}>
              {t('worksheets.nextBreak')}
            </Button>
          )}
        </li>
      )}
      <li>
        {t('worksheets.interest')}{' '}
        {days.length === 0 && <span className="soft">{t('worksheets.noInterestDay')}</span>}
        {days.map(({ date, line }) => (
          <span key={date} className={line === null ? 'sheet-day warn' : 'sheet-day good'}>
            {line === null ? <CloseOutlined /> : <CheckOutlined />} {date}{' '}
            {t(line === null ? 'worksheets.interestMissing' : 'worksheets.interestThere')}
          </span>
        ))}
      </li>
    </ul>
  )
}

function useNotes(
  { lines }: BankStatement,
  breaks: readonly BalanceBreak[],
  places: readonly number[],
): ReadonlyMap<number, GridNote> {
  const { t } = useTranslation()
  const notes = new Map<number, GridNote>()
  for (const { line, seen, expected } of breaks) {
    const text = t('worksheets.break', {
      expected: yuanText(expected),
      difference: yuanText(seen - expected),
    })
    notes.set(places[line] ?? line, { cells: ['balance'], text })
  }
  lines.forEach((line, index) => {
    if (line.in !== null && line.out !== null)
      notes.set(places[index] ?? index, { cells: ['in', 'out'], text: t('worksheets.bothFlows') })
  })
  return notes
}
