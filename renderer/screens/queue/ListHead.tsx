import { CaretDownOutlined, CaretUpOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import type { QueueSort } from '../../../shared/domain/queue.ts'
import { useQueue } from './useQueue.ts'

interface Column {
  readonly name:
    | 'caseNo'
    | 'name'
    | 'product'
    | 'state'
    | 'assignedTo'
    | 'decision'
    | 'findings'
    | 'doubtful'
    | 'toRead'
    | 'due'
  readonly by?: QueueSort['by']
  readonly isNumber?: boolean
}
const columns: readonly Column[] = [
  { name: 'caseNo', by: 'position' },
  { name: 'name', by: 'name' },
  { name: 'product', by: 'product' },
  { name: 'state', by: 'state' },
  { name: 'assignedTo' },
  { name: 'decision' },
  { name: 'findings', by: 'severity' },
  { name: 'doubtful', by: 'doubtful', isNumber: true },
  { name: 'toRead', isNumber: true },
  { name: 'due', by: 'due' },
]

/** The columns' names; those that the list can be sorted by are buttons. */
export function ListHead({ isMarking }: { readonly isMarking: boolean }) {
  const { t } = useTranslation()
  const { sort } = useQueue((state) => ({ sort: state.sort }))
  return (
    // biome-ignore lint/a11y: see the grid
    <div className="queue-row queue-head" role="row" aria-rowindex={1}>
      {isMarking && (
        // biome-ignore lint/a11y: see the grid
        <span role="columnheader">{t('queue.mark')}</span>
      )}
      {columns.map(({ name, by, isNumber }) => (
        // biome-ignore lint/a11y: see the grid
        <span
          key={name}
          role="columnheader"
          className={isNumber ? 'queue-number' : undefined}
          aria-sort={by === sort.by ? (sort.isDescending ? 'descending' : 'ascending') : undefined}
        >
          {by ? <SortButton by={by} label={t(`queue.${name}`)} /> : t(`queue.${name}`)}
        </span>
      ))}
    </div>
  )
}

function SortButton({ by, label }: { readonly by: QueueSort['by']; readonly label: string }) {
  const { t } = useTranslation()
  const { sort, sortBy } = useQueue((state) => ({ sort: state.sort, sortBy: state.sortBy }))
  const isSorted = sort.by === by
  const goesDown = isSorted && !sort.isDescending
  return (
    <button
      type="button"
      className="queue-sort"
      data-sorted={isSorted}
      title={t(goesDown ? 'queue.sortedDown' : 'queue.sortedBy', { column: t(`queue.sorts.${by}`) })}
      onClick={() => void sortBy(by)}
    >
      {label}
      {isSorted && (sort.isDescending ? <CaretDownOutlined aria-hidden /> : <CaretUpOutlined aria-hidden />)}
    </button>
  )
}
