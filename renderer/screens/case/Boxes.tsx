import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { turnBox } from '../../../shared/document/turnBox.ts'
import type { Box } from '../../../shared/domain/reading.ts'
import type { PagePixels } from '../../../shared/domain/view.ts'
import { fieldsOf, isUnsettled } from '../../stores/caseFields.ts'
import { findingOf } from '../../stores/caseStore.ts'
import { addTurns, boxOnScreen, placePage, turnSize } from '../../stores/pageGeometry.ts'
import { usePane } from '../../stores/panesStore.ts'
import { rotationOf } from '../../stores/viewerStore.ts'
import { useWorkspace } from '../../stores/workspace.ts'

/** Where the page's fields were read, the active one outlined strongly; a click on one goes to its field. */
export function Boxes({ pixels }: { readonly pixels: PagePixels }) {
  const { t } = useTranslation()
  const { caseWork, worksheets } = useWorkspace()
  const { viewer } = usePane()
  const { shown, look, viewer: size } = useStore(viewer)
  const { view, active, finding, activate } = useStore(caseWork)
  const pointed = useStore(worksheets, (state) => state.pointed)
  if (!shown || !view || size.width === 0) return null

  const page = placePage(
    turnSize(pixels, addTurns(rotationOf(shown, look.page), look.turn)),
    size,
    look.framing,
  )
  // Boxes are given on the upright page, so only the person's own turn moves them.
  const place = (box: Box) => boxOnScreen(turnBox(box, look.turn), page)
  const fields = fieldsOf(view).filter(
    ({ document, field }) => document.path === shown.path && field.page === look.page && field.read.box,
  )
  const evidence = pointed ?? (active === null ? findingOf(view, finding)?.evidence : null)
  const isPointedAt = evidence?.document === shown.path && evidence.page === look.page
  return (
    <div className="boxes">
      {fields.map(
        ({ key, field }) =>
          field.read.box && (
            <button
              key={key}
              type="button"
              tabIndex={-1}
              className={`box${isUnsettled(field) ? ' box-unsettled' : ''}`}
              aria-current={
                key === active || (isPointedAt && evidence.field === field.name) ? 'true' : undefined
              }
              aria-label={t(`term.field.${field.name}`)}
              title={t(`term.field.${field.name}`)}
              style={place(field.read.box)}
              onClick={() => activate(key)}
            />
          ),
      )}
      {isPointedAt && evidence.box && <div className="box box-evidence" style={place(evidence.box)} />}
    </div>
  )
}
