import { Alert, Modal, message } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { useFrame } from '../stores/frame.ts'
import { useWorkspace } from '../stores/workspace.ts'

/** Asks what is to be done with packages that were opened from outside the window. */
export function Offered() {
  const { t } = useTranslation()
  const { offers } = useFrame()
  const { batches, navigation, session } = useWorkspace()
  const { names, take, decline } = useStore(offers)
  const isSupervisor = session.roles.includes('supervisor')
  const bring = async () => {
    navigation.getState().go({ screen: 'batches' })
    await batches.getState().importFiles(take)
  }
  return (
    <Modal
      open={names.length > 0}
      title={t('offered.title')}
      okText={t(isSupervisor ? 'offered.import' : 'offered.understood')}
      cancelText={t('offered.later')}
      cancelButtonProps={{ hidden: !isSupervisor }}
      onOk={() => void (isSupervisor ? bring() : decline())}
      onCancel={() => void decline()}
      destroyOnHidden
    >
      <p>{t(isSupervisor ? 'offered.ask' : 'offered.notSupervisor')}</p>
      <ul>
        {names.map((name) => (
          <li key={name}>{name}</li>
        ))}
      </ul>
    </Modal>
  )
}

/** Says before the closed vault that packages wait. */
export function OfferedNotice() {
  const { t } = useTranslation()
  const { offers } = useFrame()
  const names = useStore(offers, (state) => state.names)
  if (names.length === 0) return null
  return (
    <Alert
      role="status"
      type="info"
      showIcon
      title={t('offered.waits', { names: names.join(t('app.separator')) })}
    />
  )
}

/** Says so where nothing of what was dropped on the window is a package: it would seem to be broken otherwise. */
export function DropHint() {
  const { t } = useTranslation()
  const [messages, holder] = message.useMessage()
  useEffect(() => {
    const look = ({ dataTransfer }: DragEvent) => {
      const files = [...(dataTransfer?.files ?? [])]
      if (files.length > 0 && !files.some(({ name }) => name.toLowerCase().endsWith('.asice')))
        void messages.warning(t('offered.notAPackage'))
    }
    window.addEventListener('drop', look)
    return () => window.removeEventListener('drop', look)
  }, [t, messages])
  return holder
}
