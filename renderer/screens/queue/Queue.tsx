import { Button, Input, type InputRef, Radio } from 'antd'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { BatchId, CaseNo } from '../../../shared/domain/ids.ts'
import { ErrorNotice } from '../../components/ErrorNotice.tsx'
import { KeyHint } from '../../components/Keys.tsx'
import { useShortcuts } from '../../shortcuts/useShortcuts.ts'
import type { StateFilter } from '../../stores/queueStore.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import { CaseList } from './CaseList.tsx'
import './queue.css'

const filters: readonly StateFilter[] = ['all', 'waiting', 'in-review', 'decided']
const screenful = 20

/** The cases of one batch. */
export function Queue({ batch }: { readonly batch: BatchId }) {
  const { t } = useTranslation()
  const { queue, navigation } = useWorkspace()
  const { rows, visible, error, open, nextWaiting } = useStore(queue)
  const search = useRef<InputRef>(null)
  useEffect(() => void open(batch), [open, batch])

  const openCase = (caseNo: CaseNo | null) => {
    if (caseNo) navigation.getState().go({ screen: 'case', batch, caseNo })
  }
  const { move } = queue.getState()
  useShortcuts({
    'queue.up': () => move(-1),
    'queue.down': () => move(1),
    'queue.pageUp': () => move(-screenful),
    'queue.pageDown': () => move(screenful),
    'queue.first': () => move(Number.NEGATIVE_INFINITY),
    'queue.last': () => move(Number.POSITIVE_INFINITY),
    'queue.open': () => openCase(queue.getState().selected),
    'queue.search': () => search.current?.focus({ cursor: 'all' }),
    'queue.next': () => openCase(nextWaiting()),
  })
  return (
    <div className="list-screen">
      <div className="tools">
        <SearchBox inputRef={search} />
        <StateFilters />
        <span className="soft" role="status">
          {rows && t('queue.shown', { shown: visible.length, total: rows.length })}
        </span>
        <Button
          className="spread"
          type="primary"
          disabled={nextWaiting() === null}
          onClick={() => openCase(nextWaiting())}
        >
          {t('queue.takeNext')} <KeyHint id="queue.next" />
        </Button>
      </div>
      {error && <ErrorNotice error={error} />}
      {rows && <CaseList openCase={openCase} />}
    </div>
  )
}

function SearchBox({ inputRef }: { readonly inputRef: React.Ref<InputRef> }) {
  const { t } = useTranslation()
  const { text, search } = useStore(useWorkspace().queue)
  return (
    <Input
      ref={inputRef}
      className="queue-search"
      type="search"
      allowClear
      value={text}
      aria-label={t('queue.search')}
      placeholder={t('queue.search')}
      suffix={<KeyHint id="queue.search" />}
      onChange={({ target }) => search(target.value)}
    />
  )
}

function StateFilters() {
  const { t } = useTranslation()
  const { state, counts, filter } = useStore(useWorkspace().queue)
  return (
    <Radio.Group
      aria-label={t('queue.filter')}
      optionType="button"
      value={state}
      onChange={({ target }) => filter(target.value)}
      options={filters.map((value) => ({
        value,
        label: `${value === 'all' ? t('queue.all') : t(`term.caseState.${value}`)} ${counts[value]}`,
      }))}
    />
  )
}
