import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isUscc, organisationCheckCharacter, usccCheckCharacter } from '../../../shared/rules/uscc.ts'
import { exchanged } from './damagedNumber.ts'

describe('a unified social credit code', () => {
  // The first one is the example in GB 32100-2015.
  it.each(['91350100M000100Y43', '11320000MB151840XJ', '91110000600037341L'])(
    '%s has right check characters',
    (code) => {
      expect(usccCheckCharacter(code.slice(0, 17))).toBe(code.slice(17))
      expect(organisationCheckCharacter(code.slice(8, 16))).toBe(code.slice(16, 17))
      expect(isUscc(code)).toBe(true)
      expect(isUscc(code.toLowerCase())).toBe(true)
    },
  )

  it.each([
    ['another last character', '91350100M000100Y44'],
    ['two digits swapped', '91351000M000100Y43'],
    ['a letter that codes never have', '91350100M000100I43'],
    ['too few characters', '91350100M000100Y4'],
  ])('with %s is not one', (_, code) => {
    expect(isUscc(code)).toBe(false)
  })

  const charset = '0123456789ABCDEFGHJKLMNPQRTUWXY'
  const codes = fc
    .tuple(fc.stringMatching(/^[1-9A-GY][1-9]\d{6}$/), fc.stringMatching(/^[0-9A-HJ-NPQRTUWXY]{8}$/))
    .map(([head, organisation]) => head + organisation + organisationCheckCharacter(organisation))
    .map((body) => body + usccCheckCharacter(body))

  it('passes whatever its characters, and fails with any one of them changed', () => {
    fc.assert(
      fc.property(codes, fc.nat(17), fc.integer({ min: 1, max: 30 }), (code, at, by) => {
        expect(isUscc(code)).toBe(true)
        const wrong = charset.charAt((charset.indexOf(code.charAt(at)) + by) % 31)
        expect(isUscc(code.slice(0, at) + wrong + code.slice(at + 1))).toBe(false)
      }),
    )
  })

  it('fails with neighbours exchanged', () => {
    fc.assert(
      fc.property(codes, fc.nat(16), (code, at) => {
        fc.pre(code.charAt(at) !== code.charAt(at + 1))
        expect(isUscc(exchanged(code, at))).toBe(false)
      }),
    )
  })
})
