import { describe, expect, it } from 'vitest'
import { decideIdNumber } from '../../../main/reading/kinds/idCard/number.ts'
import type { Quad } from '../../../main/reading/page/geometry.ts'
import { aQuad } from './builders.ts'

const right = '11010519491231002X'
const oneDigitWrong = '11010519491231003X'
const quad = aQuad(450, 40)

/** Decides with a main reader that gives these texts for its crops in turn, and a second reader. */
async function decide(first: string, second: string, again: string[] = [], birth: string | null = null) {
  const crops: Quad[] = []
  const decision = await decideIdNumber(
    first,
    quad,
    { main: async (crop) => again[crops.push(crop) - 1] ?? '', witness: async () => second },
    birth,
  )
  return { ...decision, crops: crops.length }
}

describe('an identity number', () => {
  it('is sure when its check digit passes', async () => {
    expect(await decide(right, '1101')).toMatchObject({ value: right, sure: true, crops: 0 })
  })

  it('names the second reader that agrees', async () => {
    expect((await decide(right, right)).reasons).toEqual(['check-digit-passes', 'readers-agree'])
  })

  it('is surely printed wrong when both readers see the same failing number', async () => {
    expect(await decide(oneDigitWrong, oneDigitWrong)).toEqual({
      value: oneDigitWrong,
      sure: true,
      reasons: ['readers-agree', 'check-digit-fails'],
      crops: 0,
    })
  })

  it('is read again until a reading passes, and no further', async () => {
    expect(await decide(oneDigitWrong, right, ['110105', right])).toMatchObject({
      value: right,
      sure: true,
      crops: 2,
    })
  })

  it('is not sure by a passing reading alone that was picked among several', async () => {
    expect(await decide(oneDigitWrong, '1', [right])).toMatchObject({ value: right, sure: false })
  })

  it('is sure when the picked reading repeats the printed birth date', async () => {
    expect(await decide(oneDigitWrong, '1', [right], '1949-12-31')).toMatchObject({
      value: right,
      sure: true,
    })
  })

  it('is put together from its halves, which overlap', async () => {
    expect(await decide(oneDigitWrong, '1', ['', '', '', '1101051949', '491231002X'])).toMatchObject({
      value: right,
    })
  })

  it('stays as it was read, and doubtful, when nothing passes', async () => {
    expect(await decide(oneDigitWrong, '110', ['1', '2', '3', '4', '5'])).toMatchObject({
      value: oneDigitWrong,
      sure: false,
      reasons: ['check-digit-fails', 'readers-disagree'],
    })
  })

  it('is doubtful when two different numbers both pass', async () => {
    expect(await decide(right, '440524188001010014')).toMatchObject({ value: right, sure: false })
  })
})
