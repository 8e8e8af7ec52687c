import { asPlaced, isPlaced, type MrzContent } from '../../../../shared/rules/mrz.ts'
import type { Certainty } from '../../fields/value.ts'
import type { PageText } from '../../page/page.ts'
import type { Readers } from '../kindReader.ts'
import type { Look } from './cells.ts'
import type { DataPart } from './dataParts.ts'
import { optionalPlaces, passingTwins } from './twins.ts'
import { partOf, type ZoneLine } from './zone.ts'
import { zoneCharacters } from './zoneText.ts'
import { confirmed } from './zoneWitness.ts'

/**
 * The line is sure where all of it is: what no check digit covers, and letters in the optional places, seen by both readers
 * and not to be spelled otherwise.
 */
export async function wholeLine(
  page: PageText,
  line: ZoneLine,
  { failing, optional }: MrzContent,
  { number, nationality, sex }: Readonly<Record<'number' | 'nationality' | 'sex', DataPart>>,
  readers: Readers,
): Promise<Certainty> {
  if (failing.length > 0 || !isPlaced('TD3', 1, line.text))
    return { sure: false, reasons: ['check-digit-fails'] }
  const partsSure = number.sure && nationality.sure && sex.sure
  const optionalSure =
    partsSure &&
    passingTwins(line.text).length === 1 &&
    (await endsAsRead(page, line, readers)) &&
    (optional === '' || (await confirmed(page, readers, line, optionalPlaces)))
  return {
    sure: optionalSure,
    reasons: ['check-digit-passes', optionalSure ? 'second-place-agrees' : 'no-witness'],
  }
}

/**
 * Whether the end of the line shows the same once more, and never another digit. An empty field may have a nought or a
 * filler for its check digit, which count alike, and beside fillers the main reader leaves characters out.
 */
async function endsAsRead(page: PageText, line: ZoneLine, { recognize }: Readers): Promise<boolean> {
  if (line.looks.some((one) => isWhole(one, line.text))) return true
  const expected = line.text.slice(-2)
  let isSeen = false
  for (const from of [37, 32, 26]) {
    const read = zoneCharacters(await recognize(page.pixels, partOf(line, from, 44)))
    const text = read.map((character) => character.text).join('')
    const end = asPlaced('TD3', 1, text.padStart(44, '<').slice(-44)).slice(-2)
    if (end === expected) isSeen = true
    else if (/^\d/.test(end) && end[1] === expected[1]) return false
  }
  return isSeen
}

/** A look at the whole line that has as many characters as the line has left none of them out. */
function isWhole({ characters, from, to }: Look, text: string): boolean {
  const seen = characters.map((character) => character.text).join('')
  return from === 0 && to === 1 && seen.length === text.length && asPlaced('TD3', 1, seen) === text
}
