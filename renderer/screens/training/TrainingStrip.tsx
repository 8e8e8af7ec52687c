import { CheckCircleFilled } from '@ant-design/icons'
import { Button, Popover } from 'antd'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { BatchId } from '../../../shared/domain/ids.ts'
import type { Training } from '../../../shared/domain/training.ts'
import { WithKeys } from '../../components/WithKeys.tsx'
import { useWorkspace } from '../../stores/workspace.ts'
import './training.css'

/** Over every screen of a training batch: what it is, and what its person practises next. */
export function TrainingStrip() {
  const { t } = useTranslation()
  const { navigation, batches, training, session } = useWorkspace()
  const place = useStore(navigation, (state) => state.place)
  const list = useStore(batches, (state) => state.batches)
  const state = useStore(training, (each) => each.training)
  const batch = 'batch' in place ? list?.find(({ batchId }) => batchId === place.batch) : undefined
  if (!batch?.training) return null
  const isOwn = batch.training === session.user && state?.batch === batch.batchId
  return (
    <section className="training" aria-label={t('training.title')}>
      <strong className="training-mark">{t('training.mark')}</strong>
      {isOwn && state ? <Tasks training={state} toRead={batch.toRead} /> : <span>{t('training.note')}</span>}
      <Discard batch={batch.batchId} />
    </section>
  )
}

function Tasks({ training, toRead }: { readonly training: Training; readonly toRead: number }) {
  const { t } = useTranslation()
  const { tasks } = training
  const next = tasks.find(({ doneAt }) => doneAt === null)
  const done = tasks.filter(({ doneAt }) => doneAt !== null).length
  const isWaiting = toRead > 0 && (next?.task === 'settle-doubt' || next?.task === 'confirm-field')
  return (
    <>
      <Popover
        trigger="click"
        placement="bottomLeft"
        title={t('training.all')}
        content={<TaskList training={training} />}
      >
        <Button size="small" className="training-progress">
          {t('training.progress', { done, of: tasks.length })}
        </Button>
      </Popover>
      <span className="training-next" role="status">
        {next ? (
          <>
            <b>
              {t('training.next')}
              {t(`training.task.${next.task}`)}
            </b>{' '}
            <WithKeys text={t(`training.how.${next.task}`)} /> {isWaiting && t('training.reading')}
          </>
        ) : (
          <b className="good">{t('training.finished')}</b>
        )}
      </span>
    </>
  )
}

function TaskList({ training: { tasks } }: { readonly training: Training }) {
  const { t } = useTranslation()
  return (
    <ol className="training-tasks">
      {tasks.map(({ task, doneAt }) => (
        <li key={task}>
          <b>{t(`training.task.${task}`)}</b>{' '}
          {doneAt ? (
            <span className="good">
              <CheckCircleFilled /> {t('training.done')}
            </span>
          ) : (
            <div>
              <WithKeys text={t(`training.how.${task}`)} />
            </div>
          )}
        </li>
      ))}
    </ol>
  )
}

function Discard({ batch }: { readonly batch: BatchId }) {
  const { t } = useTranslation()
  const { training } = useWorkspace()
  const { busy, discard } = useStore(training)
  return (
    <Button
      size="small"
      className="training-discard"
      disabled={busy}
      title={t('training.discard')}
      onClick={() => void discard(batch)}
    >
      {t('training.discardShort')}
    </Button>
  )
}
