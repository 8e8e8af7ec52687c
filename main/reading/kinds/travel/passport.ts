import type { FieldReason } from '../../../../shared/domain/reading.ts'
import type { ReadFields } from '../../fields/value.ts'
import type { PageText } from '../../page/page.ts'
import type { KindReader, PageToRead, Readers } from '../kindReader.ts'
import { dataFields } from './dataFields.ts'
import { type DataLine, readDataLine } from './dataLine.ts'
import { type NameLine, nameLineText, readNameLine } from './nameLine.ts'
import { passportLines } from './passportLines.ts'
import { asPrinted } from './printedNames.ts'
import { glyphsOf, startLine, zoneField } from './zone.ts'
import { findZoneLines } from './zoneLines.ts'
import { confirmed } from './zoneWitness.ts'

export const passport: KindReader = {
  features: [
    { isOn: (rows) => findZoneLines(rows, 'TD3').length > 0, weight: 6 },
    { label: '护照', weight: 1 },
    { label: 'PASSPORT', weight: 1 },
    { label: 'PassportNo', weight: 1 },
    { label: '国家码', weight: 1 },
  ],
  mostRows: 60,
  read: readPassport,
}

async function readPassport({ page, rows, readers }: PageToRead): Promise<ReadFields> {
  const found = findZoneLines(rows, 'TD3')
  const lines = await passportLines(page, readers.recognize, found)
  if (!lines) return {}
  const inZone = new Set(found.flatMap(({ row }) => row.glyphs))
  const printed = rows.filter(({ glyphs }) => !glyphs.some((glyph) => inZone.has(glyph)))
  const data = await readDataLine(page, readers.recognize, startLine('TD3', 1, lines.data))
  const names = await readNameLine(page, readers.recognize, startLine('TD3', 0, lines.names), printed)
  return {
    ...(await nameFields(page, names, data, readers)),
    ...(await dataFields(page, data, names.head, printed, readers)),
  }
}

/** Names are sure where the printed zone or the second reader has them too. */
async function nameFields(
  page: PageText,
  names: NameLine,
  { content }: DataLine,
  readers: Readers,
): Promise<ReadFields> {
  const { line, head, surname, givenNames, printed, isContradicted } = names
  if (head === null && surname === '') return {}
  const text = nameLineText(head ?? line.text.slice(0, 5), surname, givenNames)
  const length = text.replace(/<+$/, '').length
  const seen = { ...line, text }
  const namesSeen =
    printed !== null ||
    (givenNames !== '' && !isContradicted && (await confirmed(page, readers, seen, [5, length])))
  const namesReasons: FieldReason[] =
    printed !== null ? ['second-place-agrees'] : [namesSeen ? 'readers-agree' : 'readers-disagree']
  if (isContradicted) namesReasons.push('second-place-disagrees')
  const issuer = head?.slice(2).replace(/<+$/, '') ?? ''
  const headSeen =
    issuer === content.nationality && head !== null && (await confirmed(page, readers, seen, [0, 5]))
  const reasons = headSeen ? namesReasons : unseen(namesReasons)
  const given = 5 + surname.length + 2
  const [family, others] = printed ?? []
  // A zone leaves an apostrophe out: whether one was read or is a speck, nothing else tells.
  const isTold = !printed?.flat().some(({ text: mark }) => /['’]/.test(mark))
  const certainty = { sure: namesSeen && isTold, reasons: namesReasons }
  const ofZone = { surname: glyphsOf(seen, 5, 5 + surname.length), given: glyphsOf(seen, given, length) }
  return {
    mrz1: zoneField(page, text, glyphsOf(seen, 0, text.length), { sure: namesSeen && headSeen, reasons }),
    surname: zoneField(page, asPrinted(surname, family), family ?? ofZone.surname, certainty),
    given_names: zoneField(page, asPrinted(givenNames, others), others ?? ofZone.given, certainty),
  }
}

function unseen(reasons: readonly FieldReason[]): FieldReason[] {
  return reasons.includes('readers-disagree') ? [...reasons] : [...reasons, 'readers-disagree']
}
