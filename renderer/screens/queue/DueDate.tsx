import { ClockCircleOutlined, ExclamationCircleFilled } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import { type Nearness, nearnessOf } from './due.ts'

interface DueDateProps {
  readonly due: string
  readonly today: string
  /** Nobody has to hurry any more. */
  readonly isDecided: boolean
}

/** The day, and in words how near it is where that matters. */
export function DueDate({ due, today, isDecided }: DueDateProps) {
  const nearness = isDecided ? ({ is: 'far' } as const) : nearnessOf(due, today)
  return (
    <>
      {due}
      <Warning nearness={nearness} />
    </>
  )
}

function Warning({ nearness }: { readonly nearness: Nearness }) {
  const { t } = useTranslation()
  switch (nearness.is) {
    case 'overdue':
      return (
        <span className="due bad">
          <ExclamationCircleFilled aria-hidden /> {t('queue.dueIn.overdue', { count: nearness.days })}
        </span>
      )
    case 'today':
      return (
        <span className="due warn">
          <ClockCircleOutlined aria-hidden /> {t('queue.dueIn.today')}
        </span>
      )
    case 'soon':
      return <span className="due soft">{t('queue.dueIn.soon', { count: nearness.days })}</span>
    case 'far':
      return null
  }
}
