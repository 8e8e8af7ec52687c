import { Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { useWorkspace } from '../../stores/workspace.ts'
import '../firstRun/recoveryKey.css'

/** The new recovery key, shown until it has been written down. */
export function NewRecoveryKey() {
  const { t } = useTranslation()
  const { recoveryKey, forgetRecoveryKey } = useStore(useWorkspace().people)
  return (
    <Modal
      open={recoveryKey !== null}
      title={t('people.newRecoveryKey')}
      okText={t('people.written')}
      onOk={forgetRecoveryKey}
      cancelButtonProps={{ hidden: true }}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      centered
    >
      <p>{t('people.renewHint')}</p>
      <output className="recovery-key mono" aria-label={t('people.newRecoveryKey')}>
        {recoveryKey}
      </output>
    </Modal>
  )
}
