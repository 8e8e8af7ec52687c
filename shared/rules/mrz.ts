import { isRealDate } from './date.ts'

/**
 * Forms of a machine-readable zone. `TD3`: passports, 2 lines of 44 characters (ICAO Doc 9303-4). `TD1`: cards, 3 lines of
 * 30 (Doc 9303-5). `exit-entry-card`: 电子往来港澳通行证 and 往来台湾通行证, one line of 30 under the portrait side.
 */
export type MrzForm = 'TD3' | 'TD1' | 'exit-entry-card'

/** What can stand in a place: a letter, a digit, either, or a sex. Any of them may be the filler `<`; only fillers stand at `<`. */
type Place = 'L' | 'd' | 'a' | 's' | '<'

/** The places of each line, from left to right. */
const places: Readonly<Record<MrzForm, readonly string[]>> = {
  TD3: ['L'.repeat(44), `${'a'.repeat(9)}dLLL${'d'.repeat(7)}s${'d'.repeat(7)}${'a'.repeat(14)}dd`],
  TD1: [
    `LLLLL${'a'.repeat(9)}d${'a'.repeat(15)}`,
    `ddddddds${'d'.repeat(7)}LLL${'a'.repeat(11)}d`,
    'L'.repeat(30),
  ],
  'exit-entry-card': [`LL${'a'.repeat(9)}d<${'d'.repeat(7)}<${'d'.repeat(7)}<d`],
}

/** Digits that are drawn like letters, and the letters; no other mistake can be undone by knowing the place alone. */
const alike = ['0O', '1I', '2Z', '5S', '6G', '8B'] as const

/** Characters in each line of a form. */
export function mrzLength(form: MrzForm): number {
  return form === 'TD3' ? 44 : 30
}

function mrzLineCount(form: MrzForm): number {
  return places[form].length
}

/**
 * A line with each character as its place allows: a letter O where only digits stand is a nought. What the place does
 * not decide stays as it is.
 *
 * @param line as long as the form has it
 */
export function asPlaced(form: MrzForm, index: number, line: string): string {
  const allowed = places[form][index] ?? ''
  return [...line].map((character, at) => placed(character, (allowed[at] ?? 'a') as Place)).join('')
}

/** Whether each character of a line can stand where it stands. */
export function isPlaced(form: MrzForm, index: number, line: string): boolean {
  const allowed = places[form][index] ?? ''
  return (
    line.length === allowed.length &&
    [...line].every((character, at) => fits(character, allowed[at] as Place))
  )
}

/** Whether a character, or the one that it is drawn like, can stand in a place of a line. */
export function canStand(form: MrzForm, index: number, place: number, character: string): boolean {
  const allowed = (places[form][index]?.[place] ?? 'a') as Place
  return fits(placed(character, allowed), allowed)
}

function placed(character: string, place: Place): string {
  if (fits(character, place)) return character
  const other = alike.find((pair) => pair.includes(character))?.replace(character, '')
  return other !== undefined && fits(other, place) ? other : character
}

function fits(character: string, place: Place): boolean {
  if (character === '<') return true
  switch (place) {
    case 'L':
      return /[A-Z]/.test(character)
    case 'd':
      return /\d/.test(character)
    case 'a':
      return /[A-Z\d]/.test(character)
    case 's':
      return /[MFX]/.test(character)
    case '<':
      return false
    default:
      return place satisfies never
  }
}

/**
 * Check digit of some characters: weights 7, 3, 1 in turn; A to Z count 10 to 35, the filler 0; the sum's last digit.
 *
 * @throws RangeError if a character is none of A–Z, 0–9, `<`
 * Source: ICAO Doc 9303-3, 4.9.
 */
export function mrzCheckDigit(text: string): string {
  const sum = [...text].reduce(
    (total, character, at) => total + weightOf(character) * ([7, 3, 1][at % 3] ?? 0),
    0,
  )
  return String(sum % 10)
}

function weightOf(character: string): number {
  if (character === '<') return 0
  if (!/^[A-Z\d]$/.test(character)) throw new RangeError('a machine-readable zone has A–Z, 0–9 and <')
  return Number.parseInt(character, 36)
}

/** What one check digit is computed over. */
export type MrzCheckedField = 'number' | 'birth' | 'expiry' | 'optional' | 'composite'

/** What a machine-readable zone says. Names are in capitals, words separated by one space; dates are `YYMMDD` as printed. */
export interface MrzContent {
  readonly form: MrzForm
  /** One or two letters: `P`, `PO`, `I`, `CS` … */
  readonly documentCode: string
  /** Three-letter code, `D` for Germany; empty where the form has none. */
  readonly issuer: string
  readonly number: string
  readonly nationality: string
  readonly birth: string
  readonly sex: '男' | '女' | null
  readonly expiry: string
  readonly surname: string
  readonly givenNames: string
  readonly optional: string
  /** Check digits that do not fit; none of an undamaged zone. */
  readonly failing: readonly MrzCheckedField[]
}

/**
 * Takes a zone apart.
 *
 * @param lines the whole lines, fillers included
 * @returns `null` unless lines and characters are as many, and of the kind, that a form has
 */
export function parseMrz(lines: readonly string[]): MrzContent | null {
  const form = formOf(lines)
  if (form === null || !lines.every((line, index) => isPlaced(form, index, line))) return null
  const [first = '', second = '', third = ''] = lines
  switch (form) {
    case 'TD3':
      return parseTd3(first, second)
    case 'TD1':
      return parseTd1(first, second, third)
    case 'exit-entry-card':
      return parseExitEntryCard(first)
    default:
      return form satisfies never
  }
}

function formOf(lines: readonly string[]): MrzForm | null {
  const forms = ['TD3', 'TD1', 'exit-entry-card'] as const
  const fitting = (form: MrzForm) =>
    lines.length === mrzLineCount(form) && lines.every(({ length }) => length === mrzLength(form))
  return forms.find(fitting) ?? null
}

/** Source: ICAO Doc 9303-4, 4.2.2. */
function parseTd3(first: string, second: string): MrzContent {
  const [number, birth, expiry, optional] = [
    cut(second, 0, 9),
    cut(second, 13, 6),
    cut(second, 21, 6),
    cut(second, 28, 14),
  ]
  return {
    form: 'TD3',
    ...heading(first),
    ...names(first.slice(5)),
    number: filled(number),
    nationality: filled(cut(second, 10, 3)),
    birth,
    sex: sexOf(second.charAt(20)),
    expiry,
    optional: filled(optional),
    failing: failing([
      ['number', number, second.charAt(9)],
      ['birth', birth, second.charAt(19)],
      ['expiry', expiry, second.charAt(27)],
      ['optional', optional, second.charAt(42)],
      ['composite', cut(second, 0, 10) + cut(second, 13, 7) + cut(second, 21, 22), second.charAt(43)],
    ]),
  }
}

/** Source: ICAO Doc 9303-5, 4.2.2; a number of more than nine characters goes on after its missing check digit (note j). */
function parseTd1(first: string, second: string, third: string): MrzContent {
  const [birth, expiry] = [cut(second, 0, 6), cut(second, 8, 6)]
  const rest = first.charAt(14) === '<' ? filled(first.slice(15).split('<')[0] ?? '') : ''
  const [number, check] = rest
    ? [cut(first, 5, 9) + rest.slice(0, -1), rest.slice(-1)]
    : [cut(first, 5, 9), first.charAt(14)]
  return {
    form: 'TD1',
    ...heading(first),
    ...names(third),
    number: filled(number),
    nationality: filled(cut(second, 15, 3)),
    birth,
    sex: sexOf(second.charAt(7)),
    expiry,
    optional: filled(first.slice(15).slice(rest.length)),
    failing: failing([
      ['number', number, check],
      ['birth', birth, second.charAt(6)],
      ['expiry', expiry, second.charAt(14)],
      [
        'composite',
        first.slice(5) + cut(second, 0, 7) + cut(second, 8, 7) + cut(second, 18, 11),
        second.charAt(29),
      ],
    ]),
  }
}

/** Two letters, number, expiry and birth, each with its check digit and a filler after it, and one digit over the three. */
function parseExitEntryCard(line: string): MrzContent {
  const [number, expiry, birth] = [cut(line, 2, 9), cut(line, 13, 6), cut(line, 21, 6)]
  return {
    form: 'exit-entry-card',
    documentCode: line.slice(0, 2),
    issuer: '',
    surname: '',
    givenNames: '',
    number: filled(number),
    nationality: '',
    birth,
    sex: null,
    expiry,
    optional: '',
    failing: failing([
      ['number', number, line.charAt(11)],
      ['expiry', expiry, line.charAt(19)],
      ['birth', birth, line.charAt(27)],
      ['composite', cut(line, 2, 10) + cut(line, 13, 7) + cut(line, 21, 7), line.charAt(29)],
    ]),
  }
}

function heading(first: string): Pick<MrzContent, 'documentCode' | 'issuer'> {
  return { documentCode: filled(cut(first, 0, 2)), issuer: filled(cut(first, 2, 3)) }
}

/** Two fillers part surname and given names, one parts words. A document without a surname has only the former. */
function names(field: string): Pick<MrzContent, 'surname' | 'givenNames'> {
  const [surname = '', ...given] = field.replace(/<+$/, '').split('<<')
  const words = (text: string) => text.split('<').filter(Boolean).join(' ')
  return { surname: words(surname), givenNames: given.map(words).filter(Boolean).join(' ') }
}

function sexOf(character: string): MrzContent['sex'] {
  return character === 'M' ? '男' : character === 'F' ? '女' : null
}

function cut(line: string, from: number, length: number): string {
  return line.slice(from, from + length)
}

function filled(field: string): string {
  return field.replaceAll('<', '')
}

function failing(checks: readonly (readonly [MrzCheckedField, string, string])[]): MrzCheckedField[] {
  return checks.filter(([, text, digit]) => !passes(text, digit)).map(([field]) => field)
}

/** An empty field may have a filler for its check digit (Doc 9303-4, 4.2.2, note on position 43). */
function passes(text: string, digit: string): boolean {
  return digit === mrzCheckDigit(text) || (digit === '<' && filled(text) === '')
}

/**
 * The latest day with these digits that is not after another day. A zone writes two digits of a year; which century is
 * meant follows from what the date is of.
 *
 * @param digits `YYMMDD`
 * @param notAfter ISO 8601: for a birth the day of issue or of expiry
 * @returns ISO 8601; `null` if there is no such day
 */
export function mrzDate(digits: string, notAfter: string): string | null {
  if (!/^\d{6}$/.test(digits)) return null
  const inCentury = (century: string) =>
    `${century}${digits.slice(0, 2)}-${digits.slice(2, 4)}-${digits.slice(4)}`
  return ['20', '19'].map(inCentury).find((date) => isRealDate(date) && date <= notAfter) ?? null
}

/** Machine-readable documents expire in this century: they became common in its first years. ISO 8601; `null` for no date. */
export function mrzExpiry(digits: string): string | null {
  return mrzDate(digits, '2099-12-31')
}
