import type { PagePixels } from '../../../shared/domain/view.ts'
import type { Quad } from './geometry.ts'
import { cropLine, luma } from './pixels.ts'
import { isLightOnDark, shadesOf } from './shades.ts'

/** Height at which ink is looked for; a stroke of the smallest print is then two pixels wide. */
const height = 32
/** Shares of a line of text that are ink at least, and ground at least. */
const [leastInk, leastGround] = [0.03, 0.35]
/** Share of the pixels that is ink in a place where a character stands; one of a single stroke has twice as much. */
const leastDark = 0.035

/**
 * Whether something is printed in a place beside text, as far from the ground as the text is: more than halfway from its
 * ground to its ink.
 */
export function hasInk(page: PagePixels, place: Quad, text: Quad): boolean {
  const shades = shadesOf(luma(cropLine(page, text, height)))
  const inPlace = luma(cropLine(page, place, height))
  const isLight = isLightOnDark(shades)
  const [ink, ground] = isLight
    ? [shades.at(1 - leastInk), shades.at(leastGround)]
    : [shades.at(leastInk), shades.at(1 - leastGround)]
  const between = (ink + ground) / 2
  const inked = inPlace.filter((shade) => (isLight ? shade > between : shade < between)).length
  return inked > leastDark * inPlace.length
}
