import type { Rotation } from '../../../shared/domain/reading.ts'
import type { PagePixels } from '../../../shared/domain/view.ts'
import type { Detector } from '../engines/detector.ts'
import type { ReadCharacter, Recognizer } from '../engines/recognizer.ts'
import { joinFragments } from './fragments.ts'
import { type Point, type Quad, quadHeight, quadWidth, readBackwards } from './geometry.ts'
import { lineQuad, rotationOf, textAngle } from './orientation.ts'

/** One line as it was found and read; the quad is in pixels of the page as stored. */
export interface TextLine {
  readonly quad: Quad
  readonly characters: readonly ReadCharacter[]
}

/** The text of a page, with what is needed to place it on the page as it stands upright. */
export interface PageText {
  readonly pixels: PagePixels
  readonly rotation: Rotation
  /** Direction in which the text runs on the page as stored, in radians. */
  readonly angle: number
  readonly lines: readonly TextLine[]
}

/** A line that the network believes in less than this is more likely a pattern than text. */
export const leastConfidence = 0.4
/** How many of the longest lines are read both ways, at most, to tell up from down. */
const bothWays = 5

/** Finds, orients and reads all the text of a page. */
export async function readPage(
  pixels: PagePixels,
  detect: Detector,
  recognize: Recognizer,
): Promise<PageText> {
  const regions = await detect(pixels)
  const orientation = textAngle(regions)
  const quads = joinFragments(
    regions.map((region) => lineQuad(region, orientation.direction)),
    orientation.angle,
  )
  const turned = await isUpsideDown(pixels, quads, recognize)
  const angle = turned ? orientation.angle + Math.PI : orientation.angle
  const lines: TextLine[] = []
  for (const quad of turned ? quads.map(readBackwards) : quads) {
    const characters = await recognize(pixels, quad)
    if (meanConfidence(characters) >= leastConfidence) lines.push({ quad, characters })
  }
  return { pixels, rotation: rotationOf(angle), angle, lines }
}

/** Reads the longest lines both ways until one way has clearly more text in it. */
async function isUpsideDown(
  pixels: PagePixels,
  quads: readonly Quad[],
  recognize: Recognizer,
): Promise<boolean> {
  const longest = quads
    .filter((quad) => quadWidth(quad) > 2.5 * quadHeight(quad))
    .sort((a, b) => quadWidth(b) - quadWidth(a))
    .slice(0, bothWays)
  let balance = 0
  for (const quad of longest) {
    balance +=
      evidence(await recognize(pixels, quad)) - evidence(await recognize(pixels, readBackwards(quad)))
    // Four well-read characters more than the other way are not an accident.
    if (Math.abs(balance) > 4) break
  }
  return balance < 0
}

/** What looks like itself, or like another of them, upside down: the long fillers of a passport's code above all. */
const sameUpsideDown = /[^\p{L}\p{N}]|[HINOSXZMWlosxzuny01689一口日田目米王中]/u

/** Characters that have an up and a down, each counted by how far it is from a guess. */
function evidence(characters: readonly ReadCharacter[]): number {
  return characters
    .filter(({ text }) => !sameUpsideDown.test(text))
    .reduce((sum, { confidence }) => sum + Math.max(0, confidence - 0.6) / 0.4, 0)
}

export function meanConfidence(characters: readonly { readonly confidence: number }[]): number {
  if (characters.length === 0) return 0
  return characters.reduce((sum, { confidence }) => sum + confidence, 0) / characters.length
}

/** Width and height of a page as it stands upright. */
export function uprightSize({ pixels: { width, height }, rotation }: PageText): {
  width: number
  height: number
} {
  return rotation % 180 === 0 ? { width, height } : { width: height, height: width }
}

/** Where a point of the page as stored lies on the page as it stands upright. */
export function toUpright({ pixels: { width, height }, rotation }: PageText, { x, y }: Point): Point {
  switch (rotation) {
    case 0:
      return { x, y }
    case 90:
      return { x: height - y, y: x }
    case 180:
      return { x: width - x, y: height - y }
    case 270:
      return { x: y, y: width - x }
  }
}
