import type { Recognizer } from '../../engines/recognizer.ts'
import type { Quad } from '../../page/geometry.ts'
import type { PageText } from '../../page/page.ts'
import { type Row, rowOf } from '../layout/row.ts'

/** What the main reader sees at a place of the page, found by the detector or not, as a row of its own. */
export async function readAgain(page: PageText, quad: Quad, recognize: Recognizer): Promise<Row> {
  return rowOf({ quad, characters: await recognize(page.pixels, quad) }, page)
}
