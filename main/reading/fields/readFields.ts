import type { DocumentKind } from '../../../shared/domain/kind.ts'
import type { FieldReason, ReadField } from '../../../shared/domain/reading.ts'
import { checkIdNumber } from '../../../shared/rules/idNumber.ts'
import { heighten, type Quad } from '../geometry.ts'
import type { PageText } from '../page.ts'
import type { Recognizer } from '../recognizer.ts'
import type { Witness } from '../witness.ts'
import { forever } from './date.ts'
import { isEthnicity } from './ethnicity.ts'
import { findIdCardBack } from './idCardBack.ts'
import { findIdCardFront } from './idCardFront.ts'
import { asNumber, birthIn, decideIdNumber, type NumberReading } from './idNumber.ts'
import { quadsOf } from './place.ts'
import type { Glyph, Row } from './row.ts'
import { secondLook } from './secondLook.ts'
import { type Candidate, type ReadFields, toField, unwitnessed } from './value.ts'

/** The two readers, for looking at a line again. */
export interface Readers {
  readonly recognize: Recognizer
  readonly witness: Witness
}

/** The fields that a page of this kind carries. */
export async function readFields(
  kind: DocumentKind,
  page: PageText,
  rows: readonly Row[],
  readers: Readers,
): Promise<ReadFields> {
  if (kind === 'id-card-front') return readFront(page, rows, readers)
  if (kind === 'id-card-back') return readBack(page, rows, readers)
  return {}
}

async function readFront(page: PageText, rows: readonly Row[], readers: Readers): Promise<ReadFields> {
  const found = findIdCardFront(rows)
  const number = await readNumber(page, found.number, found.birth.value, readers)
  const lookAgain = (candidate: Candidate, accepts: (text: string) => boolean) =>
    secondLook(page, candidate, readers.recognize, accepts)
  return {
    name: unwitnessed(page, found.name),
    sex: sexField(page, await lookAgain(found.sex, isSex), number),
    ethnicity: unwitnessed(page, await lookAgain(found.ethnicity, isEthnicity)),
    birth: birthField(page, found.birth, number),
    address: unwitnessed(page, found.address),
    id_number: number
      ? toField(page, { ...found.number, value: number.value }, number)
      : unwitnessed(page, found.number),
  }
}

function isSex(text: string): boolean {
  return text === '男' || text === '女'
}

async function readNumber(
  page: PageText,
  { value, glyphs }: Candidate,
  printedBirth: string | null,
  { recognize, witness }: Readers,
): Promise<NumberReading | null> {
  const quad = lineOf(glyphs)
  if (value === null || !quad) return null
  return decideIdNumber(
    asNumber(value),
    quad,
    {
      main: async (crop) => (await recognize(page.pixels, crop)).map(({ text }) => text).join(''),
      witness: (crop) => witness.read(page.pixels, crop, '0123456789X'),
    },
    printedBirth,
  )
}

/** The number that is sure is a second place for what it repeats: the birth date, and the sex in its 17th digit. */
function sexField(page: PageText, sex: Candidate, number: NumberReading | null): ReadField {
  const check = number?.sure ? checkIdNumber(number.value) : null
  return check?.state === 'valid' ? compared(page, sex, check.parts.sex) : unwitnessed(page, sex)
}

/** Eight digits that stand in both places do so only if they were read right, whatever became of the rest. */
function birthField(page: PageText, birth: Candidate, number: NumberReading | null): ReadField {
  if (!number || (!number.sure && birthIn(number.value) !== birth.value)) return unwitnessed(page, birth)
  return compared(page, birth, birthIn(number.value))
}

function compared(page: PageText, candidate: Candidate, elsewhere: string): ReadField {
  const agrees = candidate.value === elsewhere
  return toField(page, candidate, {
    sure: agrees,
    reasons: [agrees ? 'second-place-agrees' : 'second-place-disagrees'],
  })
}

async function readBack(page: PageText, rows: readonly Row[], { witness }: Readers): Promise<ReadFields> {
  const { authority, from, to, period } = findIdCardBack(rows)
  const quad = lineOf(period)
  const digits = quad ? (await witness.read(page.pixels, quad, '0123456789.-')).replace(/\D/g, '') : ''
  return {
    authority: unwitnessed(page, authority),
    valid_from: dateField(page, from, digits.slice(0, 8)),
    // The witness reads digits only, so it has nothing to say on 长期.
    valid_to: to.value === forever ? unwitnessed(page, to) : dateField(page, to, digits.slice(8, 16)),
  }
}

function dateField(page: PageText, date: Candidate, witnessed: string): ReadField {
  if (witnessed.length !== 8) return unwitnessed(page, date)
  const agrees = date.value?.replaceAll('-', '') === witnessed
  const reasons: FieldReason[] = [agrees ? 'readers-agree' : 'readers-disagree']
  return toField(page, date, { sure: agrees, reasons })
}

/** The one line in which glyphs stand, a little higher than they are; `null` if they stand in several. */
function lineOf(glyphs: readonly Glyph[]): Quad | null {
  const [quad, ...others] = quadsOf(glyphs)
  return quad && others.length === 0 ? heighten(quad, 0.05) : null
}
