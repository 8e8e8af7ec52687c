import { Spin } from 'antd'
import { type PointerEvent, type RefObject, useEffect, useRef, type WheelEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { ErrorNotice } from '../../components/ErrorNotice.tsx'
import { usePane } from '../../stores/panesStore.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import { BoxDrawing } from './BoxDrawing.tsx'
import { Boxes } from './Boxes.tsx'
import { Hits } from './Hits.tsx'
import { PageCanvas } from './PageCanvas.tsx'
import { TextSearch } from './TextSearch.tsx'
import { ViewerTools, zoomStep } from './ViewerTools.tsx'

/** A page of a document, with the tools to look at it. */
export function ViewerPane({ isActive }: { readonly isActive: boolean }) {
  const { t } = useTranslation()
  const { caseWork, panes } = useWorkspace()
  const { name, viewer } = usePane()
  const { picture } = useStore(viewer)
  const isBeside = useStore(panes, (state) => state.isBeside)
  const hasNoDocuments = useStore(caseWork, ({ view }) => view?.documents.length === 0)
  const stage = useRef<HTMLDivElement>(null)
  useSizeOf(stage)
  const { pan, zoom, retry } = viewer.getState()
  const activate = () => panes.getState().activate(name)

  const drag = (event: PointerEvent) => {
    if (event.buttons === 1) pan({ x: event.movementX, y: event.movementY })
  }
  const zoomAtPointer = (event: WheelEvent<HTMLDivElement>) => {
    activate()
    const { left, top } = event.currentTarget.getBoundingClientRect()
    const factor = event.deltaY < 0 ? zoomStep : 1 / zoomStep
    zoom(factor, { x: event.clientX - left, y: event.clientY - top })
  }
  return (
    <section
      className={isActive ? 'pane pane-active' : 'pane'}
      aria-label={isBeside ? t(`documents.pane.${name}`) : undefined}
      aria-current={isActive ? 'true' : undefined}
      onPointerDown={activate}
    >
      <ViewerTools />
      <TextSearch />
      <div ref={stage} className="stage" onPointerMove={drag} onWheel={zoomAtPointer}>
        {picture.state === 'ready' && (
          <>
            <PageCanvas pixels={picture.pixels} />
            <Boxes pixels={picture.pixels} />
            <Hits pixels={picture.pixels} />
            <BoxDrawing pixels={picture.pixels} />
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
  const { viewer } = usePane()
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
