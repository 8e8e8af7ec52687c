import type { PagePixels } from '../../../shared/domain/view.ts'
import type { Detector } from '../engines/detector.ts'
import type { TurnedRectangle } from './geometry.ts'
import { islandsOf } from './islands.ts'
import {
  boxAround,
  fewestLines,
  isWithin,
  lineHeightOf,
  linesOf,
  lookAt,
  type Place,
  placeOfText,
  type Seen,
} from './lookAtText.ts'
import { textAngle } from './orientation.ts'

/** Longer side of the first look, which only has to say where the text is, how it lies and how high it is. */
const firstSide = 640
/** From this height on, in its pixels, lines that lie level are found at the first look as well as at a second. */
const [highEnough, level] = [23, Math.PI / 60]
/** Below this height, in the pixels of a look, the detector takes lines for one another's parts, or sees none. */
const tooSmall = 18
/** A closer look must be so many times closer to be worth its time. */
const closer = 1.5

/**
 * Finds the text of a page in two looks: a small one at the whole page, and one at the part that holds text, turned
 * level and in the size in which the detector sees best. What that gains, and what it costs, is in the README.
 *
 * Where the first look already was in that size, there is no second. Where the part cuts through text, the first look
 * was too small for the print (a sheet far away, of which it saw the title and little else), and a larger one takes its
 * place. Where the second look finds small print that it could have seen larger, a third is at that alone.
 */
export async function textRegions(page: PagePixels, detect: Detector): Promise<TurnedRectangle[]> {
  const first = await detect(page, firstSide)
  if (isSeenWell(page, first)) return first
  const place = placeOfText(page, first)
  const second = place && (await lookAt(page, place, detect))
  if (second && !second.isCut) return withSmallPrint(page, second.regions, place, detect)
  const larger = await detect(page)
  const better = placeOfText(page, larger)
  if (!better) return larger
  return withSmallPrint(page, (await lookAt(page, better, detect)).regions, better, detect)
}

/** Text that stands apart may be all that was large enough to be seen of what lies between, so that is not seen well. */
function isSeenWell({ width, height }: PagePixels, seen: readonly TurnedRectangle[]): boolean {
  const lines = linesOf(seen)
  const { angle } = textAngle(lines)
  if (lines.length < fewestLines || Math.abs(angle) > level || islandsOfText(seen, angle).length > 1)
    return false
  return lineHeightOf(lines) * (firstSide / Math.max(width, height)) >= highEnough
}

function islandsOfText(seen: readonly TurnedRectangle[], angle: number): TurnedRectangle[][] {
  return islandsOf(seen, (region) => boxAround([region], angle), lineHeightOf(linesOf(seen)))
}

/**
 * What was seen, and in the place of text that came out too small what is seen at a closer look. The first look cannot
 * tell how high such print is, as it sees several lines as one; nor does the second show it large where the page has
 * text far from it, such as the bars of a screen.
 */
async function withSmallPrint(
  page: PagePixels,
  seen: readonly TurnedRectangle[],
  { angle, scale }: Place,
  detect: Detector,
): Promise<TurnedRectangle[]> {
  let all = [...seen]
  for (const island of islandsOfText(seen, angle)) {
    const place = placeOfText(page, island)
    if (!place || place.lineHeight * scale >= tooSmall || place.scale < closer * scale) continue
    const near = await lookCloser(page, place, detect)
    all = [...all.filter(({ center }) => !isWithin(center, near.place)), ...near.regions]
  }
  return all
}

/** Widened once where text that was not seen before goes on beyond the place. */
async function lookCloser(
  page: PagePixels,
  place: Place,
  detect: Detector,
): Promise<Seen & { readonly place: Place }> {
  const seen = await lookAt(page, place, detect)
  const wider = seen.isCut ? placeOfText(page, seen.regions) : null
  return wider ? { place: wider, ...(await lookAt(page, wider, detect)) } : { place, ...seen }
}
