import { Alert } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { BatchId } from '../../../shared/domain/ids.ts'
import { ErrorNotice } from '../../components/ErrorNotice.tsx'
import { useWorkspace } from '../../stores/workspace.ts'
import { Order } from './Order.tsx'
import { Proof } from './Proof.tsx'
import './destruction.css'

/** The end of a batch: the order of two people, and after it the proof. */
export function Destruction({ batch }: { readonly batch: BatchId }) {
  const { t } = useTranslation()
  const { destruction, batches } = useWorkspace()
  const { plan, statement, error, written, open, dismissError, dismissWritten } = useStore(destruction)
  useEffect(() => {
    const view = batches.getState().batches?.find(({ batchId }) => batchId === batch)
    void open(batch, view?.state === 'destroyed')
  }, [batch, batches, open])
  return (
    <div className="destruction">
      {error && <ErrorNotice error={error} onClose={dismissError} />}
      {written !== null && (
        <Alert
          type="success"
          showIcon
          closable={{ onClose: dismissWritten }}
          title={t('destruction.written', { file: written })}
        />
      )}
      {plan && <Order plan={plan} />}
      {statement && <Proof statement={statement} />}
    </div>
  )
}
