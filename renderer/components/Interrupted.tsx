import { Alert } from 'antd'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { SessionStore } from '../stores/sessionStore.ts'

/** What ended by itself, what that means for the work, and how it goes on. */
export function Interrupted({ session }: { readonly session: SessionStore }) {
  const { t } = useTranslation()
  const { interruption, noteInterruption } = useStore(session)
  if (!interruption) return null
  return (
    <Alert
      role="alert"
      type="warning"
      showIcon
      title={t(`interruption.${interruption}.what`)}
      description={t(`interruption.${interruption}.wayOut`)}
      closable={{ onClose: noteInterruption }}
    />
  )
}
