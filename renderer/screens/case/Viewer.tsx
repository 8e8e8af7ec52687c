import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { ErrorNotice } from '../../components/ErrorNotice.tsx'
import { useShortcuts } from '../../shortcuts/useShortcuts.ts'
import { PaneContext } from '../../stores/panesStore.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import { ViewerPane } from './ViewerPane.tsx'
import { zoomStep } from './ViewerTools.tsx'
import './viewer.css'

/** Pixels by which one press of an arrow key moves the page. */
const panStep = 80

/** The document that is looked at, or two side by side. */
export function Viewer() {
  const { t } = useTranslation()
  const { panes } = useWorkspace()
  const { isBeside, active } = useStore(panes)
  useViewerKeys()
  const shown = isBeside ? [panes.first, panes.second] : [panes.first]
  return (
    <section className="viewer" aria-label={t('case.viewer.title')}>
      {shown.map((pane) => (
        <PaneContext key={pane.name} value={pane}>
          <ViewerPane isActive={isBeside && pane.name === active} />
        </PaneContext>
      ))}
      <Refusal />
    </section>
  )
}

/** Why what was said of a document was refused, where no question that is still open says it. */
function Refusal() {
  const { documents } = useWorkspace()
  const { asking, error, dismiss } = useStore(documents)
  if (asking !== null || !error) return null
  return (
    <div className="viewer-refusal">
      <ErrorNotice error={error} onClose={dismiss} />
    </div>
  )
}

/** Keys work on the active pane. */
function useViewerKeys() {
  const { panes } = useWorkspace()
  const viewer = () => panes.activePane().viewer.getState()
  const search = () => panes.activePane().search.getState()
  const { toggleBeside, toggleLinked, switchOver } = panes.getState()
  useShortcuts({
    'viewer.previousPage': () => void viewer().turnPages(-1),
    'viewer.nextPage': () => void viewer().turnPages(1),
    'viewer.zoomIn': () => viewer().zoom(zoomStep),
    'viewer.zoomOut': () => viewer().zoom(1 / zoomStep),
    'viewer.fit': () => viewer().fit(),
    'viewer.fitWidth': () => viewer().fitWidth(),
    'viewer.rotate': () => viewer().rotate(),
    'viewer.left': () => viewer().pan({ x: panStep, y: 0 }),
    'viewer.right': () => viewer().pan({ x: -panStep, y: 0 }),
    'viewer.up': () => viewer().pan({ x: 0, y: panStep }),
    'viewer.down': () => viewer().pan({ x: 0, y: -panStep }),
    'viewer.search': () => search().open(),
    'viewer.nextHit': () => search().step(1),
    'viewer.previousHit': () => search().step(-1),
    'viewer.beside': toggleBeside,
    'viewer.otherSide': switchOver,
    'viewer.link': toggleLinked,
  })
}
