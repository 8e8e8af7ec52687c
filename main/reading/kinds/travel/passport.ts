import type { FieldReason, ReadField } from '../../../../shared/domain/reading.ts'
import { asPlaced, type MrzContent, mrzExpiry } from '../../../../shared/rules/mrz.ts'
import { isMrzState } from '../../../../shared/rules/mrzStates.ts'
import type { Glyph, Row } from '../../fields/layout/row.ts'
import { type ReadFields, toField } from '../../fields/value.ts'
import type { PageText } from '../../page/page.ts'
import type { KindReader, PageToRead, Readers } from '../kindReader.ts'
import { birthOf } from './birth.ts'
import type { Look } from './cells.ts'
import { type DataLine, readDataLine } from './dataLine.ts'
import { type NameLine, nameLineText, readNameLine } from './nameLine.ts'
import { passportLines } from './passportLines.ts'
import { findNumber, printedDates, printedSex } from './printedZone.ts'
import { optionalPlaces, passingTwins } from './twins.ts'
import { glyphsOf, partOf, startLine, type ZoneLine } from './zone.ts'
import { findZoneLines } from './zoneLines.ts'
import { zoneCharacters } from './zoneText.ts'
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

/** Places of the second line: from, and up to which. */
const places = {
  number: [0, 9],
  nationality: [10, 13],
  birth: [13, 19],
  sex: [20, 21],
  expiry: [21, 27],
  optional: [optionalPlaces.from, optionalPlaces.to],
} as const

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
    ...(await dataFields(page, data, names, printed, readers)),
  }
}

/** Names are sure where the printed zone or the second reader has them too. */
async function nameFields(
  page: PageText,
  names: NameLine,
  { content }: DataLine,
  readers: Readers,
): Promise<ReadFields> {
  const { line, head, surname, givenNames, printed } = names
  if (head === null && surname === '') return {}
  const text = nameLineText(head ?? line.text.slice(0, 5), surname, givenNames)
  const length = text.replace(/<+$/, '').length
  const seen = { ...line, text }
  const namesSeen =
    printed !== null || (givenNames !== '' && (await confirmed(page, readers, seen, [5, length])))
  const namesReasons: FieldReason[] =
    printed !== null ? ['second-place-agrees'] : [namesSeen ? 'readers-agree' : 'readers-disagree']
  const issuer = head?.slice(2).replace(/<+$/, '') ?? ''
  const headSeen =
    issuer === content?.nationality && head !== null && (await confirmed(page, readers, seen, [0, 5]))
  const reasons = headSeen ? namesReasons : unseen(namesReasons)
  const given = 5 + surname.length + 2
  return {
    mrz1: field(page, text, glyphsOf(seen, 0, text.length), { sure: namesSeen && headSeen, reasons }),
    surname: field(page, surname, printed?.[0] ?? glyphsOf(seen, 5, 5 + surname.length), {
      sure: namesSeen,
      reasons: namesReasons,
    }),
    given_names: field(page, givenNames, printed?.[1] ?? glyphsOf(seen, given, length), {
      sure: namesSeen,
      reasons: namesReasons,
    }),
  }
}

function unseen(reasons: readonly FieldReason[]): FieldReason[] {
  return reasons.includes('readers-disagree') ? [...reasons] : [...reasons, 'readers-disagree']
}

async function dataFields(
  page: PageText,
  { line, content, isRepaired }: DataLine,
  { head }: NameLine,
  printed: readonly Row[],
  readers: Readers,
): Promise<ReadFields> {
  if (!content)
    return {
      mrz2: field(page, line.text, glyphsOf(line, 0, line.text.length), {
        sure: false,
        reasons: ['check-digit-fails'],
      }),
    }
  const parts = {
    number: await numberPart(page, line, content, printed, readers),
    nationality: nationalityPart(content, head),
    birth: birthPart(content, printed),
    expiry: expiryPart(content, printed),
    sex: await sexPart(page, line, content, printed, readers),
  }
  const whole: Verdict = isRepaired
    ? { sure: false, reasons: ['chosen-by-check-digit'] }
    : await wholeLine(page, line, content, parts, readers)
  const cell = (name: keyof typeof parts) => {
    const { value, glyphs, ...verdict } = parts[name]
    return field(page, value, glyphs ?? glyphsOf(line, places[name][0], places[name][1]), verdict)
  }
  return {
    mrz2: field(page, line.text, glyphsOf(line, 0, line.text.length), whole),
    passport_no: cell('number'),
    nationality: cell('nationality'),
    birth: cell('birth'),
    sex: cell('sex'),
    expiry: cell('expiry'),
  }
}

interface Verdict {
  readonly sure: boolean
  readonly reasons: readonly FieldReason[]
}

interface Part extends Verdict {
  readonly value: string | null
  /** Where the printed zone has it, if it was found there. */
  readonly glyphs: readonly Glyph[] | null
}

/** The check digit does not tell a G from a 6 (16 and 6) nor an S from an 8, so a number must be seen once more. */
async function numberPart(
  page: PageText,
  line: ZoneLine,
  { number, failing }: MrzContent,
  printed: readonly Row[],
  readers: Readers,
): Promise<Part> {
  const passes = !failing.includes('number')
  const glyphs = number.length >= 6 ? findNumber(printed, number) : null
  const check: FieldReason = passes ? 'check-digit-passes' : 'check-digit-fails'
  if (glyphs) return { value: number, glyphs, sure: passes, reasons: [check, 'second-place-agrees'] }
  const agrees = await confirmed(page, readers, line, places.number)
  return {
    value: number,
    glyphs,
    sure: passes && agrees,
    reasons: [check, agrees ? 'readers-agree' : 'readers-disagree'],
  }
}

/** The state of issue, which the first line has, is the second place. */
function nationalityPart({ nationality }: MrzContent, head: string | null): Part {
  const issuer = head?.slice(2).replace(/<+$/, '') ?? null
  if (!isMrzState(nationality))
    return { value: nationality, glyphs: null, sure: false, reasons: ['not-in-vocabulary'] }
  const agrees = issuer === nationality
  return {
    value: nationality,
    glyphs: null,
    sure: agrees,
    reasons: [agrees ? 'second-place-agrees' : issuer === null ? 'no-witness' : 'second-place-disagrees'],
  }
}

function birthPart(content: MrzContent, printed: readonly Row[]): Part {
  const dates = printedDates(printed)
  const { date, isCertain } = birthOf(
    content,
    dates.map((one) => one.date),
  )
  return datePart(
    date,
    !content.failing.includes('birth'),
    dates.find((one) => one.date === date)?.glyphs ?? null,
    isCertain,
  )
}

function expiryPart({ expiry, failing }: MrzContent, printed: readonly Row[]): Part {
  const date = mrzExpiry(expiry)
  const dates = printedDates(printed)
  // The day of issue differs from that of expiry in little more than a digit of the year: only the last day counts.
  const last = dates
    .map((one) => one.date)
    .sort()
    .at(-1)
  const found = last === date ? dates.find((one) => one.date === date) : undefined
  return datePart(date, !failing.includes('expiry'), found?.glyphs ?? null, true)
}

/** One wrong digit of a date never passes its check digit. */
function datePart(
  value: string | null,
  passes: boolean,
  glyphs: readonly Glyph[] | null,
  isCertain: boolean,
): Part {
  const reasons: FieldReason[] = [passes ? 'check-digit-passes' : 'check-digit-fails']
  if (glyphs) reasons.push('second-place-agrees')
  return { value, glyphs, sure: value !== null && isCertain && passes, reasons }
}

async function sexPart(
  page: PageText,
  line: ZoneLine,
  { sex }: MrzContent,
  printed: readonly Row[],
  readers: Readers,
): Promise<Part> {
  const elsewhere = printedSex(printed)
  if (sex !== null && elsewhere?.value === sex)
    return { value: sex, glyphs: elsewhere.glyphs, sure: true, reasons: ['second-place-agrees'] }
  // With the dates on its sides, of which every digit must be right as well.
  const agrees = sex !== null && (await confirmed(page, readers, line, [13, 28]))
  const reasons: FieldReason[] = [agrees ? 'readers-agree' : 'readers-disagree']
  return { value: sex, glyphs: null, sure: agrees && elsewhere === null, reasons }
}

/**
 * The line is sure where all of it is: what no check digit covers, and letters in the optional places, seen by both readers
 * and not to be spelled otherwise.
 */
async function wholeLine(
  page: PageText,
  line: ZoneLine,
  { failing, optional }: MrzContent,
  { number, nationality, sex }: Readonly<Record<'number' | 'nationality' | 'sex', Part>>,
  readers: Readers,
): Promise<Verdict> {
  if (failing.length > 0) return { sure: false, reasons: ['check-digit-fails'] }
  const partsSure = number.sure && nationality.sure && sex.sure
  const optionalSure =
    partsSure &&
    (await endsAsRead(page, line, readers)) &&
    passingTwins(line.text).length === 1 &&
    (optional === '' || (await confirmed(page, readers, line, places.optional)))
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

function field(page: PageText, value: string | null, glyphs: readonly Glyph[], verdict: Verdict): ReadField {
  return toField(page, { value, glyphs, label: [], doubts: [] }, verdict)
}
