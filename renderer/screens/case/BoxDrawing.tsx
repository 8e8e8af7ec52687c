import { type KeyboardEvent, type PointerEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { turnBox } from '../../../shared/document/turnBox.ts'
import type { Box, Rotation } from '../../../shared/domain/reading.ts'
import type { PagePixels } from '../../../shared/domain/view.ts'
import { boxBetween, moveBox, sizeBox } from '../../stores/drawnBox.ts'
import { addTurns, boxOnScreen, type Point, placePage, turnSize } from '../../stores/pageGeometry.ts'
import { usePane } from '../../stores/panesStore.ts'
import { rotationOf } from '../../stores/viewerStore.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import { boxDrawingId, focusNewFinding } from './focus.ts'

/** Where a box that is drawn by keyboard begins, on the page as shown. */
const middle: Box = [0.35, 0.45, 0.65, 0.55]
/** Part of the page by which one press of an arrow key moves or sizes the box. */
const step = 0.01
const arrows: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -step, y: 0 },
  ArrowRight: { x: step, y: 0 },
  ArrowUp: { x: 0, y: -step },
  ArrowDown: { x: 0, y: step },
}

/** Lies over the page while a finding is added: a box is drawn by dragging, or with the arrow keys. */
export function BoxDrawing({ pixels }: { readonly pixels: PagePixels }) {
  const { t } = useTranslation()
  const { findings, panes } = useWorkspace()
  const { name, viewer } = usePane()
  const { shown, look, viewer: size } = useStore(viewer)
  const evidence = useStore(findings, ({ adding }) => adding?.evidence)
  const isHere = useStore(panes, ({ active, isBeside }) => !isBeside || active === name)
  const [from, setFrom] = useState<Point | null>(null)
  if (evidence === undefined || !shown || size.width === 0) return null

  const upright = turnSize(pixels, addTurns(rotationOf(shown, look.page), look.turn))
  const page = placePage(upright, size, look.framing)
  const isOnPage = evidence?.document === shown.path && evidence.page === look.page
  const drawn = isOnPage && evidence.box ? turnBox(evidence.box, look.turn) : null
  const place = (box: Box) =>
    findings.getState().change({
      // Boxes are kept on the upright page, whichever way the person has turned it.
      evidence: {
        document: shown.path,
        page: look.page,
        field: null,
        box: turnBox(box, turnBack(look.turn)),
      },
    })
  const draw = (event: PointerEvent<HTMLDivElement>) => {
    event.stopPropagation()
    if (!from) return
    const box = boxBetween(from, pointOf(event), page)
    if (box) place(box)
  }
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.key === 'Tab') return
    // While a box is drawn, the keys are for it alone.
    event.stopPropagation()
    const by = arrows[event.key]
    if (by) place(drawn ? (event.shiftKey ? sizeBox(drawn, by) : moveBox(drawn, by)) : middle)
    if (by || event.key === 'Enter') event.preventDefault()
    if (event.key === 'Enter' || event.key === 'Escape') focusNewFinding()
  }
  return (
    <div
      id={isHere ? boxDrawingId : undefined}
      className="box-drawing"
      role="application"
      aria-label={t('findings.new.drawing')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the box is drawn from the keyboard too
      tabIndex={0}
      onKeyDown={press}
      onFocus={() => drawn ?? place(middle)}
      onPointerDown={(event) => {
        // By mouse the box begins where it is pressed, and the focus stays in the form.
        event.preventDefault()
        event.currentTarget.setPointerCapture(event.pointerId)
        setFrom(pointOf(event))
      }}
      onPointerMove={draw}
      onPointerUp={(event) => {
        draw(event)
        setFrom(null)
      }}
    >
      {drawn && <div className="box box-drawn" style={boxOnScreen(drawn, page)} />}
    </div>
  )
}

function pointOf({ clientX, clientY, currentTarget }: PointerEvent<HTMLDivElement>): Point {
  const { left, top } = currentTarget.getBoundingClientRect()
  return { x: clientX - left, y: clientY - top }
}

function turnBack(turn: Rotation): Rotation {
  // The rest of a whole turn is a quarter turn.
  return ((360 - turn) % 360) as Rotation
}
