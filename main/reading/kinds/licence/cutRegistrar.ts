import type { Recognizer } from '../../engines/recognizer.ts'
import { readAgain } from '../../fields/again/readAgain.ts'
import type { PlacedRow } from '../../fields/layout/placedRow.ts'
import { textOf } from '../../fields/layout/row.ts'
import type { Candidate } from '../../fields/value.ts'
import { quadHeight, quadWidth, slice } from '../../page/geometry.ts'
import type { PageText } from '../../page/page.ts'
import { authorityIn } from './registrar.ts'

/** What registrars are named for; a line with one of these is a name, or what is left of one. Below stands who had the form printed. */
const stems = /市场|监督|监管|行政|审批|工商/
const cutName = /^(?!中华|国家)(?!.*总局)\p{Script=Han}{4,}$/u
/** How far past its end a line is read, in its heights: what a seal hides of a name is three or four characters. */
const past = 3
/** So many first characters must be read alike for it to be the same line. */
const sameHead = 3

/**
 * The registrar's name where the detector found a part of its line only: a seal over its end, or over its middle, has the
 * line seem shorter. The line is read once more from its head to some characters past where it was thought to end.
 *
 * @param page with the seal taken away
 * @param rows that may be it, of any view of the page
 */
export async function cutRegistrar(
  page: PageText,
  rows: readonly PlacedRow[],
  recognize: Recognizer,
): Promise<Candidate | null> {
  for (const row of rows.toSorted(([a], [b]) => (a?.y ?? 0) - (b?.y ?? 0))) {
    const text = textOf(row)
    const [first] = row
    if (!first || !cutName.test(text) || !stems.test(text)) continue
    const { quad } = first.line
    const unit = quadHeight(quad) / quadWidth(quad)
    const again = await readAgain(page, slice(quad, Math.max(0, first.at - unit), 1 + past * unit), recognize)
    const from = again.text.indexOf(text.slice(0, sameHead))
    const name = from < 0 ? null : authorityIn(again.glyphs.slice(from))
    if (name) return { value: textOf(name), glyphs: name, label: [], doubts: ['ink-unread'] }
  }
  return null
}
