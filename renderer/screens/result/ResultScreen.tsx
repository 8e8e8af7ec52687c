import { ReloadOutlined } from '@ant-design/icons'
import { Alert, Button } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { BatchId } from '../../../shared/domain/ids.ts'
import { ErrorNotice } from '../../components/ErrorNotice.tsx'
import { KeyHint } from '../../components/Keys.tsx'
import { useShortcuts } from '../../shortcuts/useShortcuts.ts'
import type { WrittenResult } from '../../stores/resultStore.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import { Earlier } from './Earlier.tsx'
import { GoesOut } from './GoesOut.tsx'
import { Handover } from './Handover.tsx'
import { Missing } from './Missing.tsx'
import './result.css'

/** What the next result of a batch would hold and what it would lack, and the way to write it. */
export function ResultScreen({ batch }: { readonly batch: BatchId }) {
  const { t } = useTranslation()
  const { result, batches } = useWorkspace()
  const { preview, written, busy, error, open, refresh, dismissWritten, dismissError } = useStore(result)
  const view = useStore(batches, (state) => state.batches?.find(({ batchId }) => batchId === batch))
  useEffect(() => void open(batch), [open, batch])
  useShortcuts({ 'result.refresh': () => void refresh() })
  return (
    <div className="list-screen">
      <div className="tools">
        <h1>
          {view?.title} · {t('result.heading')}
        </h1>
        {preview && <span>{t('result.number', { index: preview.series.index })}</span>}
        <span className="soft">{t('result.note')}</span>
        <Button className="spread" icon={<ReloadOutlined />} loading={busy} onClick={() => void refresh()}>
          {t('result.refresh')} <KeyHint id="result.refresh" />
        </Button>
      </div>
      {error && <ErrorNotice error={error} onClose={dismissError} />}
      {written && <Written written={written} close={dismissWritten} />}
      {preview && (
        <>
          <div className="result-main">
            <div>
              <GoesOut preview={preview} />
              <Earlier results={preview.results} />
            </div>
            <Missing batch={batch} preview={preview} />
          </div>
          <Handover preview={preview} orderId={view?.orderId ?? ''} />
        </>
      )}
    </div>
  )
}

function Written({ written, close }: { readonly written: WrittenResult; readonly close: () => void }) {
  const { t } = useTranslation()
  return (
    <Alert
      role="status"
      type="success"
      showIcon
      closable={{ onClose: close }}
      title={t('result.written', written)}
      description={t('result.writtenHint', written)}
    />
  )
}
