import { type MrzContent, parseMrz } from '../../../../shared/rules/mrz.ts'
import { isMrzState } from '../../../../shared/rules/mrzStates.ts'
import type { Recognizer } from '../../engines/recognizer.ts'
import type { PageText } from '../../page/page.ts'
import { look, type View, type ZoneLine } from './zone.ts'

/** The second line of a passport's zone. `content` is what it says; `null` if it is no such line. */
export interface DataLine {
  readonly line: ZoneLine
  readonly content: MrzContent | null
  /** Whether fillers of the empty optional places were misread and stand there because the check digits ask for them. */
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

/** Any first line: only what the second says is asked for. */
const anyFirstLine = `P<UTO${'<'.repeat(39)}`

/** Looks at the line until all of its check digits pass, or nothing is left to try. */
export async function readDataLine(
  page: PageText,
  recognize: Recognizer,
  start: ZoneLine,
): Promise<DataLine> {
  let line = start
  let best: DataLine = { line, content: null, isRepaired: false }
  for (const view of views) {
    line = await look(page, recognize, line, view)
    const reading = { line, content: parseMrz([anyFirstLine, line.text]), isRepaired: false }
    if (defectsOf(reading) <= defectsOf(best)) best = reading
    if (defectsOf(reading) === 0) return reading
  }
  return withFillers(best) ?? best
}

/** The optional places, and the least fillers that are read in them if they are empty. */
const optional = { from: 28, to: 42, fewestFillers: 7 } as const

/** The line with its optional places empty, if most of them were read so and every check digit passes then. */
function withFillers({ line, content }: DataLine): DataLine | null {
  const { from, to, fewestFillers } = optional
  const isElsewhereRight = content?.failing.every((field) => field === 'optional' || field === 'composite')
  const seen = line.text.slice(from, to)
  if (!isElsewhereRight || seen.replace(/[^<]/g, '').length < fewestFillers) return null
  const digit = line.text.charAt(to) === '0' ? '0' : '<'
  const text = line.text.slice(0, from) + '<'.repeat(to - from) + digit + line.text.slice(to + 1)
  const repaired = parseMrz([anyFirstLine, text])
  return repaired?.failing.length === 0
    ? { line: { ...line, text }, content: repaired, isRepaired: true }
    : null
}

/** What speaks against a reading: check digits that fail, a state that does not exist, no sex. */
function defectsOf({ content }: Pick<DataLine, 'content'>): number {
  if (!content) return 10
  return content.failing.length + (isMrzState(content.nationality) ? 0 : 1) + (content.sex === null ? 1 : 0)
}
