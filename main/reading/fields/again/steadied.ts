import type { Recognizer } from '../../engines/recognizer.ts'
import { heighten, lowered, type Quad, quadHeight, quadWidth, slice } from '../../page/geometry.ts'
import { hasInk } from '../../page/ink.ts'
import type { PageText } from '../../page/page.ts'
import { stretchesOf } from '../agreement/stretch.ts'
import type { Glyph } from '../layout/row.ts'
import { readAgain } from './readAgain.ts'
import { voted } from './vote.ts'

/** A line in which every character has this confidence is not read again. */
const steady = 0.9
/** Room for a character beside a line, in its heights, and how far a line is lengthened into it. */
const room = { from: 0.06, to: 0.7, taken: 0.9 } as const
/**
 * By how much of its height a line is made higher each time that it is read again. Digits are narrow, and several alike
 * side by side are lost in one another: in a lower crop they are wider.
 */
const crops = { ofText: [0, 0.08, -0.06], ofDigits: [0, -0.06, -0.12] } as const

/**
 * One printed line of a value, read again from other crops if the main reader hesitated over a character, if the
 * detector cut it into pieces (what stands where it cut is in neither), or if ink stands beside it that nobody read.
 * Each character is then the one that most readings have.
 *
 * @param isFirst whether a label stands before it, so that ink there is no surprise
 * @param isBroken whether the text is none that can be printed there, however surely it was read
 */
export async function steadied(
  page: PageText,
  glyphs: readonly Glyph[],
  recognize: Recognizer,
  { isFirst, isBroken = false }: { readonly isFirst: boolean; readonly isBroken?: boolean },
): Promise<readonly Glyph[]> {
  const stretches = stretchesOf(glyphs)
  const [first, last] = [stretches[0], stretches.at(-1)]
  if (!first || !last) return glyphs
  const whole: Quad = [first.quad[0], last.quad[1], last.quad[2], first.quad[3]]
  const wider = lengthened(page, whole, !isFirst && first.from === 0, last.to === 1)
  const isSteady = !isBroken && glyphs.every(({ confidence }) => confidence >= steady)
  if (isSteady && stretches.length === 1 && wider === whole) return glyphs
  const again: (readonly Glyph[])[] = []
  // Read once more as it was found, a whole line would only say the same again, and so outvote others.
  const isAsFound = wider === whole && stretches.length === 1 && first.from === 0 && first.to === 1
  const hasWeakDigit = glyphs.some(({ text, confidence }) => /\d/.test(text) && confidence < steady)
  const heights = hasWeakDigit ? crops.ofDigits : crops.ofText
  for (const higher of isAsFound ? heights.slice(1) : heights)
    again.push((await readAgain(page, heighten(wider, higher), recognize)).glyphs)
  const byConfidence = again.toSorted((a, b) => mean(b) - mean(a))
  const line = byConfidence[0]?.[0]?.line
  if (!line) return glyphs
  const readings = stretches.length === 1 ? [...byConfidence, glyphs] : byConfidence
  // The crops differ in height only: a place in one line is the same place in the others.
  const settled = voted(readings).map((glyph) => ({ ...glyph, line }))
  return isFirst ? withoutLabel(settled, glyphs) : settled
}

/** What stands before the first character as it was read at first, and not in its place, is the end of the label. */
function withoutLabel(settled: readonly Glyph[], [first]: readonly Glyph[]): readonly Glyph[] {
  const [before, same] = settled
  if (!first || !before || !same || before.text === first.text || same.text !== first.text) return settled
  const away = ({ left, right }: Glyph) => Math.abs(left + right - first.left - first.right)
  return away(same) < away(before) ? settled.slice(1) : settled
}

/** The line with what is printed right beside its ends, where these are the detector's and not another text's. */
function lengthened(page: PageText, quad: Quad, isOpenAtStart: boolean, isOpenAtEnd: boolean): Quad {
  const unit = quadHeight(quad) / quadWidth(quad)
  const isInked = (from: number, to: number) => {
    const place = slice(quad, from, to)
    return hasInk(page.pixels, heighten(place, -0.1), quad) && !isRuled(page, place, quad)
  }
  const start = isOpenAtStart && isInked(-room.to * unit, -room.from * unit) ? -room.taken * unit : 0
  const end = isOpenAtEnd && isInked(1 + room.from * unit, 1 + room.to * unit) ? 1 + room.taken * unit : 1
  return start === 0 && end === 1 ? quad : slice(quad, start, end)
}

/** Strips right above and below a line, between its print and the next: each a fifth of its height, three of these away from its middle one. */
const [stripHeight, strips] = [-0.4, [-3, 3]] as const

/** Whether what stands in a place runs on above and below the line, as the frame of a sheet does and no character. */
function isRuled(page: PageText, place: Quad, text: Quad): boolean {
  return strips.every((away) => hasInk(page.pixels, lowered(heighten(place, stripHeight), away), text))
}

function mean(glyphs: readonly Glyph[]): number {
  return glyphs.reduce((sum, { confidence }) => sum + confidence, 0) / Math.max(1, glyphs.length)
}
