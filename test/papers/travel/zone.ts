import type { Random } from '../../../main/cli/sample/random.ts'
import { mrzCheckDigit } from '../../../shared/rules/mrz.ts'
import type { PaperFont } from '../fonts.ts'
import { type Sheet, widthOf, write } from '../ink.ts'
import type { Traveller } from './traveller.ts'

/** Machine-readable zones as ICAO Doc 9303 lays them down, and how they are printed. */

/** What only the zone of a document has. */
export interface ZoneData {
  /** `P<`, `PO`, `C<` … */
  readonly documentCode: string
  readonly issuer: string
  readonly number: string
  /** What the state keeps in the optional places; none of it is read. */
  readonly optional: string
}

/** Two lines of 44 characters. */
export function td3(traveller: Traveller, { documentCode, issuer, number, optional }: ZoneData): string[] {
  const first = filled(documentCode, 2) + filled(issuer, 3) + nameField(traveller, 39)
  const parts = {
    number: withDigit(filled(number, 9)),
    birth: withDigit(sixDigits(traveller.birth)),
    expiry: withDigit(sixDigits(traveller.expiry)),
    optional: filled(optional, 14),
  }
  // Some states print a filler for the check digit of an empty field, some a nought.
  const emptyDigit = Number(number.slice(-1)) % 2 === 0 ? '0' : '<'
  const optionalPart = parts.optional + (optional === '' ? emptyDigit : mrzCheckDigit(parts.optional))
  const composite = mrzCheckDigit(parts.number + parts.birth + parts.expiry + optionalPart)
  const nationality = filled(traveller.nationality, 3)
  return [
    first,
    parts.number + nationality + parts.birth + sexOf(traveller) + parts.expiry + optionalPart + composite,
  ]
}

/** The one line of an 往来港澳通行证 or 往来台湾通行证. */
export function exitEntryLine(code: 'CS' | 'CD', number: string, { expiry, birth }: Traveller): string[] {
  const parts = [filled(number, 9), sixDigits(expiry), sixDigits(birth)].map(withDigit)
  return [`${code}${parts.join('<')}<${mrzCheckDigit(parts.join(''))}`]
}

function withDigit(field: string): string {
  return field + mrzCheckDigit(field)
}

function filled(text: string, length: number): string {
  return text.padEnd(length, '<').slice(0, length)
}

function nameField({ surname, givenNames }: Traveller, length: number): string {
  const given = givenNames === '' ? '' : `<<${givenNames.replaceAll(' ', '<')}`
  return filled(surname.replaceAll(' ', '<') + given, length)
}

function sixDigits(date: string): string {
  return date.replaceAll('-', '').slice(2)
}

function sexOf({ sex }: Traveller): string {
  return sex === '男' ? 'M' : 'F'
}

export interface ZonePlace {
  readonly left: number
  readonly top: number
  /** Distance of one character from the next: 2.54 mm by the standard. */
  readonly pitch: number
  /** Distance of one line from the next. */
  readonly leading: number
  readonly font: PaperFont
  readonly colour?: string
}

/** Prints the lines; `top` is the middle of the first. */
export function drawZone(sheet: Sheet, lines: readonly string[], place: ZonePlace): void {
  const { font, pitch, colour = '#18181a' } = place
  const size = pitch * (100 / widthOf(sheet, '<', { font, size: 100 }))
  const spaced = font === 'ocr-b' ? size : size * 0.94
  const spacing = pitch - widthOf(sheet, '<', { font, size: spaced })
  lines.forEach((line, index) => {
    write(sheet, line, place.left, place.top + index * place.leading, { font, size: spaced, spacing, colour })
  })
}

/** OCR-B mostly; some imitations and many printers have another fixed pitch. */
export function zoneFont(random: Random): PaperFont {
  return random.pick(['ocr-b', 'ocr-b', 'ocr-b', 'mono', 'mono-medium'])
}
