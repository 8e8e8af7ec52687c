import { describe, expect, it } from 'vitest'
import { passingTwins } from '../../../main/reading/kinds/travel/twins.ts'
import { mrzCheckDigit } from '../../../shared/rules/mrz.ts'

/** A second line with what stands in its optional places, every check digit right. */
function dataLine(optional: string): string {
  const [number, birth, expiry] = ['E00000000', '900101', '300101'].map((text) => text + mrzCheckDigit(text))
  const rest = optional.padEnd(14, '<')
  const places = rest + mrzCheckDigit(rest)
  const composite = mrzCheckDigit(`${number}${birth}${expiry}${places}`)
  return `${number}CHN${birth}M${expiry}${places}${composite}`
}

describe('O and 0 in the optional places of a passport', () => {
  it('are told apart by the check digits where one was taken for the other', () => {
    expect(passingTwins(dataLine('LFMOGLE').replace('LFMOGLE', 'LFM0GLE'))).toEqual([dataLine('LFMOGLE')])
  })

  it('are not told apart where both spellings pass', () => {
    expect(passingTwins(dataLine('OOLFMGL')).sort()).toEqual(
      [dataLine('00LFMGL'), dataLine('OOLFMGL')].sort(),
    )
  })

  it('are as read where nothing else passes', () => {
    expect(passingTwins(dataLine('LFM0GLE'))).toEqual([dataLine('LFM0GLE')])
  })

  it('do not stand for other characters that fail', () => {
    expect(passingTwins(dataLine('LFMOGLE').replace('LFMOGLE', 'LFMQGLE'))).toEqual([])
  })

  it('are left alone where there are too many', () => {
    expect(passingTwins(dataLine('OOOOOOO'))).toEqual([])
  })
})
