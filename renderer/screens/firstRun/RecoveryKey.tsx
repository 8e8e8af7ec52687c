import { Button, Input } from 'antd'
import { type FormEvent, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { EntryFrame } from '../../components/EntryFrame.tsx'
import { ErrorNotice } from '../../components/ErrorNotice.tsx'
import type { SessionStore } from '../../stores/sessionStore.ts'
import './recoveryKey.css'

interface RecoveryKeyProps {
  readonly session: SessionStore
  readonly recoveryKey: string
  /** Whether the vault has just been made. */
  readonly isFirst: boolean
  readonly touch: () => Promise<void>
}

/** The recovery key, shown until it is kept elsewhere; then a part of it is asked for, out of that copy. */
export function RecoveryKey({ session, recoveryKey, isFirst, touch }: RecoveryKeyProps) {
  const [isKept, setKept] = useState(false)
  useEffect(() => {
    // The key is shown this once. Locking for idleness while somebody writes it down would lose it for good.
    const timer = setInterval(() => void touch().catch(() => undefined), 30_000)
    return () => clearInterval(timer)
  }, [touch])
  if (isKept)
    return <Check session={session} recoveryKey={recoveryKey} isFirst={isFirst} look={() => setKept(false)} />
  return <Show session={session} recoveryKey={recoveryKey} isFirst={isFirst} kept={() => setKept(true)} />
}

type StepProps = Pick<RecoveryKeyProps, 'session' | 'recoveryKey' | 'isFirst'>

function Show({ session, recoveryKey, isFirst, kept }: StepProps & { readonly kept: () => void }) {
  const { t } = useTranslation()
  const { busy, error, saveRecoveryKey } = useStore(session)
  const [saved, setSaved] = useState<string | null>(null)
  const save = async () => {
    const name = await saveRecoveryKey(recoveryKey, t('firstRun.fileName'))
    if (name !== null) setSaved(name)
  }
  return (
    <EntryFrame title={t('firstRun.recoveryTitle')}>
      {isFirst && <p className="entry-step soft">{t('firstRun.step', { step: 2 })}</p>}
      <p>{t('firstRun.recoveryIntro')}</p>
      {error && <ErrorNotice error={error} />}
      <output className="recovery-key mono" aria-label={t('firstRun.recoveryKey')}>
        {recoveryKey}
      </output>
      <p className="only-printed">{t('firstRun.printNote')}</p>
      <p className="recovery-ways">
        <Button onClick={() => window.print()}>{t('firstRun.print')}</Button>
        <Button loading={busy} onClick={() => void save()}>
          {t('firstRun.save')}
        </Button>
        <span role="status" className="good">
          {saved && t('firstRun.saved', { name: saved })}
        </span>
      </p>
      <Button type="primary" block onClick={kept}>
        {t('firstRun.kept')}
      </Button>
    </EntryFrame>
  )
}

/** Words typed by hand differ from the key in blanks and case only. */
const bare = (text: string) => text.replace(/\s/g, '').toUpperCase()

function Check({ session, recoveryKey, isFirst, look }: StepProps & { readonly look: () => void }) {
  const { t } = useTranslation()
  const { busy, error, writtenDown } = useStore(session)
  const groups = recoveryKey.split('-')
  // Near the end: whoever copied only the beginning notices.
  const place = groups.length - 1
  const [typed, setTyped] = useState('')
  const [hasFailed, setFailed] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (bare(typed) === bare(groups[place - 1] ?? '')) void writtenDown()
    else setFailed(true)
  }
  return (
    <EntryFrame title={t('firstRun.confirmTitle')}>
      {isFirst && <p className="entry-step soft">{t('firstRun.step', { step: 2 })}</p>}
      <p>{t('firstRun.confirmIntro', { place, of: groups.length })}</p>
      {error && <ErrorNotice error={error} />}
      <form onSubmit={submit}>
        <Input
          autoFocus
          className="mono"
          aria-label={t('firstRun.group', { place })}
          aria-invalid={hasFailed}
          aria-describedby="group-differs"
          status={hasFailed ? 'error' : ''}
          autoComplete="off"
          value={typed}
          onChange={({ target }) => {
            setTyped(target.value)
            setFailed(false)
          }}
        />
        <p id="group-differs" role="alert" className="bad recovery-differs">
          {hasFailed && t('firstRun.groupDiffers')}
        </p>
        <Button type="primary" htmlType="submit" block loading={busy}>
          {t('firstRun.continue')}
        </Button>
        <Button type="link" block onClick={look}>
          {t('firstRun.look')}
        </Button>
      </form>
    </EntryFrame>
  )
}
