import { useTranslation } from 'react-i18next'
import type { CellType, Draft } from '../../../stores/worksheetDraft.ts'
import { openEnded } from '../../../stores/worksheetTable.ts'
import { Grid, type GridNote } from './Grid.tsx'
import { useTable } from './useTable.ts'

interface RowsProps {
  readonly draft: Draft
  readonly table: 'items' | 'incomes' | 'debts'
  /** Its columns in their order, with what they hold. */
  readonly types: Readonly<Partial<Record<RowsKey, CellType>>>
  readonly isReadOnly: boolean
}

type RowsKey = 'what' | 'value' | 'appraised' | 'appraiser' | 'charged' | 'source' | 'creditor' | 'monthly'

/** A small table of a worksheet, with a heading. */
export function Rows({ draft, table, types, isReadOnly }: RowsProps) {
  const { t } = useTranslation()
  const entries = Object.entries(types) as [RowsKey, CellType][]
  const changes = useTable(table, types)
  const filled = draft.tables[table] ?? []
  const rows = isReadOnly ? filled : openEnded(draft, table)
  return (
    <>
      <h3>{t(`worksheets.table.${table}`)}</h3>
      <Grid
        table={table}
        label={t(`worksheets.table.${table}`)}
        columns={entries.map(([key, type]) => ({
          key,
          label: t(`worksheets.column.${key}`),
          type,
          width: widthOf(key, type),
        }))}
        rows={rows.map(({ cells }, index) => ({ key: String(index), cells, isNew: index >= filled.length }))}
        notes={none}
        isReadOnly={isReadOnly}
        {...changes}
      />
    </>
  )
}

function widthOf(key: RowsKey, type: CellType): string {
  if (type === 'date') return '100px'
  return key === 'what' ? 'minmax(140px, 2fr)' : 'minmax(100px, 1fr)'
}

const none: ReadonlyMap<number, GridNote> = new Map()
