import { Alert, Button } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { ErrorNotice } from '../../components/ErrorNotice.tsx'
import { useFrame } from '../../stores/frame.ts'
import { AboutFrame, LongText } from './AboutFrame.tsx'

/** What there is to give somebody who helps with a fault: shown whole before it is saved. */
export function DiagnosticsBox({ close }: { readonly close: () => void }) {
  const { t } = useTranslation()
  const { diagnostics } = useFrame()
  const { text, isSaved, busy, error, gather, save } = useStore(diagnostics)
  useEffect(() => void gather(), [gather])
  return (
    <AboutFrame
      title={t('diagnostics.title')}
      close={close}
      footer={[
        <Button key="close" onClick={close}>
          {t('app.close')}
        </Button>,
        <Button key="save" type="primary" disabled={text === null} loading={busy} onClick={() => void save()}>
          {t('diagnostics.save')}
        </Button>,
      ]}
    >
      <p>{t('diagnostics.note')}</p>
      {error && <ErrorNotice error={error} />}
      {isSaved && <Alert role="status" type="success" showIcon title={t('diagnostics.saved')} />}
      <LongText className="mono" text={text ?? t('diagnostics.gathering')} />
    </AboutFrame>
  )
}
