import { useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { Rotation } from '../../../shared/domain/reading.ts'
import type { PagePixels } from '../../../shared/domain/view.ts'
import { addTurns, placePage, type Rect, type Size, turnSize } from '../../stores/pageGeometry.ts'
import { useWorkspace } from '../../stores/workspace.ts'

/** The page, upright or as the person turned it, with the name of who is looking across it. */
export function PageCanvas({ pixels }: { readonly pixels: PagePixels }) {
  const { t } = useTranslation()
  const { viewer, caseWork, session } = useWorkspace()
  const { shown, look, viewer: size } = useStore(viewer)
  const title = useStore(
    caseWork,
    ({ view }) => view?.documents.find(({ path }) => path === shown?.path)?.title ?? '',
  )
  const canvas = useRef<HTMLCanvasElement>(null)
  const source = useMemo(() => toCanvas(pixels), [pixels])
  const turn = addTurns(shown?.rotation ?? 0, look.turn)
  const { framing } = look
  useEffect(() => {
    const context = prepare(canvas.current, size)
    if (!context) return
    const page = placePage(turnSize(pixels, turn), size, framing)
    drawPage(context, source, page, turn)
    drawWatermark(context, page, session.user)
  }, [source, pixels, size, framing, turn, session.user])
  return (
    <canvas
      ref={canvas}
      className="page"
      role="img"
      aria-label={t('case.viewer.page', { title, page: look.page })}
    />
  )
}

function toCanvas({ width, height, rgba }: PagePixels): OffscreenCanvas {
  const canvas = new OffscreenCanvas(width, height)
  // A copy: ImageData takes no view of a buffer that could be shared.
  const image = new ImageData(new Uint8ClampedArray(rgba), width, height)
  canvas.getContext('2d')?.putImageData(image, 0, 0)
  return canvas
}

/** Sizes the canvas to the screen's own pixels and lets everything be drawn in CSS pixels. */
function prepare(canvas: HTMLCanvasElement | null, { width, height }: Size): CanvasRenderingContext2D | null {
  const context = canvas?.getContext('2d')
  if (!canvas || !context) return null
  canvas.width = Math.round(width * devicePixelRatio)
  canvas.height = Math.round(height * devicePixelRatio)
  context.scale(devicePixelRatio, devicePixelRatio)
  context.imageSmoothingQuality = 'high'
  return context
}

function drawPage(context: CanvasRenderingContext2D, source: OffscreenCanvas, page: Rect, turn: Rotation) {
  const unturned = turnSize(page, turn)
  context.save()
  context.translate(page.left + page.width / 2, page.top + page.height / 2)
  context.rotate((turn * Math.PI) / 180)
  context.drawImage(source, -unturned.width / 2, -unturned.height / 2, unturned.width, unturned.height)
  context.restore()
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
