import { useLayoutEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { PagePixels } from '../../../shared/domain/view.ts'
import { addTurns, placePage, type Rect, turnSize } from '../../stores/pageGeometry.ts'
import { usePane } from '../../stores/panesStore.ts'
import { rotationOf } from '../../stores/viewerStore.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import { drawPage, prepare, toCanvas } from './pageDrawing.ts'

/** The page, upright or as the person turned it, with the name of who is looking across it. */
export function PageCanvas({ pixels }: { readonly pixels: PagePixels }) {
  const { t } = useTranslation()
  const { caseWork } = useWorkspace()
  const watermark = useWatermark()
  const { viewer } = usePane()
  const { shown, look, viewer: size } = useStore(viewer)
  const title = useStore(
    caseWork,
    ({ view }) => view?.documents.find(({ path }) => path === shown?.path)?.title ?? '',
  )
  const canvas = useRef<HTMLCanvasElement>(null)
  const source = useMemo(() => toCanvas(pixels), [pixels])
  const turn = addTurns(shown ? rotationOf(shown, look.page) : 0, look.turn)
  const { framing } = look
  // Before the frame goes to the screen: a canvas without its page is not to be seen in between.
  useLayoutEffect(() => {
    const context = prepare(canvas.current, size)
    if (!context) return
    const page = placePage(turnSize(pixels, turn), size, framing)
    drawPage(context, source, page, turn)
    drawWatermark(context, page, watermark)
  }, [source, pixels, size, framing, turn, watermark])
  return (
    <canvas
      ref={canvas}
      className="page"
      role="img"
      aria-label={t('case.viewer.page', { title, page: look.page })}
    />
  )
}

/** Who looks; of a training batch also that it is one. */
function useWatermark(): string {
  const { t } = useTranslation()
  const { caseWork, batches, session } = useWorkspace()
  const batch = useStore(caseWork, ({ view }) => view?.batch)
  const isTraining = useStore(batches, ({ batches: list }) =>
    list?.some(({ batchId, training }) => batchId === batch && training !== null),
  )
  return isTraining ? `${t('training.watermark')} · ${session.user}` : session.user
}

/** Faint enough to read through, and on every part of the page that a photograph of the screen could show. */
function drawWatermark(context: CanvasRenderingContext2D, page: Rect, text: string) {
  const stepAcross = 60 + text.length * 24
  const stepDown = 110
  context.save()
  context.beginPath()
  context.rect(page.left, page.top, page.width, page.height)
  context.clip()
  context.rotate(-Math.PI / 9)
  context.font = '18px sans-serif'
  context.fillStyle = 'rgb(30 40 60 / 13%)'
  const { width, height } = context.canvas
  const reach = width + height
  for (let y = -reach; y < reach; y += stepDown)
    for (let x = -reach; x < reach; x += stepAcross) context.fillText(text, x, y)
  context.restore()
}
