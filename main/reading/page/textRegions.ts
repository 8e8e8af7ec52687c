import type { PagePixels } from '../../../shared/domain/view.ts'
import type { Detector } from '../engines/detector.ts'
import { type LevelBox, levelBox, levelPoint } from './fragments.ts'
import { quadAlong, type TurnedRectangle } from './geometry.ts'
import { textAngle } from './orientation.ts'
import { cutPart } from './part.ts'

/** Longer side of the first look, which only has to say where the text is, how it lies and how high it is. */
const firstSide = 640
/** Height of a line, as the detector outlines it, at which the second look finds lines best, in its pixels. */
const bestHeight = 28
/** From this height on, in its pixels, lines that lie level are found at the first look as well as at a second. */
const [highEnough, level] = [23, Math.PI / 60]
/** Bounds of the second look: its longer side, and all of it. The detector takes multiples of 32. */
const [leastSide, mostSide, mostPixels, step] = [640, 1600, 900_000, 32]
/** Room around what the first look saw, for what it did not see: heights of a line, and share of the whole. */
const room = { lines: 3, share: 0.08 }
/** With fewer lines than this nobody knows how a page lies: it is then looked at as a whole. */
const fewestLines = 2
/** A region this many times longer than thick is a line. */
const elongated = 1.8
/** Lines are measured by one that is smaller than most of them: small print must be found too. */
const smallPrint = 0.4

/**
 * Finds the text of a page in two looks: a small one at the whole page, and one at the part that holds text, turned
 * level and in the size in which the detector sees best. What that gains, and what it costs, is in the README.
 *
 * Where the first look already was in that size, there is no second. Where the part cuts through text, the first look
 * was too small for the print (a sheet far away, of which it saw the title and little else), and a larger one takes its
 * place.
 */
export async function textRegions(page: PagePixels, detect: Detector): Promise<TurnedRectangle[]> {
  const first = await detect(page, firstSide)
  if (isSeenWell(page, first)) return first
  const found = await lookTwice(page, first, detect)
  if (found && !found.isCut) return found.regions
  const seen = await detect(page)
  return (await lookTwice(page, seen, detect))?.regions ?? seen
}

interface Found {
  readonly regions: TurnedRectangle[]
  /** Whether text reaches an edge of the part beyond which the page goes on. */
  readonly isCut: boolean
}

function isSeenWell({ width, height }: PagePixels, seen: readonly TurnedRectangle[]): boolean {
  const lines = seen.filter(isLine)
  if (lines.length < fewestLines || Math.abs(textAngle(lines).angle) > level) return false
  return lineHeight(lines) * (firstSide / Math.max(width, height)) >= highEnough
}

function isLine({ halfLength, halfThickness }: TurnedRectangle): boolean {
  return halfLength > elongated * halfThickness
}

/** The second look, by what the first saw; `null` if that was too little to tell how the page lies. */
async function lookTwice(
  page: PagePixels,
  seen: readonly TurnedRectangle[],
  detect: Detector,
): Promise<Found | null> {
  const lines = seen.filter(isLine)
  if (lines.length < fewestLines) return null
  const { angle } = textAngle(lines)
  const height = lineHeight(lines)
  const whole = boxOfPage(page, angle)
  const box = withRoom(boxAround(seen, angle), height, whole)
  const { part, scale } = enlarged(box, bestHeight / height)
  const { pixels } = cutPart(page, part, angle, scale)
  const found = await detect(pixels, Math.max(pixels.width, pixels.height))
  const regions = found.map((region) => onPage(region, part, angle, scale))
  return { regions, isCut: found.length > 0 && reachesEdge(boxAround(regions, angle), part, whole, height) }
}

/** Whether text ends at an edge of the part, within half of a line's height, where the page does not end too. */
function reachesEdge(text: LevelBox, part: LevelBox, page: LevelBox, height: number): boolean {
  const near = height / 2
  return (
    (text.left < part.left + near && part.left > page.left + near) ||
    (text.top < part.top + near && part.top > page.top + near) ||
    (text.right > part.right - near && part.right < page.right - near) ||
    (text.bottom > part.bottom - near && part.bottom < page.bottom - near)
  )
}

/** Of the lines that the detector outlined, in pixels of the page. */
function lineHeight(lines: readonly TurnedRectangle[]): number {
  const heights = lines.map(({ halfThickness }) => 2 * halfThickness).sort((a, b) => a - b)
  return heights[Math.floor(smallPrint * heights.length)] ?? bestHeight
}

function boxAround(regions: readonly TurnedRectangle[], angle: number): LevelBox {
  return levelBox(
    regions.flatMap((region) => quadAlong(region, region.axis)),
    angle,
  )
}

function boxOfPage({ width, height }: PagePixels, angle: number): LevelBox {
  const corners = [0, width].flatMap((x) => [0, height].map((y) => ({ x, y })))
  return levelBox(corners, angle)
}

function withRoom({ left, top, right, bottom }: LevelBox, height: number, within: LevelBox): LevelBox {
  const across = room.lines * height + room.share * (right - left)
  const down = room.lines * height + room.share * (bottom - top)
  return {
    left: Math.max(within.left, left - across),
    top: Math.max(within.top, top - down),
    right: Math.min(within.right, right + across),
    bottom: Math.min(within.bottom, bottom + down),
  }
}

/** The scale nearest to the wanted one within bounds, and the part widened to whole steps of the detector at it. */
function enlarged(box: LevelBox, wanted: number): { part: LevelBox; scale: number } {
  const [width, height] = [box.right - box.left, box.bottom - box.top]
  const longer = Math.max(width, height)
  const most = Math.min(mostSide / longer, Math.sqrt(mostPixels / (width * height)))
  const scale = Math.min(most, Math.max(leastSide / longer, wanted))
  const more = (length: number) => (Math.ceil((length * scale) / step - 1e-6) * step) / scale - length
  const [across, down] = [more(width) / 2, more(height) / 2]
  return {
    part: {
      left: box.left - across,
      top: box.top - down,
      right: box.right + across,
      bottom: box.bottom + down,
    },
    scale,
  }
}

/** A region of the level, scaled part as it lies on the page. */
function onPage(
  { center, axis, halfLength, halfThickness }: TurnedRectangle,
  part: LevelBox,
  angle: number,
  scale: number,
): TurnedRectangle {
  return {
    center: levelPoint({ x: part.left + center.x / scale, y: part.top + center.y / scale }, -angle),
    axis: levelPoint(axis, -angle),
    halfLength: halfLength / scale,
    halfThickness: halfThickness / scale,
  }
}
