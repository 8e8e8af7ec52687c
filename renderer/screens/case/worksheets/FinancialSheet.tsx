import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { yuanText } from '../../../../shared/worksheets/amount.ts'
import {
  checkStatements,
  type FinancialStatements,
  partsOf,
  StatementItem,
  statementSums,
} from '../../../../shared/worksheets/financialStatements.ts'
import { cellTypes, type Draft, type DraftRow } from '../../../stores/worksheetDraft.ts'
import { cellsFrom, mostRows, placesOf, withCells, withTable } from '../../../stores/worksheetTable.ts'
import { useWorkspace } from '../../../stores/workspace.ts'
import { Grid, type GridNote, type GridRow } from './Grid.tsx'

interface SheetProps {
  readonly draft: Draft
  readonly content: FinancialStatements
  readonly isReadOnly: boolean
}

const types = cellTypes['financial-statements'].tables.periods

/** The rows on the screen: the day of each period, then the lines of the statements. */
const keys = ['end', ...StatementItem.options] as const
/** So many periods stand there to begin with: most statements print two. */
const usualPeriods = 2

/** Balance sheet and statement of profit, periods side by side. */
export function FinancialSheet({ draft, content, isReadOnly }: SheetProps) {
  const { t } = useTranslation()
  const { change } = useWorkspace().worksheets.getState()
  const filled = draft.tables.periods ?? []
  const periods = Array.from(
    { length: Math.max(usualPeriods, filled.length) },
    (_, at) => filled[at] ?? empty,
  )
  const places = placesOf(draft, 'periods')
  const columns = periods.map((_, at) => ({
    key: String(at),
    label: t('worksheets.periodNo', { count: at + 1 }),
    type: 'amount' as const,
    width: 'minmax(110px, 1fr)',
  }))
  const edit = (period: number, laid: readonly DraftRow['cells'][]) =>
    change((before) => withTable(before, 'periods', () => withCells(periods, period, laid)))
  return (
    <>
      <Grid
        label={t('worksheets.table.periods')}
        labelWidth="minmax(150px, 1.2fr)"
        columns={columns}
        rows={keys.map((key) => rowOf(key))}
        notes={useNotes(content, places)}
        isReadOnly={isReadOnly}
        change={(row, period, text) => edit(Number(period), [{ [keys[row] ?? 'end']: text }])}
        paste={(row, period, rows) =>
          edit(
            Number(period),
            turned(rows.slice(0, keys.length)).map((texts) => cellsFrom(types, keys[row] ?? 'end', texts)),
          )
        }
      />
      {!isReadOnly && periods.length < mostRows('periods') && (
        <Button
          size="small"
          icon={<PlusOutlined />}
          onClick={() => change((before) => ({ ...before, tables: { periods: [...periods, empty] } }))}
        >
          {t('worksheets.addPeriod')}
        </Button>
      )}
    </>
  )

  function rowOf(key: (typeof keys)[number]): GridRow {
    const cells = Object.fromEntries(periods.map((row, at) => [String(at), row.cells[key] ?? '']))
    if (key === 'end')
      return {
        key,
        cells,
        label: t('worksheets.period'),
        name: t('worksheets.period'),
        type: 'date',
        isSum: true,
      }
    const label = t(`term.item.${key}`)
    if (!statementSums[key]) return { key, cells, label, name: label }
    const computed = places.map((place, index) => {
      const sum = content.periods[index] ? partsOf(content.periods[index], key) : null
      return [String(place), sum === null ? '' : yuanText(sum)]
    })
    return { key, cells, label, name: label, isSum: true, computed: Object.fromEntries(computed) }
  }
}

/** Rows of texts as columns; undefined where a row has none. */
function turned(rows: readonly (readonly string[])[]): (string | undefined)[][] {
  const width = Math.max(...rows.map((cells) => cells.length))
  return Array.from({ length: width }, (_, right) => rows.map((cells) => cells[right]))
}

const empty: DraftRow = { cells: {} }

/** What does not add up, at the line where it shows. */
function useNotes(content: FinancialStatements, places: readonly number[]): ReadonlyMap<number, GridNote> {
  const { t } = useTranslation()
  const notes = new Map<number, GridNote>()
  for (const { fault } of checkStatements(content)) {
    if (!fault) continue
    const { item, of, period, seen, expected } = fault
    const end = content.periods[period]?.end
    const text = t(`worksheets.${of}`, {
      period: content.periods.length > 1 && end ? t('worksheets.periodOf', { end }) : '',
      expected: yuanText(expected),
      difference: yuanText(seen - expected),
    })
    const row = keys.indexOf(item)
    const before = notes.get(row)
    notes.set(row, {
      cells: [...(before?.cells ?? []), String(places[period])],
      text: before ? t('worksheets.also', { before: before.text, text }) : text,
    })
  }
  return notes
}
