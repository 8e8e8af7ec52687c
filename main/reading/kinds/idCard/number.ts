import type { FieldReason } from '../../../../shared/domain/reading.ts'
import { checkIdNumber } from '../../../../shared/rules/idNumber.ts'
import { isKnownRegion } from '../../../../shared/rules/region.ts'
import { candidatesFor } from '../../fields/forms/candidates.ts'
import type { Glyph } from '../../fields/layout/row.ts'
import type { Certainty } from '../../fields/value.ts'
import { heighten, type Quad, quadHeight, quadWidth, slice } from '../../page/geometry.ts'

/** A number of 18 characters as far as it was read. */
const numberLength = 18
/** How many characters the detector may have cut off a number that is still taken for one. */
const mostMissing = 4

/** Asks one of the readers for a line again; both give text without blanks. */
export interface NumberReaders {
  main(quad: Quad): Promise<string>
  witness(quad: Quad): Promise<string>
}

/** What reading an identity number came to. */
export interface NumberReading extends Certainty {
  readonly value: string
}

/**
 * Decides on an identity number. One reading that passes its check digit is sure: no single wrong or swapped digit
 * passes it. If it fails and the second reader agrees, the number is surely printed so. If they disagree, it is read
 * again from other crops; but a reading chosen among several because it passes needs the second reader or the printed
 * birth date beside it, since one misreading in eleven passes by accident.
 *
 * @param first what the main reader made of it
 * @param printedBirth ISO 8601, as read elsewhere on the card
 */
export async function decideIdNumber(
  first: string,
  quad: Quad,
  readers: NumberReaders,
  printedBirth: string | null,
): Promise<NumberReading> {
  const second = asNumber(await readers.witness(quad))
  if (passes(first)) return first === second ? agreed(first) : checked(first, second, printedBirth)
  if (first === second && first.length === numberLength)
    return { value: first, sure: true, reasons: ['readers-agree', 'check-digit-fails'] }
  const again = await readAgain(quad, first.length, readers)
  if (again === null) {
    if (passes(second)) return chosen(second, printedBirth, ['readers-disagree'])
    return { value: first, sure: false, reasons: ['check-digit-fails', 'readers-disagree'] }
  }
  return again === second ? agreed(again) : chosen(again, printedBirth, ['readers-disagree'])
}

function agreed(value: string): NumberReading {
  return { value, sure: true, reasons: ['check-digit-passes', 'readers-agree'] }
}

/** Two numbers that both pass cannot both be printed; nor do two birth dates stand on one card. */
function checked(value: string, second: string, printedBirth: string | null): NumberReading {
  const otherBirth = printedBirth !== null && birthIn(value) !== printedBirth
  const reasons: FieldReason[] = ['check-digit-passes']
  if (passes(second)) reasons.push('readers-disagree')
  if (otherBirth) reasons.push('second-place-disagrees')
  return { value, sure: reasons.length === 1, reasons }
}

function chosen(value: string, printedBirth: string | null, reasons: readonly FieldReason[]): NumberReading {
  const confirmed = printedBirth !== null && birthIn(value) === printedBirth
  return {
    value,
    sure: confirmed,
    reasons: ['check-digit-passes', ...(confirmed ? (['second-place-agrees'] as const) : []), ...reasons],
  }
}

/** Reads other crops of the same line until one passes the check digit; `null` if none does. */
async function readAgain(quad: Quad, found: number, readers: NumberReaders): Promise<string | null> {
  for (const crop of [heighten(quad, -0.12), heighten(quad, 0.12), ...lengthened(quad, found)]) {
    const text = asNumber(await readers.main(crop))
    if (passes(text)) return text
  }
  const halves = [slice(quad, 0, 0.52), slice(quad, 0.48, 1)]
  const [left = '', right = ''] = await Promise.all(
    halves.map(async (half) => asNumber(await readers.main(half))),
  )
  return joinHalves(left, right).find(passes) ?? null
}

/** The line with room for the characters that are missing: at its end, where short groups get lost, or at its start. */
function lengthened(quad: Quad, found: number): Quad[] {
  const missing = numberLength - found
  if (missing <= 0 || missing > mostMissing)
    return [slice(quad, 0, 1 + quadHeight(quad) / quadWidth(quad) / 2)]
  const room = (missing + 0.5) / found
  return [slice(quad, 0, 1 + room), slice(quad, -room, 1)]
}

/** The halves overlap by up to two digits; every way of joining them to 18 that fits. */
function joinHalves(left: string, right: string): string[] {
  return [0, 1, 2]
    .filter((overlap) => overlap === 0 || left.slice(-overlap) === right.slice(0, overlap))
    .map((overlap) => left + right.slice(overlap))
}

/**
 * Numbers that one wrong character may have come from: they pass, name a known area and repeat the printed birth date
 * if there is one.
 */
export function numberCandidates(glyphs: readonly Glyph[], printedBirth: string | null): string[] {
  const inNumber = glyphs.map((glyph) => ({ ...glyph, text: asNumber(glyph.text) }))
  return candidatesFor(
    inNumber,
    '0123456789X',
    (number) =>
      passes(number) &&
      isKnownRegion(number.slice(0, 6)) &&
      (printedBirth === null || birthIn(number) === printedBirth),
  )
}

/** What an engine read, as characters of an identity number. */
export function asNumber(text: string): string {
  return text.replace(/[xX×]/g, 'X').replace(/[^\dX]/g, '')
}

function passes(number: string): boolean {
  return checkIdNumber(number).state === 'valid'
}

/** Birth date within a number, ISO 8601; of no meaning unless it has 18 characters. */
export function birthIn(number: string): string {
  return `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`
}
