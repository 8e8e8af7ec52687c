import { Alert, Button } from 'antd'
import { describeError, type ErrorRecord } from '../../shared/errors/error.ts'
import { useLanguage } from './useAppearance.ts'

interface ErrorNoticeProps {
  readonly error: ErrorRecord
  /** What was tried, where the sentence alone does not say it. */
  readonly attempted?: string
  readonly action?: { readonly label: string; readonly run: () => void }
  readonly onClose?: () => void
}

/** What went wrong, and the way out. */
export function ErrorNotice({ error, attempted, action, onClose }: ErrorNoticeProps) {
  const { language } = useLanguage()
  const { what, wayOut } = describeError(error, language)
  return (
    <Alert
      role="alert"
      type="error"
      showIcon
      title={attempted ?? what}
      description={attempted ? `${what} ${wayOut}` : wayOut}
      closable={onClose && { onClose }}
      action={
        action && (
          <Button size="small" onClick={action.run}>
            {action.label}
          </Button>
        )
      }
    />
  )
}
