import { zoomFactors } from '../../../shared/domain/appearance.ts'
import { useAppearanceStore } from '../../components/useAppearance.ts'

/** Makes everything in the window larger or smaller by some steps; by none it is as large as usual. */
export function useZoom(): (steps: -1 | 0 | 1) => void {
  const store = useAppearanceStore()
  return (steps) => {
    const { appearance, change } = store.getState()
    const zoom = steps === 0 ? 1 : zoomFactors[zoomFactors.indexOf(appearance.zoom) + steps]
    if (zoom !== undefined && zoom !== appearance.zoom) change({ zoom })
  }
}
