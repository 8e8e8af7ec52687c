import { useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { CaseField } from '../../stores/caseFields.ts'
import { magnify, turnSize } from '../../stores/pageGeometry.ts'
import { rotationOf } from '../../stores/viewerStore.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import { drawPage, prepare, toCanvas } from './pageDrawing.ts'

/** As wide as the column of fields, and no higher than three lines of text. */
const room = { width: 460, height: 96 }

/** The place on the page where a field was read, enlarged: to compare without looking away from the input. */
export function FieldPicture({ field: { document, field } }: { readonly field: CaseField }) {
  const { t } = useTranslation()
  const { viewer } = useWorkspace()
  const { shown, look, picture } = useStore(viewer)
  const canvas = useRef<HTMLCanvasElement>(null)
  const isHere = shown?.path === document.path && look.page === field.page && picture.state === 'ready'
  const pixels = isHere ? picture.pixels : null
  const source = useMemo(() => pixels && toCanvas(pixels), [pixels])
  useEffect(() => {
    if (isHere) void viewer.getState().sharpen()
  }, [isHere, viewer])
  const { box } = field.read
  const rotation = rotationOf(document, field.page)
  const enlarged = useMemo(
    () => (box && pixels ? magnify(box, turnSize(pixels, rotation), room) : null),
    [box, pixels, rotation],
  )
  useEffect(() => {
    const context = enlarged && prepare(canvas.current, enlarged.viewer)
    if (context && source) drawPage(context, source, enlarged.page, rotation)
  }, [source, enlarged, rotation])
  if (!enlarged) return null
  return (
    <canvas
      ref={canvas}
      className="field-picture"
      style={enlarged.viewer}
      role="img"
      aria-label={t('fields.enlarged', { field: t(`term.field.${field.name}`) })}
    />
  )
}
