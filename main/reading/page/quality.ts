import type { PageReading } from '../../../shared/domain/reading.ts'
import type { PagePixels } from '../../../shared/domain/view.ts'
import { heighten, type Quad, quadHeight, quadWidth, slice } from './geometry.ts'
import { groundOf } from './ground.ts'
import { type LevelBox, levelBox, levelQuad } from './levelBox.ts'
import { lookOf } from './look.ts'
import { median } from './median.ts'
import { meanConfidence, type PageText, type TextLine } from './page.ts'
import { cropLine, luma } from './pixels.ts'
import { shadesOf } from './shades.ts'

type PageQuality = NonNullable<PageReading['quality']>

/** Height at which lines are compared: as the recogniser sees them, blur counts by what it does to characters. */
const comparedHeight = 32
/** The steepest edges of print that was scanned well, as shares of its contrast from one pixel to the next. */
const steepest = 0.55
/** How many lines are measured: the longest. */
const measuredLines = 6
/** How much of its height a line's outline goes beyond its characters, at the least. */
const outline = 0.2
/** Lines of fewer characters, or less surely read, may be patterns, which run into edges as they please. */
const [fewestCharacters, leastConfidence] = [2, 0.7]
/** Longer side of the picture on which light is measured. */
const lightSide = 320
/** From this shade on a pixel is burnt out; where the ground itself is almost as light, nothing can be said. */
const [burnt, lightGround] = [253, 243]

/** Measures a page; what they are worth is for the rules to say. Takes some hundredths of a second. */
export function qualityOf(page: PageText): PageQuality {
  const { pixels, lines } = page
  const text = textBox(page)
  return {
    width: pixels.width,
    height: pixels.height,
    textHeight: median(lines.map(({ quad }) => quadHeight(quad))),
    sharpness: sharpnessOf(page),
    glare: text ? glareIn(pixels, levelQuad(text, page.angle)) : 0,
    ...groundOf(pixels),
    isCutOff: lines.some((line) => isText(line) && reachesEdge(pixels, line.quad)),
    hash: lookOf(page),
  }
}

function textBox({ lines, angle }: PageText): LevelBox | null {
  return lines.length === 0
    ? null
    : levelBox(
        lines.flatMap(({ quad }) => [...quad]),
        angle,
      )
}

function isText({ characters }: TextLine): boolean {
  return characters.length >= fewestCharacters && meanConfidence(characters) >= leastConfidence
}

function sharpnessOf({ pixels, lines }: PageText): number {
  const longest = lines
    .filter(isText)
    .map(({ quad }) => quad)
    .sort((a, b) => quadWidth(b) - quadWidth(a))
    .slice(0, measuredLines)
  return Math.min(1, median(longest.map((quad) => steepnessOf(pixels, quad))) / steepest)
}

/** How much of a line's contrast lies between neighbours where it changes most: the 97th of 100 steps along the line. */
function steepnessOf(page: PagePixels, quad: Quad): number {
  const line = cropLine(page, quad, comparedHeight)
  const grey = luma(line)
  const shades = shadesOf(grey)
  const contrast = shades.at(0.97) - shades.at(0.03)
  const steps = new Float32Array(grey.length)
  for (let i = 1; i < grey.length; i++)
    steps[i] = i % line.width === 0 ? 0 : Math.abs((grey[i] ?? 0) - (grey[i - 1] ?? 0))
  return contrast < 1 ? 0 : shadesOf(steps).at(0.97) / contrast
}

/** Share of the part of a page that holds text, in which nothing but light is seen. */
function glareIn(page: PagePixels, part: Quad): number {
  const scale = Math.min(1, lightSide / Math.max(quadWidth(part), quadHeight(part)))
  const height = Math.max(1, Math.round(quadHeight(part) * scale))
  const shades = luma(cropLine(page, part, height, Math.max(1, Math.round(quadWidth(part) * scale))))
  if (shadesOf(shades).at(0.5) >= lightGround) return 0
  return shades.filter((shade) => shade >= burnt).length / shades.length
}

/** Whether a line's characters, and not only its outline, go as far as the edge of the picture or beyond. */
function reachesEdge({ width, height }: PagePixels, quad: Quad): boolean {
  const end = (outline * quadHeight(quad)) / quadWidth(quad)
  const characters = heighten(slice(quad, end, 1 - end), -outline)
  return characters.some(({ x, y }) => x < 0 || y < 0 || x > width - 1 || y > height - 1)
}
