import { describe, expect, it } from 'vitest'
import { asPlaced, isPlaced, mrzCheckDigit, mrzDate, mrzExpiry, parseMrz } from '../../../shared/rules/mrz.ts'

// The specimens of ICAO Doc 9303, parts 4 and 5.
const passport = [
  'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<',
  'L898902C36UTO7408122F1204159ZE184226B<<<<<10',
] as const
const card = [
  'I<UTOD231458907<<<<<<<<<<<<<<<',
  '7408122F1204159UTO<<<<<<<<<<<6',
  'ERIKSSON<<ANNA<MARIA<<<<<<<<<<',
] as const
const cardWithLongNumber = [
  'I<UTOD23145890<7349<<<<<<<<<<<',
  '3407127M9507122UTO<<<<<<<<<<<2',
  'STEVENSON<<PETER<JOHN<<<<<<<<<',
] as const

describe('a machine-readable zone', () => {
  it('of a passport says what the specimen of Doc 9303-4 says', () => {
    expect(parseMrz(passport)).toEqual({
      form: 'TD3',
      documentCode: 'P',
      issuer: 'UTO',
      number: 'L898902C3',
      nationality: 'UTO',
      birth: '740812',
      sex: '女',
      expiry: '120415',
      surname: 'ERIKSSON',
      givenNames: 'ANNA MARIA',
      optional: 'ZE184226B',
      failing: [],
    })
  })

  it('of a card says what the specimen of Doc 9303-5 says', () => {
    expect(parseMrz(card)).toMatchObject({
      form: 'TD1',
      number: 'D23145890',
      birth: '740812',
      expiry: '120415',
      surname: 'ERIKSSON',
      givenNames: 'ANNA MARIA',
      failing: [],
    })
  })

  it('of a card may carry a number of more than nine characters', () => {
    expect(parseMrz(cardWithLongNumber)).toMatchObject({ number: 'D23145890734', optional: '', failing: [] })
  })

  it('of an exit-entry card is one line', () => {
    const body = ['C12345678', '340914', '900115'].map((field) => field + mrzCheckDigit(field))
    const line = `CS${body.join('<')}<${mrzCheckDigit(body.join(''))}`
    expect(parseMrz([line])).toMatchObject({
      form: 'exit-entry-card',
      number: 'C12345678',
      expiry: '340914',
      birth: '900115',
      failing: [],
    })
  })

  it.each([
    [0, 'number'],
    [13, 'birth'],
    [21, 'expiry'],
    [28, 'optional'],
  ])('with another character at %i of the second line fails there and over all', (at, field) => {
    const [first, second] = passport
    const other = at === 0 || at === 28 ? 'A' : second[at] === '1' ? '2' : '1'
    const changed = second.slice(0, at) + other + second.slice(at + 1)
    expect(parseMrz([first, changed])?.failing).toEqual([field, 'composite'])
  })

  it('may have a filler for the check digit of an empty field, or a nought', () => {
    const [first] = passport
    const [number, birth, expiry] = ['E12345678', '930115', '340114'].map(
      (text) => text + mrzCheckDigit(text),
    )
    const line = `${number}CHN${birth}M${expiry}<<<<<<<<<<<<<<`
    const composite = mrzCheckDigit(line.slice(0, 10) + line.slice(13, 20) + line.slice(21))
    expect(parseMrz([first, `${line}<${composite}`])?.failing).toEqual([])
    expect(parseMrz([first, `${line}0${composite}`])?.failing).toEqual([])
  })

  it('is none with a line too short, too few lines, or a digit among names', () => {
    const [first, second] = passport
    expect(parseMrz([first.slice(1), second])).toBeNull()
    expect(parseMrz([first])).toBeNull()
    expect(parseMrz([first.replace('ANNA', 'ANN4'), second])).toBeNull()
  })

  it('parts words by one filler, and gives no given name where there is none', () => {
    const named = (names: string) => parseMrz([`P<CHN${names}`.padEnd(44, '<'), passport[1]])
    expect(named('VAN<DER<BERG<<JAN<PIET')).toMatchObject({ surname: 'VAN DER BERG', givenNames: 'JAN PIET' })
    expect(named('ARKFREITH')).toMatchObject({ surname: 'ARKFREITH', givenNames: '' })
  })
})

describe('the check digit', () => {
  it('is that of the examples in Doc 9303-3', () => {
    expect(mrzCheckDigit('520727')).toBe('3')
    expect(mrzCheckDigit('AB2134<<<')).toBe('5')
  })

  it('is asked for nothing but characters of a zone', () => {
    expect(() => mrzCheckDigit('ab')).toThrow(RangeError)
  })
})

describe('what stands in its place', () => {
  it('is a letter among names and a digit in a date', () => {
    expect(asPlaced('TD3', 0, 'P0CHN2HANG')).toBe('POCHNZHANG')
    expect(asPlaced('TD3', 1, 'EO234567S8CHN93OII5')).toBe('EO234567S8CHN930115')
  })

  it('is left as it is where both can stand', () => {
    expect(asPlaced('TD3', 1, 'G0OB')).toBe('G0OB')
  })

  it('is told from what cannot stand there', () => {
    expect(isPlaced('TD3', 0, passport[0])).toBe(true)
    expect(isPlaced('TD3', 1, passport[1].replace('740812', '74O812'))).toBe(false)
  })
})

describe('a date of two digits of the year', () => {
  it('is the latest such day that is not after another', () => {
    expect(mrzDate('740812', '2012-04-15')).toBe('1974-08-12')
    expect(mrzDate('100812', '2012-04-15')).toBe('2010-08-12')
    expect(mrzDate('130812', '2012-04-15')).toBe('1913-08-12')
  })

  it('is none if there is no such day', () => {
    expect(mrzDate('740230', '2012-04-15')).toBeNull()
    expect(mrzDate('74<<12', '2012-04-15')).toBeNull()
  })

  it('of expiry lies in this century', () => {
    expect(mrzExpiry('340914')).toBe('2034-09-14')
    expect(mrzExpiry('990101')).toBe('2099-01-01')
  })
})
