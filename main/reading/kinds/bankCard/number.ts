import { isBankCardNumber } from '../../../../shared/rules/bankCard.ts'
import type { Certainty } from '../../fields/value.ts'
import { heighten, type Quad, quadHeight, quadWidth, slice } from '../../page/geometry.ts'

/** Asks one of the readers for a line again; both give text without blanks. */
export interface NumberReaders {
  main(quad: Quad): Promise<string>
  witness(quad: Quad): Promise<string>
}

/** What the detector and the main reader made of a card number. */
export interface FoundNumber {
  readonly text: string
  readonly quad: Quad
  /**
   * Whether its digits stand evenly, in the groups that cards have, each read without hesitation and with nothing
   * printed after the last: none was lost and none is one too many.
   */
  readonly isWhole: boolean
}

/** What reading a card number came to. */
export interface NumberReading extends Certainty {
  readonly value: string
}

/** The most digits that a card number can have, and how many the detector may have cut off at its end. */
const longest = 19
const mostMissing = 5

/**
 * Decides on a card number. Luhn's digit lets no single wrong digit pass, but one in ten numbers that lost or gained a
 * digit. So a reading that passes is sure if the second reader has it too, or if its digits stand as a whole
 * number does. Else it is read again from other crops; a reading that was chosen because it
 * passes is sure only with the second reader.
 */
export async function decideCardNumber(found: FoundNumber, readers: NumberReaders): Promise<NumberReading> {
  const value = asDigits(found.text)
  const second = asDigits(await readers.witness(found.quad))
  if (isBankCardNumber(value)) {
    if (value === second) return { value, sure: true, reasons: ['check-digit-passes', 'readers-agree'] }
    const isWhole = found.isWhole && !isBankCardNumber(second)
    if (!isWhole && !isBankCardNumber(second) && (await isSeenHigher(value, found.quad, readers)))
      return { value, sure: true, reasons: ['check-digit-passes', 'readers-agree'] }
    const further = isWhole ? null : await longerThat(value, found.quad, readers)
    if (further === null)
      return {
        value,
        sure: isWhole,
        reasons: isWhole ? ['check-digit-passes'] : ['check-digit-passes', 'readers-disagree'],
      }
    return chosen(further, second)
  }
  if (value === second && value.length >= 16)
    return { value, sure: true, reasons: ['readers-agree', 'check-digit-fails'] }
  const again = await readAgain(found, readers)
  if (again !== null) return chosen(again, second)
  if (isBankCardNumber(second)) return chosen(second, '')
  return { value, sure: false, reasons: ['check-digit-fails', 'readers-disagree'] }
}

/** Whether the second reader has the same number in a crop with more room: embossed digits throw shadows. */
async function isSeenHigher(value: string, quad: Quad, { witness }: NumberReaders): Promise<boolean> {
  return asDigits(await witness(heighten(quad, 0.12))) === value
}

function chosen(value: string, second: string): NumberReading {
  const agreed = value === second
  return {
    value,
    sure: agreed,
    reasons: ['check-digit-passes', 'chosen-by-check-digit', agreed ? 'readers-agree' : 'readers-disagree'],
  }
}

/** Fours with a rest at the end, six and the rest, or all in one: a lost digit would leave other groups. */
export function areCardGroups(groups: readonly number[]): boolean {
  const [first, ...rest] = groups
  if (rest.length === 0) return true
  if (rest.length === 1) return first === 6
  return first === 4 && rest.slice(0, -1).every((length) => length === 4)
}

/** A number that passes although its last group was not seen: the same digits with more after them. */
async function longerThat(value: string, quad: Quad, { main }: NumberReaders): Promise<string | null> {
  if (value.length >= longest) return null
  const again = asDigits(await main(lengthened(quad, value.length)))
  return again.length > value.length && again.startsWith(value) && isBankCardNumber(again) ? again : null
}

/** Reads other crops of the same line until one passes Luhn's digit; `null` if none does. */
async function readAgain({ text, quad }: FoundNumber, { main }: NumberReaders): Promise<string | null> {
  const found = asDigits(text).length
  const crops = [
    quad,
    lengthened(quad, found),
    heighten(quad, -0.12),
    heighten(quad, 0.12),
    heighten(lengthened(quad, found), 0.1),
    slice(quad, -quadHeight(quad) / quadWidth(quad), 1),
  ]
  for (const crop of crops) {
    const again = asDigits(await main(crop))
    if (isBankCardNumber(again)) return again
  }
  const right = asDigits(await main(slice(quad, 0.45, 1 + room(found))))
  const left = asDigits(await main(slice(quad, 0, 0.55)))
  return joined(left, right).find(isBankCardNumber) ?? null
}

/** The line with room for the digits that may be missing at its end. */
function lengthened(quad: Quad, found: number): Quad {
  return slice(quad, 0, 1 + room(found))
}

function room(found: number): number {
  return found < longest ? (Math.min(mostMissing, longest - found) + 0.5) / Math.max(found, 1) : 0
}

/** The halves overlap by some digits; every way of joining them that fits, the longest overlap first. */
function joined(left: string, right: string): string[] {
  return [6, 5, 4, 3, 2, 1, 0]
    .filter((overlap) => overlap === 0 || left.slice(-overlap) === right.slice(0, overlap))
    .map((overlap) => left + right.slice(overlap))
}

/** Letters that a line of digits is sometimes read with. */
const digitOf: Readonly<Record<string, string>> = {
  O: '0',
  o: '0',
  Q: '0',
  D: '0',
  I: '1',
  l: '1',
  B: '8',
  S: '5',
  Z: '2',
}

/** What an engine read, as digits. */
export function asDigits(text: string): string {
  return [...text]
    .map((character) => digitOf[character] ?? character)
    .join('')
    .replace(/\D/g, '')
}
