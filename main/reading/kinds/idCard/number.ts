import type { FieldReason } from '../../../../shared/domain/reading.ts'
import { checkIdNumber } from '../../../../shared/rules/idNumber.ts'
import { heighten, type Quad, quadHeight, quadWidth, slice } from '../../page/geometry.ts'

/** A number of 18 characters as far as it was read. */
const numberLength = 18

/** Asks one of the readers for a line again; both give text without blanks. */
export interface NumberReaders {
  main(quad: Quad): Promise<string>
  witness(quad: Quad): Promise<string>
}

/** What reading an identity number came to. */
export interface NumberReading {
  readonly value: string
  readonly sure: boolean
  readonly reasons: readonly FieldReason[]
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
  if (passes(first)) return first === second ? agreed(first) : checked(first, second)
  if (first === second && first.length === numberLength)
    return { value: first, sure: true, reasons: ['readers-agree', 'check-digit-fails'] }
  const again = await readAgain(quad, readers)
  if (again === null) {
    if (passes(second)) return chosen(second, printedBirth, ['readers-disagree'])
    return { value: first, sure: false, reasons: ['check-digit-fails', 'readers-disagree'] }
  }
  return again === second ? agreed(again) : chosen(again, printedBirth, ['readers-disagree'])
}

function agreed(value: string): NumberReading {
  return { value, sure: true, reasons: ['check-digit-passes', 'readers-agree'] }
}

function checked(value: string, second: string): NumberReading {
  const bothPass = passes(second)
  return {
    value,
    sure: !bothPass,
    reasons: bothPass ? ['check-digit-passes', 'readers-disagree'] : ['check-digit-passes'],
  }
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
async function readAgain(quad: Quad, readers: NumberReaders): Promise<string | null> {
  for (const crop of [heighten(quad, -0.12), heighten(quad, 0.12), lengthened(quad)]) {
    const text = asNumber(await readers.main(crop))
    if (passes(text)) return text
  }
  const halves = [slice(quad, 0, 0.52), slice(quad, 0.48, 1)]
  const [left = '', right = ''] = await Promise.all(
    halves.map(async (half) => asNumber(await readers.main(half))),
  )
  return joinHalves(left, right).find(passes) ?? null
}

function lengthened(quad: Quad): Quad {
  const character = quadHeight(quad) / quadWidth(quad)
  return slice(quad, 0, 1 + character / 2)
}

/** The halves overlap by up to two digits; every way of joining them to 18 that fits. */
function joinHalves(left: string, right: string): string[] {
  return [0, 1, 2]
    .filter((overlap) => overlap === 0 || left.slice(-overlap) === right.slice(0, overlap))
    .map((overlap) => left + right.slice(overlap))
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
