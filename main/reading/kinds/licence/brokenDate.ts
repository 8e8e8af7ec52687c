import type { Recognizer } from '../../engines/recognizer.ts'
import { readAgain } from '../../fields/again/readAgain.ts'
import { lineThrough } from '../../fields/layout/place.ts'
import type { PlacedRow } from '../../fields/layout/placedRow.ts'
import type { Candidate } from '../../fields/value.ts'
import { heighten } from '../../page/geometry.ts'
import type { PageText } from '../../page/page.ts'
import { dateIn, yearIn } from './registrar.ts'

/** By how much of its height a line is made higher each time: a lower one shows narrow digits wider. */
const crops = [-0.15, -0.08, 0.1] as const

/** The date of a line that has a year, where what was read of it is no date that exists: a seal's strokes hide a digit. */
export async function brokenDate(
  page: PageText,
  rows: readonly PlacedRow[],
  recognize: Recognizer,
): Promise<Candidate | null> {
  for (const row of rows) {
    const start = yearIn(row)
    const quad = start < 0 ? null : lineThrough(row.slice(start))
    if (!quad) continue
    for (const higher of crops) {
      const date = dateIn((await readAgain(page, heighten(quad, higher), recognize)).glyphs)
      if (date) return date
    }
  }
  return null
}
