import type { ReadField } from '../../../../shared/domain/reading.ts'
import { checkIdNumber } from '../../../../shared/rules/idNumber.ts'
import { secondLook } from '../../fields/again/secondLook.ts'
import { personName } from '../../fields/agreement/personName.ts'
import { witnessed } from '../../fields/agreement/witnessed.ts'
import { findLabel } from '../../fields/layout/label.ts'
import { lineThrough } from '../../fields/layout/place.ts'
import { type Candidate, type ReadFields, toField, unwitnessed } from '../../fields/value.ts'
import type { PageText } from '../../page/page.ts'
import type { KindReader, PageToRead, Readers } from '../kindReader.ts'
import { idCardBack } from './back.ts'
import { isEthnicity, nearestEthnicity } from './ethnicity.ts'
import { fillFront } from './fillFront.ts'
import { findIdCardFront, type IdCardFront } from './findFront.ts'
import { frontFeatures } from './frontFeatures.ts'
import { asNumber, birthIn, decideIdNumber, type NumberReading, numberCandidates } from './number.ts'

export const idCardFront: KindReader = {
  features: frontFeatures,
  mostRows: 40,
  read: readFront,
}

async function readFront(card: PageToRead): Promise<ReadFields> {
  // A temporary card has everything on one side, and a sheet may have copies of both.
  const hasTerm = findLabel(card.rows, '有效期限') !== null
  const [portraitSide, emblemSide] = await Promise.all([
    readPortraitSide(card),
    hasTerm ? idCardBack.read(card) : {},
  ])
  return { ...emblemSide, ...portraitSide }
}

async function readPortraitSide({ page, rows, readers }: PageToRead): Promise<ReadFields> {
  const found = await fillFront(page, rows, findIdCardFront(rows), readers)
  const lookAgain = (candidate: Candidate, accepts: (text: string) => boolean) =>
    secondLook(page, candidate, readers.recognize, accepts)
  const [number, seenSex, seenEthnicity] = await Promise.all([
    readNumber(page, found.number, found.birth.value, readers),
    lookAgain(found.sex, isSex),
    lookAgain(found.ethnicity, isEthnicity),
  ])
  const [name, sex, ethnicity, birth, address] = await Promise.all([
    personName(page, found.name, readers),
    sexField(page, seenSex, number, readers),
    witnessed(page, fromList(seenEthnicity), readers),
    birthField(page, found.birth, number, readers),
    witnessed(page, found.address, readers),
  ])
  return { name, sex, ethnicity, birth, address, id_number: numberField(page, found, number) }
}

/** An ethnicity that is not in the list is the entry that it can only be, and doubtful. */
function fromList(ethnicity: Candidate): Candidate {
  const { value, doubts } = ethnicity
  if (value === null || isEthnicity(value)) return ethnicity
  return {
    ...ethnicity,
    value: nearestEthnicity(value) ?? value,
    doubts: [...new Set([...doubts, 'not-in-vocabulary' as const])],
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
  const quad = lineThrough(glyphs)
  if (value === null || !quad) return null
  return decideIdNumber(
    asNumber(value),
    quad,
    {
      main: async (crop) => (await recognize(page.pixels, crop)).map(({ text }) => text).join(''),
      witness: (crop) => witness.numbers(page.pixels, crop, '0123456789X'),
    },
    printedBirth,
  )
}

/** A number that nothing confirms and that fails its check digit comes with what it might be. */
function numberField(
  page: PageText,
  { number, birth }: IdCardFront,
  decided: NumberReading | null,
): ReadField {
  if (!decided) return unwitnessed(page, number)
  const field = toField(page, { ...number, value: decided.value }, decided)
  if (field.state === 'sure' || checkIdNumber(decided.value).state === 'valid') return field
  const candidates = numberCandidates(number.glyphs, birth.value)
  return candidates.length > 0 ? { ...field, candidates } : field
}

/** The number that is sure is a second place for what it repeats: the birth date, and the sex in its 17th digit. */
async function sexField(
  page: PageText,
  sex: Candidate,
  number: NumberReading | null,
  readers: Readers,
): Promise<ReadField> {
  const check = number?.sure ? checkIdNumber(number.value) : null
  return check?.state === 'valid' ? compared(page, sex, check.parts.sex) : witnessed(page, sex, readers)
}

/** Eight digits that stand in both places do so only if they were read right, whatever became of the rest. */
async function birthField(
  page: PageText,
  birth: Candidate,
  number: NumberReading | null,
  readers: Readers,
): Promise<ReadField> {
  if (number && (number.sure || birthIn(number.value) === birth.value))
    return compared(page, birth, birthIn(number.value))
  return witnessed(page, birth, readers)
}

function compared(page: PageText, candidate: Candidate, elsewhere: string): ReadField {
  const agrees = candidate.value === elsewhere
  return toField(page, candidate, {
    sure: agrees,
    reasons: [agrees ? 'second-place-agrees' : 'second-place-disagrees'],
  })
}
