import { CloseOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { KeyHint } from '../../components/Keys.tsx'
import { useWorkspace } from '../../stores/workspace.ts'

/** How many cases are marked, what can be done with them, and what became of the last ones. */
export function MarkedCases() {
  const { t } = useTranslation()
  const { queue, assignment } = useWorkspace()
  const count = useStore(queue, ({ marked }) => marked.size)
  const { done, way, begin } = useStore(assignment)
  return (
    <>
      <span role="status">
        {count > 0 && t('queue.marked', { count })}
        {count === 0 && done && (
          <span className={done.skipped > 0 ? 'warn' : 'good'}>
            {t(way === 'nobody' ? 'queue.unassignedNow' : 'queue.assignedNow', { assigned: done.assigned })}{' '}
            {done.skipped > 0 && t('queue.skippedNow', { skipped: done.skipped })}
          </span>
        )}
      </span>
      {count > 0 && (
        <Button
          type="text"
          icon={<CloseOutlined />}
          aria-label={t('queue.unmark')}
          title={t('queue.unmark')}
          onClick={() => queue.getState().unmark()}
        />
      )}
      <Button onClick={() => void begin()}>
        {t('queue.assign.open')} <KeyHint id="queue.assign" />
      </Button>
    </>
  )
}
