import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isBankCardNumber, luhnCheckDigit } from '../../../shared/rules/bankCard.ts'
import { bareNumber, isMobileNumber } from '../../../shared/rules/phone.ts'
import { isRegistrationNumber, registrationCheckDigit } from '../../../shared/rules/registrationNumber.ts'
import { exchanged, withOneDigitChanged } from './damagedNumber.ts'

describe('a bank card number', () => {
  // The examples of card schemes for tests of payment systems, and the example of ISO/IEC 7812-1.
  it.each(['4111111111111111', '5500000000000004', '6011000000000004', '6200000000000005'])(
    '%s is one',
    (number) => expect(isBankCardNumber(number)).toBe(true),
  )

  it.each(['4111111111111112', '79927398713', '62000000000000000000', '620000000000000X', ''])(
    '%s is none',
    (number) => expect(isBankCardNumber(number)).toBe(false),
  )

  const numbers = fc.stringMatching(/^\d{15,18}$/).map((body) => body + luhnCheckDigit(body))

  it('passes whatever the digits, and fails with any one of them changed', () => {
    fc.assert(
      fc.property(numbers, fc.nat(), fc.integer({ min: 1, max: 9 }), (number, at, by) => {
        expect(isBankCardNumber(number)).toBe(true)
        expect(isBankCardNumber(withOneDigitChanged(number, at % number.length, by))).toBe(false)
      }),
    )
  })

  it('fails with neighbours exchanged, but for 0 and 9, which Luhn does not tell apart', () => {
    fc.assert(
      fc.property(numbers, fc.nat(), (number, where) => {
        const at = where % (number.length - 1)
        const pair = number.slice(at, at + 2)
        fc.pre(pair[0] !== pair[1])
        expect(isBankCardNumber(exchanged(number, at))).toBe(pair === '09' || pair === '90')
      }),
    )
  })
})

describe('an old registration number', () => {
  it('110108000000016 is one', () => expect(isRegistrationNumber('110108000000016')).toBe(true))

  it.each(['110108000000017', '11010800000001', '1101080000000160', ''])('%j is none', (number) => {
    expect(isRegistrationNumber(number)).toBe(false)
  })

  const numbers = fc.stringMatching(/^\d{14}$/).map((body) => body + registrationCheckDigit(body))

  it('passes whatever the digits, and fails with any one of them changed', () => {
    fc.assert(
      fc.property(numbers, fc.nat(14), fc.integer({ min: 1, max: 9 }), (number, at, by) => {
        expect(isRegistrationNumber(number)).toBe(true)
        expect(isRegistrationNumber(withOneDigitChanged(number, at, by))).toBe(false)
      }),
    )
  })
})

describe('a mobile number', () => {
  it.each(['13800138000', '19912345678', '+86 138-0013-8000', '008613800138000', '１３８００１３８０００'])(
    '%s is one',
    (phone) => expect(isMobileNumber(phone)).toBe(true),
  )
  it.each(['12800138000', '1380013800', '138001380000', '010-12345678', ''])('%s is none', (phone) => {
    expect(isMobileNumber(phone)).toBe(false)
  })
  it('is the same number in any way of writing it', () => {
    expect(bareNumber('+86 (138) 0013-8000')).toBe('13800138000')
  })
})
