import type { PagePixels } from '../../../shared/domain/view.ts'
import type { ReadCharacter, Recognizer } from '../engines/recognizer.ts'
import { type Quad, quadHeight, quadWidth, readBackwards } from './geometry.ts'
import { islandsOf } from './islands.ts'
import { levelBox } from './levelBox.ts'
import { median } from './median.ts'

/** How many lines are read both ways, at most, to tell up from down. */
const bothWays = 5
/** Lines longer than this, in their heights, cost more time than they tell: they come last. */
const longEnough = 15
const shortest = 2.5
/** Four well-read characters more than the other way are not an accident. */
const clear = 4
/** A line that is read as well as this from end to end, with so many characters, need not be read the other way. */
const [plain, plainCharacters] = [0.93, 6]

/** Lines of a page as they are read, and what is known of them already. */
export interface DirectedLines {
  readonly isUpsideDown: boolean
  readonly lines: readonly { readonly quad: Quad; readonly read?: readonly ReadCharacter[] }[]
}

/**
 * Reads lines both ways until one way has clearly more text in it; what was read so need not be read again.
 *
 * @param angle at which the lines run on the page, in radians, one way or the other
 */
export async function tellUpFromDown(
  pixels: PagePixels,
  quads: readonly Quad[],
  angle: number,
  recognize: Recognizer,
): Promise<DirectedLines> {
  const tried = new Map<Quad, { forwards: ReadCharacter[]; backwards: ReadCharacter[] }>()
  let balance = 0
  for (const quad of worthTrying(quads, angle)) {
    const forwards = await recognize(pixels, quad)
    const backwards = isPlain(forwards) ? [] : await recognize(pixels, readBackwards(quad))
    tried.set(quad, { forwards, backwards })
    balance += evidence(forwards) - evidence(backwards)
    if (Math.abs(balance) > clear) break
  }
  const isUpsideDown = balance < 0
  const lines = quads.map((quad) => {
    const both = tried.get(quad)
    const read = isUpsideDown ? both?.backwards : both?.forwards
    return { quad: isUpsideDown ? readBackwards(quad) : quad, ...(read && { read }) }
  })
  return { isUpsideDown, lines }
}

function isPlain(characters: readonly ReadCharacter[]): boolean {
  return evidence(characters) >= plainCharacters && characters.every(({ confidence }) => confidence >= plain)
}

/** From where most of the text is: the bars of a screen stand upright, however the paper lies that it shows. */
function worthTrying(quads: readonly Quad[], angle: number): Quad[] {
  const ratio = (quad: Quad) => quadWidth(quad) / quadHeight(quad)
  const rank = (quad: Quad) => (ratio(quad) > longEnough ? 1 / ratio(quad) : quadWidth(quad))
  return islandsOf(quads, (quad) => levelBox(quad, angle), median(quads.map(quadHeight)))
    .flatMap((island) => island.filter((quad) => ratio(quad) > shortest).sort((a, b) => rank(b) - rank(a)))
    .slice(0, bothWays)
}

/** What looks like itself, or like another of them, upside down: the long fillers of a passport's code above all. */
const sameUpsideDown = /[^\p{L}\p{N}]|[HINOSXZMWlosxzuny01689一口日田目米王中]/u

/** Characters that have an up and a down, each counted by how far it is from a guess. */
function evidence(characters: readonly ReadCharacter[]): number {
  return characters
    .filter(({ text }) => !sameUpsideDown.test(text))
    .reduce((sum, { confidence }) => sum + Math.max(0, confidence - 0.6) / 0.4, 0)
}
