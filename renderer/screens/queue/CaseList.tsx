import { FileAddOutlined } from '@ant-design/icons'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { Severity } from '../../../shared/domain/finding.ts'
import type { CaseNo } from '../../../shared/domain/ids.ts'
import type { CaseRow } from '../../../shared/domain/view.ts'
import { SeverityMark } from '../../components/Severity.tsx'
import { useWorkspace } from '../../stores/workspace.ts'

const rowHeight = 32
const columns = [
  'caseNo',
  'name',
  'product',
  'state',
  'decision',
  'findings',
  'doubtful',
  'toRead',
  'due',
] as const

/** The cases that the filters leave, of which only those on the screen exist as elements. */
export function CaseList({ openCase }: { readonly openCase: (caseNo: CaseNo) => void }) {
  const { t } = useTranslation()
  const { visible, selected, select } = useStore(useWorkspace().queue)
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: visible.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  })
  const selectedIndex = visible.findIndex(({ caseNo }) => caseNo === selected)
  useEffect(() => {
    if (selectedIndex >= 0) virtual.scrollToIndex(selectedIndex)
  }, [virtual, selectedIndex])

  return (
    // biome-ignore lint/a11y/useSemanticElements: a table cannot be virtual; the roles say what it is
    <div className="list queue" role="grid" aria-label={t('queue.title')} aria-rowcount={visible.length + 1}>
      {/* biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: see above */}
      <div className="queue-row queue-head" role="row" aria-rowindex={1}>
        {columns.map((column) => (
          // biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: see above
          <span key={column} role="columnheader">
            {t(`queue.${column}`)}
          </span>
        ))}
      </div>
      <div ref={scroller} className="queue-body" role="presentation">
        {visible.length === 0 && <p className="empty soft">{t('queue.none')}</p>}
        <div style={{ height: virtual.getTotalSize() }} role="presentation">
          {virtual.getVirtualItems().map(({ index, start }) => {
            const row = visible[index]
            return (
              row && (
                <Row
                  key={row.caseNo}
                  row={row}
                  index={index}
                  top={start}
                  isSelected={row.caseNo === selected}
                  onClick={() => {
                    select(row.caseNo)
                    openCase(row.caseNo)
                  }}
                />
              )
            )
          })}
        </div>
      </div>
    </div>
  )
}

interface RowProps {
  readonly row: CaseRow
  readonly index: number
  readonly top: number
  readonly isSelected: boolean
  readonly onClick: () => void
}

function Row({ row, index, top, isSelected, onClick }: RowProps) {
  const { t } = useTranslation()
  return (
    // Keys are the queue's shortcuts, which work wherever the focus is.
    // biome-ignore lint/a11y: see above and the grid
    <div
      className="queue-row"
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      style={{ transform: `translateY(${top}px)` }}
      onClick={onClick}
    >
      <Cell>
        {row.caseNo}
        {row.isAmended && (
          <span className="warn" title={t('queue.amendedHint')}>
            {' '}
            <FileAddOutlined aria-hidden /> {t('queue.amended')}
          </span>
        )}
      </Cell>
      <Cell>{row.name}</Cell>
      <Cell>{row.product}</Cell>
      <Cell>
        {t(`term.caseState.${row.state}`)} <span className="soft">{t(`term.level.level-${row.level}`)}</span>
      </Cell>
      <Cell>{row.decision && t(`term.decision.${row.decision}`)}</Cell>
      <Cell>
        <Findings row={row} />
      </Cell>
      <Cell>{row.doubtful > 0 ? row.doubtful : ''}</Cell>
      <Cell>{row.toRead > 0 ? row.toRead : ''}</Cell>
      <Cell>{row.due}</Cell>
    </div>
  )
}

function Cell({ children }: { readonly children: React.ReactNode }) {
  // biome-ignore lint/a11y: see the grid
  return <span role="gridcell">{children}</span>
}

function Findings({ row: { findings: counts, toRead } }: { readonly row: CaseRow }) {
  const { t } = useTranslation()
  const found = Severity.options.filter((severity) => counts[severity] > 0)
  // What was not read was not checked: nothing found says nothing then.
  if (found.length === 0) return toRead === 0 && <span className="soft">{t('queue.noFindings')}</span>
  return found.map((severity) => <SeverityMark key={severity} severity={severity} count={counts[severity]} />)
}
