import { Button } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { BatchId } from '../../../shared/domain/ids.ts'
import type { BatchView, Session } from '../../../shared/domain/view.ts'
import { ErrorNotice } from '../../components/ErrorNotice.tsx'
import { localMinute } from '../../components/format.ts'
import { KeyHint } from '../../components/Keys.tsx'
import { useShortcuts } from '../../shortcuts/useShortcuts.ts'
import { runningJob } from '../../stores/jobsStore.ts'
import { handsOver, type Place, readsLogs, worksOnBatches } from '../../stores/navigationStore.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import { Backup } from './Backup.tsx'
import { BeginTraining, NoBatches, useBeginTraining } from './NoBatches.tsx'

export function Batches() {
  const { t } = useTranslation()
  const { batches, backup, session, training } = useWorkspace()
  const { batches: list, error, load, importPackage, dismissError } = useStore(batches)
  const refused = useStore(training, (state) => state.error)
  useEffect(() => void load(), [load])
  useBatchKeys()
  const isSupervisor = session.roles.includes('supervisor')
  // Where there is no batch at all, the empty list offers it.
  const isTrainingOffered = worksOnBatches(session) && (list?.length ?? 0) > 0
  return (
    <div className="list-screen">
      <div className="tools">
        {isSupervisor && (
          <>
            <Button type="primary" onClick={() => void importPackage()}>
              {t('batches.import')} <KeyHint id="batches.import" />
            </Button>
            {isTrainingOffered && <BeginTraining />}
            <Button className="spread" onClick={backup.getState().open}>
              {t('backup.open')} <KeyHint id="batches.backup" />
            </Button>
            <Backup />
          </>
        )}
        {!isSupervisor && isTrainingOffered && <BeginTraining />}
      </div>
      {error && <ErrorNotice error={error} onClose={dismissError} />}
      {refused && <ErrorNotice error={refused} onClose={training.getState().dismissError} />}
      {list?.map(
        ({ batchId, title, error }) => error && <ErrorNotice key={batchId} attempted={title} error={error} />,
      )}
      <div className="list">{list?.length === 0 ? <NoBatches /> : list && <BatchTable list={list} />}</div>
    </div>
  )
}

function useBatchKeys() {
  const { batches, backup, navigation, session, training } = useWorkspace()
  const beginTraining = useBeginTraining()
  const { move, importPackage, read } = batches.getState()
  const onSelected = (act: (batch: BatchView) => void) => () => {
    const { batches: list, selected } = batches.getState()
    const batch = list?.find(({ batchId }) => batchId === selected)
    if (batch) act(batch)
  }
  const onOpenable = (act: (batch: BatchView) => void) =>
    onSelected((batch) => {
      if (isOpenable(batch, session)) act(batch)
    })
  const onKept = (act: (batch: BatchView) => void) =>
    onSelected((batch) => {
      if (isKept(batch)) act(batch)
    })
  useShortcuts({
    'batches.up': () => move(-1),
    'batches.down': () => move(1),
    'batches.open': onOpenable(({ batchId }) =>
      navigation.getState().go({ screen: 'queue', batch: batchId }),
    ),
    'batches.import': () => void importPackage(),
    ...(worksOnBatches(session) && { 'batches.training': beginTraining }),
    ...(session.roles.includes('supervisor') && { 'batches.backup': backup.getState().open }),
    'batches.read': onOpenable(({ batchId }) => void read(batchId)),
    ...(handsOver(session) && {
      'batches.export': onOpenable(({ batchId, training: person }) => {
        if (person === null) navigation.getState().go({ screen: 'result', batch: batchId })
      }),
    }),
    ...(readsLogs(session) && {
      'app.board': onKept(({ batchId }) => navigation.getState().go({ screen: 'board', batch: batchId })),
    }),
    'batches.destroy': onSelected((batch) => {
      if (batch.training !== null) void training.getState().discard(batch.batchId)
      else if (canEnd(batch, session))
        navigation.getState().go({ screen: 'destruction', batch: batch.batchId })
    }),
  })
}

/** Whether there is anything of the batch to see. */
function isKept({ state }: BatchView): boolean {
  return state !== 'destroyed' && state !== 'no-key' && state !== 'unreadable'
}

/** Whether there is anything of it to work on, and for this person: an auditor alone looks at logs and numbers only. */
function isOpenable(batch: BatchView, session: Session): boolean {
  return isKept(batch) && worksOnBatches(session)
}

/** Whether this person can destroy the batch, or see the proof that it was. */
function canEnd(batch: BatchView, session: Session): boolean {
  if (batch.state === 'destroyed') return readsLogs(session)
  return isKept(batch) && session.roles.includes('supervisor')
}

function BatchTable({ list }: { readonly list: readonly BatchView[] }) {
  const { t } = useTranslation()
  const { batches } = useWorkspace()
  const { selected, select } = useStore(batches)
  return (
    <table aria-label={t('batches.title')}>
      <thead>
        <tr>
          <th>{t('batches.batch')}</th>
          <th>{t('batches.lender')}</th>
          <th>{t('batches.state')}</th>
          <th className="number">{t('batches.decided')}</th>
          <th className="number">{t('batches.read')}</th>
          <th>{t('batches.due')}</th>
          <th>{t('batches.retainUntil')}</th>
          <th>{t('batches.importedAt')}</th>
          <th>
            <span className="row-actions">{t('batches.actions')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {list.map((batch) => (
          <BatchRow
            key={batch.batchId}
            batch={batch}
            isSelected={batch.batchId === selected}
            select={select}
          />
        ))}
      </tbody>
    </table>
  )
}

interface BatchRowProps {
  readonly batch: BatchView
  readonly isSelected: boolean
  readonly select: (batch: BatchId) => void
}

function BatchRow({ batch, isSelected, select }: BatchRowProps) {
  const { t } = useTranslation()
  const { navigation, session } = useWorkspace()
  const open = () => navigation.getState().go({ screen: 'queue', batch: batch.batchId })
  return (
    <tr
      aria-selected={isSelected}
      onClick={() => select(batch.batchId)}
      onDoubleClick={isOpenable(batch, session) ? open : undefined}
    >
      <td>
        {batch.training && <span className="training-batch">{t('training.mark')} </span>}
        {batch.training ? t('training.of', { person: batch.training }) : batch.title}{' '}
        <span className="soft">{batch.orderId}</span>
      </td>
      <td>{batch.lender}</td>
      <td className="one-line">{t(`term.batchState.${batch.state}`)}</td>
      <td className="number">
        {batch.decided} / {batch.cases}
      </td>
      <td className="number">
        {batch.read} / {batch.read + batch.toRead}
      </td>
      <td className="one-line">{batch.due}</td>
      <td className={batch.isOverdue ? 'warn' : undefined}>
        {batch.isOverdue ? t('batches.overdue', { date: batch.retainUntil ?? '' }) : batch.retainUntil}
      </td>
      <td className="one-line">{localMinute(batch.importedAt)}</td>
      <td>
        <BatchActions batch={batch} open={open} />
      </td>
    </tr>
  )
}

function BatchActions({ batch, open }: { readonly batch: BatchView; readonly open: () => void }) {
  const { t } = useTranslation()
  const { batches, jobs, session, training } = useWorkspace()
  const { read } = batches.getState()
  const isReading = useStore(jobs, (state) => runningJob(state.jobs, batch.batchId, 'read') !== undefined)
  const { batchId } = batch
  const isTraining = batch.training !== null
  const discard = (
    <Button
      size="small"
      title={t('training.discard')}
      onClick={() => void training.getState().discard(batchId)}
    >
      {t('training.discardShort')}
    </Button>
  )
  const destroy = canEnd(batch, session) && (
    <Leading
      to={{ screen: 'destruction', batch: batchId }}
      label={t(batch.state === 'destroyed' ? 'batches.proof' : 'batches.destroy')}
    />
  )
  const end = isTraining ? discard : destroy
  const board = isKept(batch) && readsLogs(session) && (
    <Leading to={{ screen: 'board', batch: batchId }} label={t('board.title')} />
  )
  if (!isOpenable(batch, session))
    return (
      <span className="row-actions">
        {board}
        {end}
      </span>
    )
  return (
    <span className="row-actions">
      <Button size="small" disabled={batch.toRead === 0 || isReading} onClick={() => void read(batchId)}>
        {t('batches.readAll')}
      </Button>
      {board}
      {handsOver(session) && !isTraining && (
        <Leading to={{ screen: 'result', batch: batchId }} label={t('result.title')} />
      )}
      {end}
      <Button size="small" type="primary" ghost onClick={open}>
        {t('batches.open')}
      </Button>
    </span>
  )
}

/** A button that leads to another screen. */
function Leading({ to, label }: { readonly to: Place; readonly label: string }) {
  const { navigation } = useWorkspace()
  return (
    <Button size="small" onClick={() => navigation.getState().go(to)}>
      {label}
    </Button>
  )
}
