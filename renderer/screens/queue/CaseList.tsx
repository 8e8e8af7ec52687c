import type { Virtualizer } from '@tanstack/react-virtual'
import { Button } from 'antd'
import { type MouseEvent, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { CaseNo } from '../../../shared/domain/ids.ts'
import { QueueFilter } from '../../../shared/domain/queue.ts'
import { localDay } from '../../components/format.ts'
import { KeyHint } from '../../components/Keys.tsx'
import { useLongList } from '../../components/useLongList.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import { CaseLine, lineId } from './CaseLine.tsx'
import { ListHead } from './ListHead.tsx'

const rowHeight = 32
/** The head stays in sight above the rows, its line included. */
const headHeight = 33

interface CaseListProps {
  readonly openCase: (caseNo: CaseNo) => void
  /** Whether cases are marked here, to do something with several. */
  readonly isMarking: boolean
}

/** The cases that the filters leave, of which only those on the screen are asked for and exist as elements. */
export function CaseList({ openCase, isMarking }: CaseListProps) {
  const { t } = useTranslation()
  const { queue } = useWorkspace()
  const { positions, answer, rows, selected, marked, filter, counts, show } = useStore(queue)
  const count = positions?.length ?? 0
  const { scroller, virtual, items, height } = useLongList({ count, rowHeight, show })
  const cursor = selected === null ? -1 : (positions?.indexOf(selected) ?? -1)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list is seen from its cursor on
  useEffect(() => {
    if (cursor >= 0 && scroller.current) bringIntoSight(scroller.current, virtual, cursor)
  }, [scroller, virtual, cursor, answer])

  const { select, toggleMark, markTo } = queue.getState()
  const onClick = (event: MouseEvent) => {
    const line = event.target instanceof Element ? event.target.closest('[data-position]') : null
    if (!(line instanceof HTMLElement)) return
    const position = Number(line.dataset.position)
    const isOnMark = event.target instanceof Element && event.target.closest('[data-mark]') !== null
    if (isMarking && event.shiftKey) return markTo(position)
    if (isMarking && (isOnMark || event.ctrlKey || event.metaKey)) return toggleMark(position)
    const caseNo = rows.get(position)?.caseNo
    if (!caseNo) return
    select(position)
    openCase(caseNo)
  }
  const sought = filter.text.trim().toLowerCase()
  const today = localDay(new Date())
  return (
    // biome-ignore lint/a11y: a table cannot be virtual; the roles say what it is, and the shortcuts are its keys
    <div
      ref={scroller}
      className={isMarking ? 'list queue queue-marking' : 'list queue'}
      role="grid"
      tabIndex={0}
      aria-label={t('queue.title')}
      aria-rowcount={count + 1}
      aria-multiselectable={isMarking}
      aria-activedescendant={cursor >= 0 ? lineId(selected ?? 0) : undefined}
      onClick={onClick}
    >
      <ListHead isMarking={isMarking} />
      {count === 0 && <Nothing isBatchEmpty={counts?.all === 0} />}
      <div className="queue-body" role={count > 0 ? 'rowgroup' : 'presentation'} style={{ height }}>
        {items.map(({ index, start }) => {
          const position = positions?.[index]
          return (
            position !== undefined && (
              <CaseLine
                key={position}
                position={position}
                row={rows.get(position)}
                index={index}
                top={start}
                isCursor={position === selected}
                isMarked={isMarking ? marked.has(position) : null}
                sought={sought}
                today={today}
                t={t}
              />
            )
          )
        })}
      </div>
    </div>
  )
}

function Nothing({ isBatchEmpty }: { readonly isBatchEmpty: boolean }) {
  const { t } = useTranslation()
  const { ask } = useWorkspace().queue.getState()
  return (
    // biome-ignore lint/a11y: see the grid
    <div role="row" className="empty soft">
      {/* biome-ignore lint/a11y: see the grid */}
      <span role="gridcell">
        {t(isBatchEmpty ? 'queue.noneHere' : 'queue.none')}{' '}
        {!isBatchEmpty && (
          // Whoever has just searched is still in the text, where the key by itself is a letter.
          <Button size="small" onClick={() => void ask(QueueFilter.parse({}))}>
            {t('queue.clear')} <KeyHint id="queue.clear" />
          </Button>
        )}
      </span>
    </div>
  )
}

/** Scrolls by what is known of the list: to ask the page would have it laid out anew at every step of the cursor. */
function bringIntoSight(
  scroller: HTMLElement,
  list: Virtualizer<HTMLDivElement, Element>,
  index: number,
): void {
  const { scrollOffset, scrollRect } = list
  const height = (scrollRect?.height ?? 0) - headHeight
  const top = index * rowHeight
  if (scrollOffset === null || height <= 0) list.scrollToIndex(index)
  else if (top < scrollOffset) scroller.scrollTop = top
  else if (top + rowHeight > scrollOffset + height) scroller.scrollTop = top + rowHeight - height
}
