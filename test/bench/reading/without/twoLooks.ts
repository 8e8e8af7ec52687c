import type { Detector } from '../../../../main/reading/engines/detector.ts'
import type { TurnedRectangle } from '../../../../main/reading/page/geometry.ts'
import type { PagePixels } from '../../../../shared/domain/view.ts'

export * from '../../../../main/reading/page/textRegions.ts'
export const textRegions = (page: PagePixels, detect: Detector): Promise<TurnedRectangle[]> => detect(page)
