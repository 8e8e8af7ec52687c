import { canStand, isPlaced, type MrzContent, mrzExpiry, parseMrz } from '../../../../shared/rules/mrz.ts'
import { isMrzState } from '../../../../shared/rules/mrzStates.ts'
import type { Recognizer } from '../../engines/recognizer.ts'
import type { PageText } from '../../page/page.ts'
import { anyFirstLine, optionalPlaces, passingTwins } from './twins.ts'
import { look, type View, type ZoneLine } from './zone.ts'

/** The second line of a passport's zone. `content` is what it says; a character that cannot stand in its place counts as a filler. */
export interface DataLine {
  readonly line: ZoneLine
  readonly content: MrzContent
  /** Whether characters of the optional places were misread and stand there because the check digits ask for them. */
  readonly isRepaired: boolean
}

/** Crops of which each set shows the whole line, the later the wider its characters. */
const views: readonly (readonly View[])[] = [
  [[0, 1]],
  [
    [0, 0.52],
    [0.48, 1],
  ],
  [
    [0, 0.36],
    [0.31, 0.69],
    [0.64, 1],
  ],
  [
    [0.13, 0.47],
    [0.45, 0.82],
  ],
]

/** Looks at the line until all of its check digits pass, or nothing is left to try. */
export async function readDataLine(
  page: PageText,
  recognize: Recognizer,
  start: ZoneLine,
): Promise<DataLine> {
  let line = start
  let best = takenApart(line)
  for (const view of views) {
    line = await look(page, recognize, line, view)
    const reading = takenApart(line)
    if (defectsOf(reading) <= defectsOf(best)) best = reading
    if (defectsOf(reading) === 0) return reading
  }
  return repaired(best) ?? best
}

function takenApart(line: ZoneLine): DataLine {
  const possible = [...line.text].map((character, place) =>
    canStand('TD3', 1, place, character) ? character : '<',
  )
  const content = parseMrz([anyFirstLine, possible.join('')])
  if (content === null) throw new RangeError('a second line has 44 places')
  return { line, content, isRepaired: false }
}

/** The line with other characters in its optional places, if every check digit passes with one reading of them alone. */
function repaired({ line, content }: DataLine): DataLine | null {
  const isElsewhereRight = content.failing.every((field) => field === 'optional' || field === 'composite')
  if (!isElsewhereRight) return null
  const twins = passingTwins(line.text)
  const [only, ...others] = twins.length > 0 ? twins : passingTwins(withFillers(line.text))
  if (only === undefined || others.length > 0) return null
  return { ...takenApart({ ...line, text: only }), isRepaired: true }
}

/** The least fillers that are read in optional places that are empty. */
const fewestFillers = 7

/** The line with its optional places empty, if most of them were read so. */
function withFillers(line: string): string {
  const [from, to] = optionalPlaces
  if (line.slice(from, to).replace(/[^<]/g, '').length < fewestFillers) return line
  const digit = line.charAt(to) === '0' ? '0' : '<'
  return line.slice(0, from) + '<'.repeat(to - from) + digit + line.slice(to + 1)
}

/** What speaks against a reading: check digits that fail, a state or a day that does not exist, no sex. */
function defectsOf({ content, line }: DataLine): number {
  const isMissing = [
    !isMrzState(content.nationality),
    content.sex === null,
    mrzExpiry(content.birth) === null,
    mrzExpiry(content.expiry) === null,
    content.number === '',
    !isPlaced('TD3', 1, line.text),
  ]
  return content.failing.length + isMissing.filter(Boolean).length
}
