import { Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { Fingerprint } from '../../components/Fingerprint.tsx'
import { useWorkspace } from '../../stores/workspace.ts'

/** The fingerprint of the picked card, to be compared by telephone before the card is trusted. */
export function Comparison() {
  const { t } = useTranslation()
  const { lenders } = useWorkspace()
  const { inspected, trustInspected, putCardAside } = useStore(lenders)
  const isTrusted = inspected?.offered.standing === 'trusted'
  return (
    <Modal
      open={inspected !== null}
      title={t('lenders.compareTitle')}
      okText={t('lenders.confirm')}
      okButtonProps={{ disabled: isTrusted }}
      cancelText={t('app.cancel')}
      onOk={() => void trustInspected()}
      onCancel={putCardAside}
      width={560}
      centered
    >
      {inspected && (
        <>
          <h2>{inspected.offered.name}</h2>
          <p>{t(`lenders.standing.${inspected.offered.standing}`)}</p>
          <Fingerprint sha256={inspected.offered.cardSha256} />
          {!isTrusted && (
            <ol className="comparison-steps">
              <li>{t('training.compare.call')}</li>
              <li>{t('training.compare.read')}</li>
              <li>{t('training.compare.stop')}</li>
            </ol>
          )}
        </>
      )}
    </Modal>
  )
}
