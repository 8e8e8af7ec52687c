import { CheckCircleOutlined, CloseOutlined, PauseCircleOutlined, StopOutlined } from '@ant-design/icons'
import { Button, Progress } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { JobProgress, UnfinishedJob } from '../../shared/domain/view.ts'
import type { Job } from '../stores/jobsStore.ts'
import { useWorkspace } from '../stores/workspace.ts'
import { ErrorNotice } from './ErrorNotice.tsx'
import { localMinute, megabytes } from './format.ts'
import './jobs.css'

/** How long the news that a job is done stays; the room belongs to the case. A failure stays until it is put away. */
const goodNewsMs = 8000

/** Every job that runs, and every one that ended a moment ago or failed. */
export function Jobs() {
  const { t } = useTranslation()
  const { jobs } = useWorkspace()
  const { jobs: list, unfinished, error, dismissError } = useStore(jobs)
  if (list.length === 0 && unfinished.length === 0 && !error) return null
  return (
    <section className="jobs" aria-label={t('app.jobs')}>
      {error && <ErrorNotice error={error} onClose={dismissError} />}
      {unfinished.map((job) => (
        <InterruptedJob key={job.job} job={job} />
      ))}
      {list.map((job) => (
        <JobStrip key={job.id} job={job} />
      ))}
    </section>
  )
}

/** A job that was paused, or that locking or a crash has interrupted: the person takes it up again, or gives it up. */
function InterruptedJob({
  job: { job, step, batch, file, startedAt, startedBy },
}: {
  readonly job: UnfinishedJob
}) {
  const { t } = useTranslation()
  const { jobs, batches } = useWorkspace()
  const { resume, drop } = jobs.getState()
  const title = useStore(batches, (state) => state.batches?.find(({ batchId }) => batchId === batch)?.title)
  const what = file ?? title ?? ''
  const about = { step: t(`term.step.${step}`), what }
  return (
    <div className="job" role="status">
      <PauseCircleOutlined className="warn" />
      <span className="job-what">
        {t('job.interrupted', { ...about, by: startedBy, at: localMinute(startedAt) })}
      </span>
      <Button size="small" type="primary" onClick={() => void resume(job, what)}>
        {t('job.resume', about)}
      </Button>
      <Button size="small" onClick={() => void drop(job)}>
        {t('job.drop')}
      </Button>
    </div>
  )
}

function JobStrip({ job }: { readonly job: Job }) {
  const { jobs } = useWorkspace()
  const { dismiss } = jobs.getState()
  if (job.end === null) return <RunningJob job={job} />
  return <EndedJob job={job} end={job.end} dismiss={dismiss} />
}

function RunningJob({ job }: { readonly job: Job }) {
  const { t } = useTranslation()
  const { cancel, pause } = useWorkspace().jobs.getState()
  const step = t(`term.step.${job.step}`)
  const isKnown = job.progress !== null && job.progress.total > 0
  const percent = isKnown && job.progress ? Math.floor((job.progress.done / job.progress.total) * 100) : 0
  return (
    <div className="job" role="status">
      <span className="job-what">{t('job.running', { step, what: job.what })}</span>
      <Progress className="job-bar" percent={percent} size="small" aria-label={step} />
      <span className="soft job-count">
        {job.progress && isKnown ? <Count of={job.progress} /> : t('job.preparing')}
      </span>
      {/* Of the others, nothing that is done would be kept. */}
      {job.step === 'read' && (
        <Button size="small" disabled={job.asked !== null} onClick={() => void pause(job.id)}>
          {job.asked === 'pause' ? t('job.pausing') : t('job.pause', { step })}
        </Button>
      )}
      <Button size="small" disabled={job.asked !== null} onClick={() => void cancel(job.id)}>
        {job.asked === 'cancel' ? t('job.cancelling') : t('job.cancel', { step })}
      </Button>
    </div>
  )
}

interface EndedJobProps {
  readonly job: Job
  readonly end: NonNullable<Job['end']>
  readonly dismiss: (id: Job['id']) => void
}

function EndedJob({ job, end, dismiss }: EndedJobProps) {
  const { t } = useTranslation()
  const putAway = () => dismiss(job.id)
  const about = { step: t(`term.step.${job.step}`), what: job.what }
  const isGoodNews = end.state !== 'failed'
  useEffect(() => {
    if (!isGoodNews) return
    const timer = setTimeout(dismiss, goodNewsMs, job.id)
    return () => clearTimeout(timer)
  }, [isGoodNews, dismiss, job.id])
  if (end.state === 'failed')
    return <ErrorNotice attempted={t('job.failed', about)} error={end.error} onClose={putAway} />
  const isDone = end.state === 'done'
  return (
    <div className="job" role="status">
      {isDone ? <CheckCircleOutlined className="good" /> : <StopOutlined className="warn" />}
      <span className="job-what">{t(isDone ? 'job.done' : 'job.cancelled', about)}</span>
      <Button
        className="job-close"
        type="text"
        size="small"
        icon={<CloseOutlined />}
        aria-label={t('app.close')}
        onClick={putAway}
      />
    </div>
  )
}

function Count({ of: { done, total, unit, documents } }: { readonly of: JobProgress }) {
  const { t } = useTranslation()
  const inUnit = unit === 'bytes' ? megabytes : String
  const count = t('job.count', { done: inUnit(done), total: inUnit(total), unit: t(`term.unit.${unit}`) })
  if (!documents) return count
  return [count, t('job.count', { ...documents, unit: t('term.unit.documents') })].join(t('app.separator'))
}
