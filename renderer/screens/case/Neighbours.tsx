import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { Severity } from '../../../shared/domain/finding.ts'
import type { BatchId, CaseNo } from '../../../shared/domain/ids.ts'
import type { CaseRow } from '../../../shared/domain/queue.ts'
import { severityMark } from '../../components/Severity.tsx'
import { useLongList } from '../../components/useLongList.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import './neighbours.css'

const rowHeight = 46

interface NeighboursProps {
  readonly batch: BatchId
  readonly caseNo: CaseNo
}

/** The queue as it was filtered and sorted, narrow, beside the case that is open. */
export function Neighbours({ batch, caseNo }: NeighboursProps) {
  const { t } = useTranslation()
  const { queue, caseWork, navigation } = useWorkspace()
  const { batch: shownBatch, positions, rows, show, open, renewRows } = useStore(queue)
  const index = useStore(caseWork, ({ view }) => view?.position.index)
  useEffect(() => {
    if (shownBatch !== batch) void open(batch)
  }, [shownBatch, batch, open])
  const count = positions?.length ?? 0
  const { scroller, virtual, items, height } = useLongList({ count, rowHeight, show })
  const place = index === undefined ? -1 : (positions?.indexOf(index - 1) ?? -1)
  useEffect(() => {
    if (place >= 0) virtual.scrollToIndex(place)
    // What the person has just done to the case before is seen in its row.
    renewRows()
  }, [virtual, place, renewRows])
  return (
    <nav className="neighbours" aria-label={t('queue.neighbours.title')}>
      <p className="soft">{t('queue.neighbours.count', { count })}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: whatever scrolls is scrolled by keys too */}
      <div ref={scroller} className="neighbours-list" tabIndex={0}>
        <ol style={{ height }}>
          {items.map(({ index: at, start }) => {
            const row = rows.get(positions?.[at] ?? -1)
            return (
              <li key={at} style={{ transform: `translateY(${start}px)` }}>
                {row && (
                  <Neighbour
                    row={row}
                    isOpen={row.caseNo === caseNo}
                    open={() => navigation.getState().go({ screen: 'case', batch, caseNo: row.caseNo })}
                  />
                )}
              </li>
            )
          })}
        </ol>
      </div>
    </nav>
  )
}

interface NeighbourProps {
  readonly row: CaseRow
  readonly isOpen: boolean
  readonly open: () => void
}

/** Out of the order of tabs: the keys of the list go from case to case, and the documents are one Tab away. */
function Neighbour({ row, isOpen, open }: NeighbourProps) {
  const { t } = useTranslation()
  const severest = Severity.options.find((severity) => row.findings[severity] > 0)
  return (
    <button
      type="button"
      className="neighbour"
      tabIndex={-1}
      aria-current={isOpen ? 'true' : undefined}
      onClick={open}
    >
      <span className="neighbour-line">
        <span className="neighbour-name">{row.caseNo}</span>
        {severest && severityMark(severest, row.findings[severest], t)}
      </span>
      <span className="neighbour-line">
        <span className="neighbour-name">{row.name}</span>
        <span className="soft">
          {row.decision ? t(`term.decision.${row.decision}`) : t(`term.caseState.${row.state}`)}
        </span>
      </span>
    </button>
  )
}
