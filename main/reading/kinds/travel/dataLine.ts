import { type MrzContent, parseMrz } from '../../../../shared/rules/mrz.ts'
import { isMrzState } from '../../../../shared/rules/mrzStates.ts'
import type { Recognizer } from '../../engines/recognizer.ts'
import type { PageText } from '../../page/page.ts'
import { look, type View, type ZoneLine } from './zone.ts'

/** The second line of a passport's zone. `content` is what it says; `null` if it is no such line. */
export interface DataLine {
  readonly line: ZoneLine
  readonly content: MrzContent | null
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
  let best: DataLine = { line, content: null }
  for (const view of views) {
    line = await look(page, recognize, line, view)
    const reading = { line, content: parseMrz([anyFirstLine, line.text]) }
    if (defectsOf(reading) <= defectsOf(best)) best = reading
    if (defectsOf(reading) === 0) return reading
  }
  return best
}

/** What speaks against a reading: check digits that fail, a state that does not exist, no sex. */
function defectsOf({ content }: DataLine): number {
  if (!content) return 10
  return content.failing.length + (isMrzState(content.nationality) ? 0 : 1) + (content.sex === null ? 1 : 0)
}
