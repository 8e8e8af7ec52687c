import type { ReadField } from '../../../../shared/domain/reading.ts'
import type { Witness } from '../../engines/witness.ts'
import { heighten } from '../../page/geometry.ts'
import type { PageText } from '../../page/page.ts'
import { textOf } from '../layout/row.ts'
import { type Candidate, toField } from '../value.ts'
import { partOf, type Stretch, stretchesOf } from './stretch.ts'
import { witnessed } from './witnessed.ts'

/** How much higher a crop is, in heights of the line, each time that the second reader is asked. */
const crops = [0, 0.1, -0.1] as const

/**
 * The field of a date or a period between two: sure if the second reader has the same text, or the same digits in the
 * place of each number. Its Chinese is weak at digits that stand far apart, as 2019 年 07 月 25 日 is often set.
 *
 * @param isOneDay nothing but one date can stand there: where it has all its digits, ink beside it is a seal's
 */
export async function witnessedDate(
  page: PageText,
  candidate: Candidate,
  { witness }: { readonly witness: Witness },
  { isOneDay }: { readonly isOneDay: boolean } = { isOneDay: false },
): Promise<ReadField> {
  const field = await witnessed(page, candidate, { witness })
  if (field.state !== 'doubtful' || field.value === null || !isOfDates(candidate)) return field
  for (const part of stretchesOf(candidate.glyphs).flatMap(numbersIn))
    if (!(await isWitnessed(page, part, witness))) return field
  const isWhole =
    (isOneDay && allDigits.test(textOf(candidate.glyphs))) || !field.reasons.includes('ink-unread')
  return toField(page, candidate, {
    sure: isWhole && candidate.doubts.every((doubt) => doubt === 'chosen-by-place'),
    reasons: ['readers-agree'],
  })
}

/** A date that has no room for another digit. */
const allDigits = /^\d{4}\D+\d{2}\D+\d{2}\D?$/

/** Whether nothing but dates was read, so that their digits are all there is to witness. */
function isOfDates({ glyphs }: Candidate): boolean {
  return glyphs.every(({ text }) => /[\d年月日至自.\-/]/.test(text))
}

function numbersIn(stretch: Stretch): Stretch[] {
  return [...stretch.text.matchAll(/\d+/g)].flatMap(
    ({ index, 0: digits }) => partOf(stretch, index, index + digits.length) ?? [],
  )
}

async function isWitnessed(page: PageText, part: Stretch, witness: Witness): Promise<boolean> {
  for (const higher of crops)
    if ((await witness.numbers(page.pixels, heighten(part.quad, higher), '0123456789')) === part.text)
      return true
  return false
}
