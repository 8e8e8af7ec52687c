import type { Detector } from '../../engines/detector.ts'
import type { Recognizer } from '../../engines/recognizer.ts'
import { joinFragments } from '../../page/fragments.ts'
import { type Point, type Quad, quadHeight, quadWidth } from '../../page/geometry.ts'
import { lineQuad } from '../../page/orientation.ts'
import { meanConfidence, type PageText, type TextLine } from '../../page/page.ts'
import { cropLine } from '../../page/pixels.ts'
import { shareOfRed, throughRed } from '../../page/redInk.ts'
import type { FoundLabel } from './findLabels.ts'

/** A rectangle on the level page, in pixels. */
export interface LevelRegion {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** How far the registrar's lines reach from the head of their label, in heights of its line. */
const reach = { left: 5, right: 24, up: 2.5, down: 8 } as const

/** Where the registrar's name, date and seal are, by their label. */
export function regionOfRegistrar(label: FoundLabel | null): LevelRegion | null {
  const head = label?.row[label.start]
  if (!head) return null
  return {
    left: head.left - reach.left * head.height,
    top: head.y - reach.up * head.height,
    right: head.left + reach.right * head.height,
    bottom: head.y + reach.down * head.height,
  }
}

/** With less red than this in a region there is no seal on it. */
const leastRed = 0.005
const leastConfidence = 0.4

/**
 * A region of the page read once more as if its red ink were not there; `null` if there is none. The seal would have
 * the detector see one round thing where lines are, and the recogniser read its strokes.
 */
export async function readUnderSeal(
  page: PageText,
  region: LevelRegion,
  { detect, recognize }: { readonly detect: Detector; readonly recognize: Recognizer },
): Promise<PageText | null> {
  const quad = quadOf(region, page.angle)
  const level = cropLine(page.pixels, quad, Math.round(quadHeight(quad)), Math.round(quadWidth(quad)))
  if (shareOfRed(level) < leastRed) return null
  const clear = throughRed(level)
  const across = { x: 1, y: 0 }
  const found = joinFragments(
    (await detect(clear)).map((rectangle) => lineQuad(rectangle, across)),
    0,
  )
  const lines: TextLine[] = []
  for (const line of found) {
    const characters = await recognize(clear, line)
    if (meanConfidence(characters) >= leastConfidence)
      lines.push({ quad: onPage(line, quad, level), characters })
  }
  return { ...page, pixels: throughRed(page.pixels), lines }
}

function quadOf({ left, top, right, bottom }: LevelRegion, angle: number): Quad {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  const back = (x: number, y: number): Point => ({ x: x * cos - y * sin, y: y * cos + x * sin })
  return [back(left, top), back(right, top), back(right, bottom), back(left, bottom)]
}

/** A line of a region as it lies on the page that the region was cut from. */
function onPage(line: Quad, [origin, right, , down]: Quad, size: { width: number; height: number }): Quad {
  const place = ({ x, y }: Point): Point => {
    const [u, v] = [x / size.width, y / size.height]
    return {
      x: origin.x + u * (right.x - origin.x) + v * (down.x - origin.x),
      y: origin.y + u * (right.y - origin.y) + v * (down.y - origin.y),
    }
  }
  const [a, b, c, d] = line
  return [place(a), place(b), place(c), place(d)]
}
