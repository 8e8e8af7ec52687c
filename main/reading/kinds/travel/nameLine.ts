import { asPlaced, mrzLength } from '../../../../shared/rules/mrz.ts'
import { isMrzState } from '../../../../shared/rules/mrzStates.ts'
import type { Recognizer } from '../../engines/recognizer.ts'
import type { Glyph, Row } from '../../fields/layout/row.ts'
import type { PageText } from '../../page/page.ts'
import type { Look } from './cells.ts'
import { findNames, findNearNames, lacksLetters } from './printedNames.ts'
import { look, type View, type ZoneLine } from './zone.ts'

/** What the first line of a passport's zone says. It has no check digit: the names must stand in the printed zone as well. */
export interface NameLine {
  readonly line: ZoneLine
  /** Document code and state of issue, five characters; `null` if no look shows a state that exists. */
  readonly head: string | null
  /** Both empty if nothing was read. */
  readonly surname: string
  readonly givenNames: string
  /** Where the printed zone has the two names. */
  readonly printed: readonly Glyph[][] | null
  /** Whether the printed zone has them with letters less. */
  readonly isContradicted: boolean
}

/**
 * Looks from the line's start to some place behind the names: the shorter, the wider the letters in the crop, and the
 * fewer the fillers beside which the main reader loses them.
 */
const views: readonly View[] = [
  [0, 1],
  [0, 0.55],
  [0, 0.4],
  [0, 0.75],
  [0.005, 0.47],
]

interface Reading {
  readonly head: string | null
  readonly surname: string
  readonly givenNames: string
  /** Whether a filler ends the names: a crop that ends within them may have cut them. */
  readonly isWhole: boolean
}

/** Reads the names until a reading of them is found in the printed zone, or nothing is left to try. */
export async function readNameLine(
  page: PageText,
  recognize: Recognizer,
  start: ZoneLine,
  printedRows: readonly Row[],
): Promise<NameLine> {
  let line = start
  for (const view of views) {
    line = await look(page, recognize, line, [view])
    const found = readingsOf(line)
      .map((reading) => ({ reading, printed: findNames(printedRows, reading.surname, reading.givenNames) }))
      .find(({ printed }) => printed !== null)
    const head = headOf(line)
    if (found && head) {
      const { surname, givenNames } = found.reading
      return { line, head, surname, givenNames, printed: found.printed, isContradicted: false }
    }
  }
  const { surname = '', givenNames = '', support = 0 } = likeliest(line) ?? {}
  const unseen = { line, head: headOf(line), surname, givenNames, printed: null, isContradicted: false }
  const near = findNearNames(printedRows, surname, givenNames)
  if (!near) return unseen
  return support >= enoughLooks && lacksLetters(near.surname + near.givenNames, surname + givenNames)
    ? { ...unseen, isContradicted: true }
    : { ...unseen, ...near }
}

/** Looks that show the same letters outweigh a printed zone that shows fewer. */
const enoughLooks = 2

/** The whole line that a head and names make: names are followed by nothing but fillers. */
export function nameLineText(head: string, surname: string, givenNames: string): string {
  const names = givenNames === '' ? surname : `${surname}<<${givenNames}`
  return `${head}${names.replaceAll(' ', '<')}`.padEnd(mrzLength('TD3'), '<').slice(0, mrzLength('TD3'))
}

function readingsOf(line: ZoneLine): Reading[] {
  const looked = line.looks.flatMap((one) => readingOf(one) ?? [])
  const voted = line.grid ? readingIn(line.text, true) : null
  return voted ? [...looked, voted] : looked
}

function readingOf({ characters, to }: Look): Reading | null {
  const text = characters.map((character) => character.text).join('')
  return readingIn(text, to === 1 || text.endsWith('<'))
}

function readingIn(text: string, isWhole: boolean): Reading | null {
  const placed = asPlaced('TD3', 0, text.slice(0, mrzLength('TD3')))
  const match = /^P[A-Z<][A-Z<]{3}/.exec(placed)
  if (!match) return null
  const [surname = '', ...given] = placed.slice(5).replace(/<+$/, '').split('<<')
  const words = (field: string) => field.split('<').filter(Boolean).join(' ')
  return {
    head: isMrzState(placed.slice(2, 5).replace(/<+$/, ''))
      ? documentCode(placed) + placed.slice(2, 5)
      : null,
    surname: words(surname),
    // What follows a second pair of fillers is how a long row of them was misread.
    givenNames: words(given.find((field) => field !== '') ?? ''),
    isWhole,
  }
}

/** After the P stands a filler or a letter of the kind of passport; a C, K, V or X is how a filler is misread. */
function documentCode(placed: string): string {
  return placed.slice(0, 2).replace(/[CKVX]$/, '<')
}

function headOf(line: ZoneLine): string | null {
  return mostFrequent(readingsOf(line).flatMap(({ head }) => head ?? []))
}

/** What most looks show; of what as many show, the one whose weakest letter is read best. What is put together of all comes last. */
function likeliest(line: ZoneLine): (Reading & { readonly support: number }) | null {
  const looked = line.looks.flatMap((one) => {
    const reading = readingOf(one)
    return reading?.isWhole && reading.surname !== '' ? [{ reading, weakest: weakestLetter(one) }] : []
  })
  const key = ({ surname, givenNames }: Reading) => `${surname}<<${givenNames}`
  const support = (reading: Reading) => looked.filter((other) => key(other.reading) === key(reading)).length
  looked.sort((a, b) => support(b.reading) - support(a.reading) || b.weakest - a.weakest)
  const best = looked[0]?.reading ?? readingsOf(line).find(({ surname }) => surname !== '')
  return best ? { ...best, support: support(best) } : null
}

function weakestLetter({ characters }: Look): number {
  const letters = characters.filter(({ text }) => text !== '<')
  return Math.min(...letters.map(({ confidence }) => confidence))
}

/** Of those named equally often the one named last: later looks show more of each letter. */
function mostFrequent(texts: readonly string[]): string | null {
  const counts = new Map<string, number>()
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1)
  let best: string | null = null
  for (const [text, count] of counts) if (count >= (counts.get(best ?? '') ?? 0)) best = text
  return best
}
