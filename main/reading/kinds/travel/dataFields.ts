import type { Row } from '../../fields/layout/row.ts'
import type { Certainty, ReadFields } from '../../fields/value.ts'
import type { PageText } from '../../page/page.ts'
import type { Readers } from '../kindReader.ts'
import type { DataLine } from './dataLine.ts'
import { birthPart, dataPlaces, expiryPart, nationalityPart, numberPart, sexPart } from './dataParts.ts'
import { wholeLine } from './wholeLine.ts'
import { glyphsOf, zoneField } from './zone.ts'

/** What the second line of a passport's zone says, each field for itself: one that cannot be read takes no other with it. */
export async function dataFields(
  page: PageText,
  data: DataLine,
  head: string | null,
  printed: readonly Row[],
  readers: Readers,
): Promise<ReadFields> {
  const { line, content, isRepaired } = data
  const parts = {
    number: await numberPart(page, data, printed, readers),
    nationality: nationalityPart(content, head),
    birth: birthPart(data, printed),
    expiry: expiryPart(data, printed),
    sex: await sexPart(page, data, printed, readers),
  }
  const whole: Certainty = isRepaired
    ? { sure: false, reasons: ['chosen-by-check-digit'] }
    : await wholeLine(page, line, content, parts, readers)
  const cell = (name: keyof typeof parts) => {
    const { value, glyphs, ...verdict } = parts[name]
    const [from, to] = dataPlaces[name]
    return zoneField(page, value, glyphs ?? glyphsOf(line, from, to), verdict)
  }
  return {
    mrz2: zoneField(page, line.grid ? line.text : null, glyphsOf(line, 0, line.text.length), whole),
    passport_no: cell('number'),
    nationality: cell('nationality'),
    birth: cell('birth'),
    sex: cell('sex'),
    expiry: cell('expiry'),
  }
}
