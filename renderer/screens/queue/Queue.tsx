import { Button, type InputRef } from 'antd'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { BatchId, CaseNo } from '../../../shared/domain/ids.ts'
import { reviewerRole } from '../../../shared/domain/person.ts'
import { QueueFilter } from '../../../shared/domain/queue.ts'
import type { Session } from '../../../shared/domain/view.ts'
import { ErrorNotice } from '../../components/ErrorNotice.tsx'
import { KeyHint } from '../../components/Keys.tsx'
import { useShortcuts } from '../../shortcuts/useShortcuts.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import { AssignmentDialog } from './AssignmentDialog.tsx'
import { CaseList } from './CaseList.tsx'
import { Filters } from './Filters.tsx'
import { MarkedCases } from './MarkedCases.tsx'
import { SearchBox } from './SearchBox.tsx'
import { SaveView, Views } from './Views.tsx'
import './queue.css'
import { useQueue } from './useQueue.ts'

const screenful = 20

/** The cases of one batch: found, looked at, taken, and given to people. */
export function Queue({ batch }: { readonly batch: BatchId }) {
  const { t } = useTranslation()
  const { queue, navigation, session } = useWorkspace()
  const { shown, total, isFinished, error, open, takeNext, dismissError } = useQueue((state) => ({
    shown: state.positions?.length,
    total: state.counts?.all,
    isFinished: state.isFinished,
    error: state.error,
    open: state.open,
    takeNext: state.takeNext,
    dismissError: state.dismissError,
  }))
  const screen = useRef<HTMLDivElement>(null)
  const search = useRef<InputRef>(null)
  const [areFiltersOpen, setFiltersOpen] = useState(false)
  const [areViewsOpen, setViewsOpen] = useState(false)
  const [isSaving, setSaving] = useState(false)
  useEffect(() => void open(batch), [open, batch])

  const save = useCallback(() => setSaving(true), [])
  const openCase = (caseNo: CaseNo | null) => {
    if (caseNo) navigation.getState().go({ screen: 'case', batch, caseNo })
  }
  const next = async () => openCase(await takeNext())
  const focus = (selector: string) => screen.current?.querySelector<HTMLElement>(selector)?.focus()
  const isSupervisor = session.roles.includes('supervisor')
  useCursorKeys(openCase)
  useMarkKeys(isSupervisor)
  useShortcuts({
    'queue.search': () => search.current?.focus({ cursor: 'all' }),
    'queue.filters': () => {
      setFiltersOpen(true)
      // It may not have been on the screen.
      setTimeout(() => focus('.queue-filters input'))
    },
    'queue.clear': () => void queue.getState().ask(QueueFilter.parse({})),
    'queue.views': () => setViewsOpen(true),
    'queue.saveView': save,
    'queue.sort': () => focus('.queue-sort[data-sorted=true]'),
    ...(isReviewer(session) && { 'queue.next': () => void next() }),
  })
  return (
    <div ref={screen} className="list-screen">
      <div className="tools queue-tools">
        <Button
          className="queue-filters-toggle"
          aria-expanded={areFiltersOpen}
          onClick={() => setFiltersOpen(!areFiltersOpen)}
        >
          {t('queue.filters.title')}
        </Button>
        <SearchBox inputRef={search} />
        <Views isOpen={areViewsOpen} setOpen={setViewsOpen} save={save} />
        <span className="soft" role="status">
          {shown !== undefined && total !== undefined && t('queue.shown', { shown, total })}{' '}
          {isFinished && <span className="good">{t('queue.finished')}</span>}
        </span>
        <span className="spread" />
        {isSupervisor && <MarkedCases />}
        {isReviewer(session) && (
          <Button type="primary" onClick={() => void next()}>
            {t('queue.takeNext')} <KeyHint id="queue.next" />
          </Button>
        )}
      </div>
      {error && <ErrorNotice error={error} onClose={dismissError} />}
      <div className="queue-main">
        <Filters isOpen={areFiltersOpen} />
        {shown !== undefined && <CaseList openCase={openCase} isMarking={isSupervisor} />}
      </div>
      {isSupervisor && <AssignmentDialog />}
      {isSaving && <SaveView close={() => setSaving(false)} />}
    </div>
  )
}

function isReviewer({ roles }: Session): boolean {
  return ([1, 2, 3] as const).some((level) => roles.includes(reviewerRole(level)))
}

function useCursorKeys(openCase: (caseNo: CaseNo | null) => void) {
  const { queue } = useWorkspace()
  const { move } = queue.getState()
  useShortcuts({
    'queue.up': () => move(-1),
    'queue.down': () => move(1),
    'queue.pageUp': () => move(-screenful),
    'queue.pageDown': () => move(screenful),
    'queue.first': () => move(Number.NEGATIVE_INFINITY),
    'queue.last': () => move(Number.POSITIVE_INFINITY),
    'queue.open': () => {
      const { selected, rows } = queue.getState()
      openCase((selected !== null && rows.get(selected)?.caseNo) || null)
    },
  })
}

/** Only who can do something with several cases marks them. */
function useMarkKeys(isSupervisor: boolean) {
  const { queue, assignment } = useWorkspace()
  const isAnyMarked = useStore(queue, ({ marked }) => marked.size > 0)
  const { move, toggleMark, markAll, unmark } = queue.getState()
  useShortcuts({
    ...(isSupervisor && {
      'queue.mark': () => {
        const { selected } = queue.getState()
        if (selected !== null) toggleMark(selected)
      },
      'queue.markUp': () => move(-1, 'marking'),
      'queue.markDown': () => move(1, 'marking'),
      'queue.markAll': markAll,
      'queue.assign': () => void assignment.getState().begin(),
    }),
    // Before it leads back, it takes the marks away.
    ...(isAnyMarked && { 'app.back': unmark }),
  })
}
