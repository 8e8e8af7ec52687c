import type { Recognizer } from '../../engines/recognizer.ts'
import { heighten, type Quad, slice } from '../../page/geometry.ts'
import { meanConfidence, type PageText } from '../../page/page.ts'
import { digitsOf, type FoundLine, lineAbove } from './zoneLines.ts'
import { zoneCharacters } from './zoneText.ts'

/** Where the two lines of a passport's zone lie. */
export interface PassportLines {
  readonly names: Quad
  readonly data: Quad
}

/** Distances of the two lines, from middle to middle in heights as the detector finds them; 6.35 mm by the standard. */
const distances = [1.2, 1.4, 1.6, 1.8, 2, 2.25, 2.5] as const

/** Both lines; if one was found, the other is looked for above it or under it. */
export async function passportLines(
  page: PageText,
  recognize: Recognizer,
  found: readonly FoundLine[],
): Promise<PassportLines | null> {
  const [first, second] = found
  if (!first) return null
  if (second) return { names: first.quad, data: second.quad }
  const isData = digitsOf(first) >= 10
  const other = await likeliest(page, recognize, first.quad, isData)
  return isData ? { names: other, data: first.quad } : { names: first.quad, data: other }
}

/** The place at which the start of the other line is read best: `P`, fillers and a state, or a number with digits. */
async function likeliest(page: PageText, recognize: Recognizer, quad: Quad, isAbove: boolean): Promise<Quad> {
  const form = isAbove ? /^P[A-Z<][A-Z<]{3}[A-Z]+<</ : /^[A-Z\d<]{9}\d/
  let best = { quad: lineAbove(quad, isAbove ? 1.7 : -1.7), score: 0 }
  for (const step of distances) {
    const place = lineAbove(quad, isAbove ? step : -step)
    const characters = zoneCharacters(await recognize(page.pixels, heighten(slice(place, 0, 0.45), -0.05)))
    const text = characters.map((character) => character.text).join('')
    const score = form.test(text) ? meanConfidence(characters) : 0
    if (score > best.score) best = { quad: place, score }
  }
  return best.quad
}
