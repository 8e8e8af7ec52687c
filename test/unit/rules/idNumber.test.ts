import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../../shared/rules/date.ts'
import { checkIdNumber, idCheckCharacter } from '../../../shared/rules/idNumber.ts'
import { exchanged, withOneDigitChanged } from './damagedNumber.ts'

describe('the check character of an identity number', () => {
  // The first two are the examples in GB 11643-1999; the others are of residence permits for people from Hong Kong
  // and Taiwan and of a permanent residence card for foreigners.
  it.each([
    '11010519491231002X',
    '440524188001010014',
    '810000199408230021',
    '830000199201300022',
    '911124198108030024',
  ])('is right in %s', (number) => {
    expect(idCheckCharacter(number.slice(0, 17))).toBe(number.slice(17))
    expect(checkIdNumber(number).state).toBe('valid')
  })

  it('changes with every single wrong digit and with every swap of neighbours', () => {
    const bodies = fc.stringMatching(/^\d{17}$/)
    fc.assert(
      fc.property(bodies, fc.nat(16), fc.integer({ min: 1, max: 9 }), (body, at, by) => {
        expect(idCheckCharacter(withOneDigitChanged(body, at, by))).not.toBe(idCheckCharacter(body))
      }),
    )
    fc.assert(
      fc.property(bodies, fc.nat(15), (body, at) => {
        fc.pre(body.charAt(at) !== body.charAt(at + 1))
        expect(idCheckCharacter(exchanged(body, at))).not.toBe(idCheckCharacter(body))
      }),
    )
  })

  it.each(['', '1101051949123100', '1101051949123100２', '11010519491231002X'])(
    'is refused for %j',
    (body) => {
      expect(() => idCheckCharacter(body)).toThrow(RangeError)
    },
  )
})

describe('the form of an identity number', () => {
  it('gives area, birth date and sex', () => {
    expect(checkIdNumber('11010519491231002x')).toEqual({
      state: 'valid',
      parts: { region: '110105', birth: '1949-12-31', sex: '女' },
    })
  })

  it('tells what is wrong with one that is not right', () => {
    expect(checkIdNumber('110105194912310021')).toEqual({
      state: 'wrong-check-character',
      seen: '1',
      expected: 'X',
    })
    expect(checkIdNumber('110105194902310028')).toMatchObject({
      state: 'impossible-birth',
      birth: '1949-02-31',
    })
    expect(checkIdNumber('110105491231002').state).toBe('obsolete')
    expect(checkIdNumber('11010519491231002').state).toBe('malformed')
    expect(checkIdNumber('1101051949123100XX').state).toBe('malformed')
  })
})

describe('any number that was made as the standard has it', () => {
  const numbers = fc
    .tuple(fc.stringMatching(/^[1-8]\d{5}$/), fc.nat(45_000), fc.stringMatching(/^\d{3}$/))
    .map(([region, days, order]) => region + addDays('1900-01-01', days).replaceAll('-', '') + order)
    .map((body) => body + idCheckCharacter(body))

  it('is valid, and no longer is with one digit changed', () => {
    fc.assert(
      fc.property(numbers, fc.nat(16), fc.integer({ min: 1, max: 9 }), (number, at, by) => {
        expect(checkIdNumber(number).state).toBe('valid')
        expect(checkIdNumber(withOneDigitChanged(number, at, by)).state).not.toBe('valid')
      }),
    )
  })

  it('is not valid with neighbours exchanged', () => {
    fc.assert(
      fc.property(numbers, fc.nat(16), (number, at) => {
        fc.pre(number.charAt(at) !== number.charAt(at + 1))
        expect(checkIdNumber(exchanged(number, at)).state).not.toBe('valid')
      }),
    )
  })
})
