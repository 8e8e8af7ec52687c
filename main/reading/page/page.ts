import type { Rotation } from '../../../shared/domain/reading.ts'
import type { PagePixels } from '../../../shared/domain/view.ts'
import type { Detector } from '../engines/detector.ts'
import type { ReadCharacter, Recognizer } from '../engines/recognizer.ts'
import { joinFragments } from './fragments.ts'
import type { Point, Quad } from './geometry.ts'
import { lineQuad, rotationOf, textAngle, textAngleAt } from './orientation.ts'
import { textRegions } from './textRegions.ts'
import { tellUpFromDown } from './upDown.ts'

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

/**
 * Finds, orients and reads all the text of a page.
 *
 * @param said how the page is turned clockwise to stand upright, where a person has said so
 */
export async function readPage(
  pixels: PagePixels,
  detect: Detector,
  recognize: Recognizer,
  said: Rotation | null = null,
): Promise<PageText> {
  const regions = await textRegions(pixels, detect)
  const orientation = said === null ? textAngle(regions) : textAngleAt(regions, said)
  const quads = joinFragments(
    regions.map((region) => lineQuad(region, orientation.direction)),
    orientation.angle,
  )
  const directed =
    said === null
      ? await tellUpFromDown(pixels, quads, orientation.angle, recognize)
      : { isUpsideDown: false, lines: quads.map((quad) => ({ quad, read: undefined })) }
  const angle = directed.isUpsideDown ? orientation.angle + Math.PI : orientation.angle
  const lines: TextLine[] = []
  for (const { quad, read } of directed.lines) {
    const characters = read ?? (await recognize(pixels, quad))
    if (meanConfidence(characters) >= leastConfidence) lines.push({ quad, characters })
  }
  return { pixels, rotation: rotationOf(angle), angle, lines }
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
