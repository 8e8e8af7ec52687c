import type { Detector } from '../engines/detector.ts'
import type { Recognizer } from '../engines/recognizer.ts'
import { type LevelBox, levelBox } from './fragments.ts'
import { quadHeight } from './geometry.ts'
import { linesWithin } from './linesWithin.ts'
import type { PageText } from './page.ts'

/** What looking at a part of a page again needs. */
interface Engines {
  readonly detect: Detector
  readonly recognize: Recognizer
}

/** Text in lines lower than this, in pixels of what the detector sees, is found in part only. */
const smallest = 22
/** Text must become this many times larger for another look to be worth its time. */
const leastGain = 1.25
/** How far beyond the text that was found more may stand, as a share of its extent. */
const margins = [0.3, 0.06] as const

/**
 * Reads the part of a page in which text stands once more, closer up, if it was small: a sheet far away, or on a
 * picture of a screen. The page itself is given back if there is nothing to gain.
 *
 * @param side of the picture as the detector sees it, the longer one
 */
export async function readCloser(page: PageText, side: number, engines: Engines): Promise<PageText> {
  let closer = page
  let extent = Math.max(page.pixels.width, page.pixels.height)
  for (const margin of margins) {
    const heights = closer.lines.map(({ quad }) => quadHeight(quad)).toSorted((a, b) => a - b)
    const height = heights[Math.floor(heights.length / 2)] ?? 0
    const region = aroundText(closer, margin)
    const longer = Math.max(region.right - region.left, region.bottom - region.top)
    if (height * (side / extent) >= smallest || longer * leastGain > extent) continue
    closer = { ...page, lines: await linesWithin(page, region, engines) }
    extent = longer
  }
  return closer
}

/** Where most of the text stands; what is far away from it, such as the bars of a screen, does not count. */
function aroundText({ lines, angle, pixels }: PageText, margin: number): LevelBox {
  const boxes = lines.map(({ quad }) => levelBox(quad, angle))
  const [x, y] = [middleOf(boxes.map(centreX)), middleOf(boxes.map(centreY))]
  const [spreadX, spreadY] = [
    middleOf(boxes.map((box) => Math.abs(centreX(box) - x))),
    middleOf(boxes.map((box) => Math.abs(centreY(box) - y))),
  ]
  const near = boxes.filter(
    (box) => Math.abs(centreX(box) - x) < 4.5 * spreadX && Math.abs(centreY(box) - y) < 4.5 * spreadY,
  )
  const [left, right] = [Math.min(...near.map((box) => box.left)), Math.max(...near.map((box) => box.right))]
  const [top, bottom] = [Math.min(...near.map((box) => box.top)), Math.max(...near.map((box) => box.bottom))]
  const [wide, high] = [(right - left) * margin, (bottom - top) * margin]
  const whole = levelBox(
    [
      { x: 0, y: 0 },
      { x: pixels.width, y: 0 },
      { x: pixels.width, y: pixels.height },
      { x: 0, y: pixels.height },
    ],
    angle,
  )
  return {
    left: Math.max(whole.left, left - wide),
    top: Math.max(whole.top, top - high),
    right: Math.min(whole.right, right + wide),
    bottom: Math.min(whole.bottom, bottom + high),
  }
}

function centreX({ left, right }: LevelBox): number {
  return (left + right) / 2
}

function centreY({ top, bottom }: LevelBox): number {
  return (top + bottom) / 2
}

function middleOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}
