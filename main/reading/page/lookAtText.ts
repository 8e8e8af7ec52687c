import type { PagePixels } from '../../../shared/domain/view.ts'
import type { Detector } from '../engines/detector.ts'
import { type Point, quadAlong, type TurnedRectangle } from './geometry.ts'
import { boxOfPage, clipped, type LevelBox, levelBox, levelPoint } from './levelBox.ts'
import { textAngle } from './orientation.ts'
import { cutPart } from './part.ts'

/** Height of a line, as the detector outlines it, at which it finds lines best, in its pixels. */
const bestHeight = 28
/** Bounds of a look: its longer side, and all of it. The detector takes multiples of 32. */
const [leastSide, mostSide, mostPixels, step] = [640, 1600, 900_000, 32]
/** Room around what was seen, for what was not: heights of a line, and share of the whole. */
const room = { lines: 3, share: 0.08 }
/** With fewer lines than this nobody knows how a page lies. */
export const fewestLines = 2
/** A region this many times longer than thick is a line. */
const elongated = 1.8
/** Lines are measured by one that is smaller than most of them: small print must be found too. */
const smallPrint = 0.4

/** Where to look: a part of the page that is turned level, and how large it is looked at. */
export interface Place {
  readonly part: LevelBox
  /** Angle at which its text runs on the page, in radians. */
  readonly angle: number
  /** Pixels of the look for one of the page. */
  readonly scale: number
  /** Of its lines as they are outlined, in pixels of the page. */
  readonly lineHeight: number
}

/** Around text that was seen, in the size in which the detector sees best; `null` if too little was seen to tell how it lies. */
export function placeOfText(page: PagePixels, seen: readonly TurnedRectangle[]): Place | null {
  const lines = linesOf(seen)
  if (lines.length < fewestLines) return null
  const { angle } = textAngle(lines)
  const lineHeight = lineHeightOf(lines)
  const box = withRoom(boxAround(seen, angle), lineHeight, boxOfPage(page, angle))
  return { ...enlarged(box, bestHeight / lineHeight), angle, lineHeight }
}

/** What was seen of a place. */
export interface Seen {
  /** In pixels of the page. */
  readonly regions: TurnedRectangle[]
  /** Whether text reaches an edge of the part beyond which the page goes on. */
  readonly isCut: boolean
}

export async function lookAt(page: PagePixels, place: Place, detect: Detector): Promise<Seen> {
  const { part, angle, scale } = place
  const { pixels } = cutPart(page, part, angle, scale)
  const found = await detect(pixels, Math.max(pixels.width, pixels.height))
  const regions = found.map((region) => onPage(region, place))
  return { regions, isCut: found.length > 0 && reachesEdge(boxAround(regions, angle), place, page) }
}

/** Whether a point of the page lies in a place. */
export function isWithin(point: Point, { part, angle }: Place): boolean {
  const { x, y } = levelPoint(point, angle)
  return x > part.left && x < part.right && y > part.top && y < part.bottom
}

export function linesOf(regions: readonly TurnedRectangle[]): TurnedRectangle[] {
  return regions.filter(({ halfLength, halfThickness }) => halfLength > elongated * halfThickness)
}

/** Of the lines that the detector outlined, in pixels of the page. */
export function lineHeightOf(lines: readonly TurnedRectangle[]): number {
  const heights = lines.map(({ halfThickness }) => 2 * halfThickness).sort((a, b) => a - b)
  return heights[Math.floor(smallPrint * heights.length)] ?? bestHeight
}

export function boxAround(regions: readonly TurnedRectangle[], angle: number): LevelBox {
  return levelBox(
    regions.flatMap((region) => quadAlong(region, region.axis)),
    angle,
  )
}

/** Whether text ends at an edge of the part, within half of a line's height, where the page does not end too. */
function reachesEdge(text: LevelBox, { part, angle, lineHeight }: Place, page: PagePixels): boolean {
  const whole = boxOfPage(page, angle)
  const near = lineHeight / 2
  return (
    (text.left < part.left + near && part.left > whole.left + near) ||
    (text.top < part.top + near && part.top > whole.top + near) ||
    (text.right > part.right - near && part.right < whole.right - near) ||
    (text.bottom > part.bottom - near && part.bottom < whole.bottom - near)
  )
}

function withRoom({ left, top, right, bottom }: LevelBox, height: number, within: LevelBox): LevelBox {
  const across = room.lines * height + room.share * (right - left)
  const down = room.lines * height + room.share * (bottom - top)
  const wider = { left: left - across, top: top - down, right: right + across, bottom: bottom + down }
  return clipped(wider, within)
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
  { part, angle, scale }: Place,
): TurnedRectangle {
  return {
    center: levelPoint({ x: part.left + center.x / scale, y: part.top + center.y / scale }, -angle),
    axis: levelPoint(axis, -angle),
    halfLength: halfLength / scale,
    halfThickness: halfThickness / scale,
  }
}
