import type { TFunction } from 'i18next'
import { type Nearness, nearnessOf } from './due.ts'

interface DueDateProps {
  readonly due: string
  readonly today: string
  /** Nobody has to hurry any more. */
  readonly isDecided: boolean
  readonly t: TFunction
}

/** The day, and in words how near it is where that matters. */
export function DueDate({ due, today, isDecided, t }: DueDateProps) {
  return (
    <>
      {due}
      {!isDecided && warning(nearnessOf(due, today), t)}
    </>
  )
}

function warning(nearness: Nearness, t: TFunction) {
  switch (nearness.is) {
    case 'overdue':
      return <span className="due due-over bad">{t('queue.dueIn.overdue', { count: nearness.days })}</span>
    case 'today':
      return <span className="due due-today warn">{t('queue.dueIn.today')}</span>
    case 'soon':
      return <span className="due soft">{t('queue.dueIn.soon', { count: nearness.days })}</span>
    case 'far':
      return null
  }
}
