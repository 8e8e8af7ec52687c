import { DownOutlined, UnorderedListOutlined, UpOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { BatchId } from '../../../shared/domain/ids.ts'
import { useShortcuts } from '../../shortcuts/useShortcuts.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import { Tool } from './Tool.tsx'

/** To the case before or after in the queue, and whether the queue is shown beside the case. */
export function CaseSteps({ batch }: { readonly batch: BatchId }) {
  const { t } = useTranslation()
  const { queue, caseWork, navigation, preferences, settings } = useWorkspace()
  const isShown = useStore(preferences, (state) => state.preferences.isQueueBeside)
  const step = async (by: 1 | -1) => {
    const { view } = caseWork.getState()
    if (!view) return
    const caseNo = await queue.getState().neighbour({ batch, position: view.position.index - 1 }, by)
    // Whoever has gone elsewhere meanwhile stays there.
    if (caseNo && caseWork.getState().view === view)
      navigation.getState().go({ screen: 'case', batch, caseNo })
  }
  const showQueue = () => void settings.getState().showQueueBeside(!isShown)
  useShortcuts({
    'neighbours.show': showQueue,
    'neighbours.previous': () => void step(-1),
    'neighbours.next': () => void step(1),
  })
  return (
    <div className="case-steps" role="toolbar" aria-label={t('queue.neighbours.title')}>
      <Tool
        icon={<UnorderedListOutlined />}
        label={t('queue.neighbours.show')}
        shortcut="neighbours.show"
        isOn={isShown}
        run={showQueue}
      />
      <Tool
        icon={<UpOutlined />}
        label={t('queue.neighbours.previous')}
        shortcut="neighbours.previous"
        run={() => void step(-1)}
      />
      <Tool
        icon={<DownOutlined />}
        label={t('queue.neighbours.next')}
        shortcut="neighbours.next"
        run={() => void step(1)}
      />
    </div>
  )
}
