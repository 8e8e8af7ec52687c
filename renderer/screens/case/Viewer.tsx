import { Spin } from 'antd'
import { type PointerEvent, type RefObject, useEffect, useRef, type WheelEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { ErrorNotice } from '../../components/ErrorNotice.tsx'
import { useShortcuts } from '../../shortcuts/useShortcuts.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import { Boxes } from './Boxes.tsx'
import { PageCanvas } from './PageCanvas.tsx'
import { ViewerTools, zoomStep } from './ViewerTools.tsx'
import './viewer.css'

/** Pixels by which one press of an arrow key moves the page. */
const panStep = 80

/** The page of the document that is looked at. */
export function Viewer() {
  const { t } = useTranslation()
  const { viewer, caseWork } = useWorkspace()
  const { picture } = useStore(viewer)
  const hasNoDocuments = useStore(caseWork, ({ view }) => view?.documents.length === 0)
  const stage = useRef<HTMLDivElement>(null)
  useSizeOf(stage)
  useViewerKeys()
  const { pan, zoom, retry } = viewer.getState()

  const drag = (event: PointerEvent) => {
    if (event.buttons === 1) pan({ x: event.movementX, y: event.movementY })
  }
  const zoomAtPointer = (event: WheelEvent<HTMLDivElement>) => {
    const { left, top } = event.currentTarget.getBoundingClientRect()
    const factor = event.deltaY < 0 ? zoomStep : 1 / zoomStep
    zoom(factor, { x: event.clientX - left, y: event.clientY - top })
  }
  return (
    <section className="viewer" aria-label={t('case.viewer.title')}>
      <ViewerTools />
      <div ref={stage} className="stage" onPointerMove={drag} onWheel={zoomAtPointer}>
        {picture.state === 'ready' && (
          <>
            <PageCanvas pixels={picture.pixels} />
            <Boxes pixels={picture.pixels} />
          </>
        )}
        {picture.state === 'loading' && <Spin className="stage-middle" delay={200} />}
        {picture.state === 'failed' && (
          <div className="stage-middle">
            <ErrorNotice error={picture.error} action={{ label: t('app.retry'), run: () => void retry() }} />
          </div>
        )}
        {hasNoDocuments && <p className="stage-middle stage-empty">{t('case.viewer.noDocuments')}</p>}
      </div>
    </section>
  )
}

function useSizeOf(stage: RefObject<HTMLDivElement | null>) {
  const { viewer } = useWorkspace()
  useEffect(() => {
    const element = stage.current
    if (!element) return
    const observer = new ResizeObserver(() =>
      viewer.getState().resize({ width: element.clientWidth, height: element.clientHeight }),
    )
    observer.observe(element)
    return () => observer.disconnect()
  }, [viewer, stage])
}

function useViewerKeys() {
  const { viewer } = useWorkspace()
  const { turnPages, zoom, pan, fit, rotate } = viewer.getState()
  useShortcuts({
    'viewer.previousPage': () => void turnPages(-1),
    'viewer.nextPage': () => void turnPages(1),
    'viewer.zoomIn': () => zoom(zoomStep),
    'viewer.zoomOut': () => zoom(1 / zoomStep),
    'viewer.fit': fit,
    'viewer.rotate': rotate,
    'viewer.left': () => pan({ x: panStep, y: 0 }),
    'viewer.right': () => pan({ x: -panStep, y: 0 }),
    'viewer.up': () => pan({ x: 0, y: panStep }),
    'viewer.down': () => pan({ x: 0, y: -panStep }),
  })
}
