import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { AuditEntry } from '../../../shared/domain/audit.ts'
import { Attempt } from '../../../shared/domain/refusal.ts'
import { localSecond } from '../../components/format.ts'
import { useLanguage } from '../../components/useAppearance.ts'
import { useLongList } from '../../components/useLongList.ts'
import { partSize } from '../../stores/auditStore.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import { auditDetail } from './auditDetail.ts'

const rowHeight = 30
const columns = ['seq', 'at', 'who', 'action', 'on', 'outcome', 'detail'] as const

/** The entries that the terms leave, newest first; only those on the screen are asked for and exist as elements. */
export function AuditList() {
  const { t } = useTranslation()
  const { total, parts, show, batch, terms } = useStore(useWorkspace().audit)
  const count = total ?? 0
  const { scroller, items, height } = useLongList({ count, rowHeight, show })
  // biome-ignore lint/correctness/useExhaustiveDependencies: another log or other terms begin at the top
  useEffect(() => void scroller.current?.scrollTo({ top: 0 }), [scroller, batch, terms])

  return (
    // biome-ignore lint/a11y/useSemanticElements: a table cannot be virtual; the roles say what it is
    <div className="list audit" role="grid" aria-label={t('audit.title')} aria-rowcount={count + 1}>
      {/* biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: see above */}
      <div className="audit-row audit-head" role="row" aria-rowindex={1}>
        {columns.map((column) => (
          // biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: see above
          <span key={column} role="columnheader">
            {t(`audit.${column}`)}
          </span>
        ))}
      </div>
      {/* biome-ignore lint/a11y: a group of rows, see above, that the keyboard scrolls */}
      <div ref={scroller} className="audit-body" role="rowgroup" tabIndex={0}>
        {total === 0 && <p className="empty soft">{t('audit.none')}</p>}
        <div style={{ height }} role="presentation">
          {items.map(({ index, start }) => {
            const entry = parts.get(Math.floor(index / partSize))?.[index % partSize]
            return entry && <Row key={entry.seq} entry={entry} index={index} top={start} />
          })}
        </div>
      </div>
    </div>
  )
}

function Row({
  entry,
  index,
  top,
}: {
  readonly entry: AuditEntry
  readonly index: number
  readonly top: number
}) {
  const { t } = useTranslation()
  const { language } = useLanguage()
  const { seq, at, who, action, on, outcome, detail } = entry
  const cells = [
    seq,
    localSecond(at),
    who,
    t(`audit.does.${action}`),
    action === 'attempt.refused' ? t(`audit.attempt.${Attempt.parse(on)}`) : on,
    t(`audit.outcomeOf.${outcome}`),
    auditDetail(detail, language),
  ]
  return (
    // biome-ignore lint/a11y: see the grid
    <div
      className="audit-row"
      role="row"
      aria-rowindex={index + 2}
      data-outcome={outcome}
      style={{ transform: `translateY(${top}px)` }}
    >
      {cells.map((cell, column) => (
        // biome-ignore lint/a11y: see the grid
        <span key={columns[column]} role="gridcell" title={String(cell)}>
          {cell}
        </span>
      ))}
    </div>
  )
}
