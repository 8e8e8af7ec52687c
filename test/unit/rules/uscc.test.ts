import { describe, expect, it } from 'vitest'
import { isUscc, organisationCheckCharacter, usccCheckCharacter } from '../../../shared/rules/uscc.ts'

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
})
