import type { PagePixels } from '../../../shared/domain/view.ts'
import type { TurnedRectangle } from '../page/geometry.ts'
import { resizeToPlanes } from '../page/pixels.ts'
import type { Network } from './network.ts'
import { textRegions } from './regions.ts'

/** Longer side of what the network sees unless it is told otherwise. */
const longerSide = 1280
/** The network halves its input five times. */
const multiple = 32
/** What it sees at most, in pixels: its memory grows with them, by a quarter of a GiB at a million. */
const mostPixels = 1_000_000

// ImageNet's mean and deviation, in the order blue, green, red in which PaddleOCR applies them.
const mean = [0.485, 0.456, 0.406] as const
const deviation = [0.229, 0.224, 0.225] as const
const scale = [1 / 255 / deviation[0], 1 / 255 / deviation[1], 1 / 255 / deviation[2]] as const
const offset = [-mean[0] / deviation[0], -mean[1] / deviation[1], -mean[2] / deviation[2]] as const

/**
 * Finds the lines of text on a page, as rectangles in the page's pixels.
 *
 * @param side of the picture as the network sees it, the longer one, in pixels
 */
export type Detector = (page: PagePixels, side?: number) => Promise<TurnedRectangle[]>

/** @param usualSide where the one who asks does not say */
export function createDetector(network: Network, usualSide: number = longerSide): Detector {
  return async (page, side = usualSide) => {
    const area = page.width * page.height
    const ratio = Math.min(side / Math.max(page.width, page.height), Math.sqrt(mostPixels / area))
    const width = roundToMultiple(page.width * ratio)
    const height = roundToMultiple(page.height * ratio)
    const planes = resizeToPlanes(page, width, height, scale, offset)
    const toPage = { x: page.width / width, y: page.height / height }
    return network(planes, [1, 3, height, width], (values) =>
      textRegions({ width, height, values }).map((region) => onPage(region, toPage)),
    )
  }
}

function roundToMultiple(length: number): number {
  return Math.max(multiple, Math.round(length / multiple) * multiple)
}

/** The two scales differ by rounding only, so a rectangle stays one to well under a pixel. */
function onPage(region: TurnedRectangle, scale: { x: number; y: number }): TurnedRectangle {
  const mean = Math.sqrt(scale.x * scale.y)
  return {
    center: { x: (region.center.x + 0.5) * scale.x, y: (region.center.y + 0.5) * scale.y },
    axis: region.axis,
    halfLength: region.halfLength * mean,
    halfThickness: region.halfThickness * mean,
  }
}
