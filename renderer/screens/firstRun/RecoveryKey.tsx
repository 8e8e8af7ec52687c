import { Button, Checkbox } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { EntryFrame } from '../../components/EntryFrame.tsx'
import { ErrorNotice } from '../../components/ErrorNotice.tsx'
import type { SessionStore } from '../../stores/sessionStore.ts'
import './recoveryKey.css'

interface RecoveryKeyProps {
  readonly session: SessionStore
  readonly recoveryKey: string
  readonly touch: () => Promise<void>
}

export function RecoveryKey({ session, recoveryKey, touch }: RecoveryKeyProps) {
  const { t } = useTranslation()
  const { busy, error, writtenDown } = useStore(session)
  const [isWritten, setWritten] = useState(false)
  useEffect(() => {
    // The key is shown this once. Locking for idleness while somebody writes it down would lose it for good.
    const timer = setInterval(() => void touch().catch(() => undefined), 30_000)
    return () => clearInterval(timer)
  }, [touch])
  return (
    <EntryFrame title={t('firstRun.recoveryTitle')}>
      <p>{t('firstRun.recoveryIntro')}</p>
      {error && <ErrorNotice error={error} />}
      <output className="recovery-key mono" aria-label={t('firstRun.recoveryKey')}>
        {recoveryKey}
      </output>
      <p>
        <Checkbox checked={isWritten} onChange={({ target }) => setWritten(target.checked)}>
          {t('firstRun.written')}
        </Checkbox>
      </p>
      <Button type="primary" block disabled={!isWritten} loading={busy} onClick={writtenDown}>
        {t('firstRun.continue')}
      </Button>
    </EntryFrame>
  )
}
