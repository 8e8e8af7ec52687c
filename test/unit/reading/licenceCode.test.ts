import { describe, expect, it } from 'vitest'
import { asCode, decideUscc } from '../../../main/reading/kinds/licence/uscc.ts'
import { aQuad } from './builders.ts'

const right = '91350100M000100Y43'
const wrong = '91350100M000100Y48'
const quad = aQuad(400, 30)

/** Readers that give their texts in turn, the last for ever. */
function readers(witness: string, ...main: string[]) {
  let asked = 0
  return {
    main: async () => main[Math.min(asked++, main.length - 1)] ?? '',
    witness: async () => witness,
  }
}

describe('a unified social credit code', () => {
  it('that passes and that both readers have is sure', async () => {
    expect(await decideUscc(right, quad, readers(right))).toEqual({
      value: right,
      sure: true,
      reasons: ['check-digit-passes', 'readers-agree'],
    })
  })

  it('that passes is sure though the second reader fails', async () => {
    expect(await decideUscc(right, quad, readers(wrong))).toMatchObject({ value: right, sure: true })
  })

  it('that fails and that both readers have is surely printed so', async () => {
    const reading = await decideUscc(wrong, quad, readers(wrong))
    expect(reading).toMatchObject({ value: wrong, sure: true })
    expect(reading.reasons).toContain('check-digit-fails')
  })

  it('that passes only when read again is doubtful without the second reader', async () => {
    const reading = await decideUscc(wrong, quad, readers('9135', right))
    expect(reading).toMatchObject({ value: right, sure: false })
    expect(reading.reasons).toContain('chosen-by-check-digit')
  })

  it('is never made up: what no reading has is not taken', async () => {
    expect(await decideUscc(wrong, quad, readers('9135', wrong))).toMatchObject({ value: wrong, sure: false })
  })

  it('has no letters that look like digits', () => {
    expect(asCode('9135O1OOMOOO1OOY43')).toBe(right)
  })
})
