import { useStore } from 'zustand'
import { turnBox } from '../../../shared/document/turnBox.ts'
import type { PagePixels } from '../../../shared/domain/view.ts'
import { addTurns, boxOnScreen, placePage, turnSize } from '../../stores/pageGeometry.ts'
import { usePane } from '../../stores/panesStore.ts'
import { rotationOf } from '../../stores/viewerStore.ts'

/** Where the text that is looked for stands on the page; the place that is looked at is outlined strongly. */
export function Hits({ pixels }: { readonly pixels: PagePixels }) {
  const { viewer, search } = usePane()
  const { shown, look, viewer: size } = useStore(viewer)
  const { isOpen, hits, at } = useStore(search)
  if (!isOpen || !shown || size.width === 0) return null
  const page = placePage(
    turnSize(pixels, addTurns(rotationOf(shown, look.page), look.turn)),
    size,
    look.framing,
  )
  return (
    <div className="boxes">
      {hits.map(
        (hit, index) =>
          hit.page === look.page && (
            <div
              key={`${hit.page} ${hit.box.join(' ')}`}
              className={index === at ? 'hit hit-current' : 'hit'}
              style={boxOnScreen(turnBox(hit.box, look.turn), page)}
            />
          ),
      )}
    </div>
  )
}
