import { describe, expect, it } from 'vitest'
import { linesOf } from '../../../main/report/pdf/lines.ts'
import { maskingOf } from '../../../main/report/pdf/masking.ts'
import { createChoice, type Need, needOf } from '../../../main/report/pdf/need.ts'
import type { ResultCase, ResultOpinion } from '../../../shared/domain/result.ts'
import { aCase } from './aResult.ts'

/** As wide as a Latin letter, or two. */
const widthOf = (character: string) => (character.charCodeAt(0) > 0x2e80 ? 2 : 1)

describe('text broken into lines', () => {
  it.each([
    ['一二三四五六', 6, ['一二三', '四五六']],
    ['甲乙丙。丁', 6, ['甲乙', '丙。丁']],
    ['甲乙（丙丁', 6, ['甲乙', '（丙丁']],
    ['one two three', 8, ['one two', 'three']],
    ['abcdefghij', 4, ['abcd', 'efgh', 'ij']],
    ['甲 abcdef', 7, ['甲', 'abcdef']],
    ['a\nb\r\nc', 9, ['a', 'b', 'c']],
    ['', 9, ['']],
  ])('%j in %i', (text, width, lines) => expect(linesOf(text, width, widthOf)).toEqual(lines))
})

describe('numbers in a report', () => {
  const masking = maskingOf({ evidence: 'masked' }, aCase())

  it.each([
    ['卡号 6217 0000 1000 1234 567 有误', '卡号 621**************** 567 有误'],
    ['证件 11010519491231002X', '证件 110***********002X'],
    ['有效期 2016-01-01 2036-01-01', '有效期 2016-01-01 2036-01-01'],
    ['电话 13800000000', '电话 13800000000'],
  ])('are hidden in %j', (text, hidden) => {
    expect(masking.text(text).replace(/\*+/g, '*')).toBe(hidden.replace(/\*+/g, '*'))
  })

  it('are hidden however short they are where a field of the case holds them', () => {
    const [field] = aCase().fields
    if (!field) throw new Error('no field')
    const passport = {
      ...field,
      name: 'passport_no' as const,
      read: { ...field.read, value: 'E1234567' },
      confirmed: null,
    }
    expect(maskingOf({ evidence: 'none' }, { fields: [passport] }).text('护照E1234567')).toBe('护照E12*4567')
  })

  it('stand as they are where the order wants them plain', () => {
    expect(maskingOf({ evidence: 'plain' }, aCase()).text('11010519491231002X')).toBe('11010519491231002X')
  })
})

describe('which cases get a sheet', () => {
  const cases = (
    ['pass', 'supplement', 'recommend-reject', 'pass', 'conditional', 'recommend-reject'] as const
  ).map(withAdvice)
  const needs = new Map<Need, number>()
  for (const one of cases) needs.set(needOf(one), (needs.get(needOf(one)) ?? 0) + 1)
  const chosen = (most: number) => {
    const choice = createChoice(needs, most)
    return cases.flatMap((one, index) => (choice(needOf(one)) ? [index] : []))
  }

  it('is all of them where they are few', () => expect(chosen(6)).toEqual([0, 1, 2, 3, 4, 5]))
  it('is those that are no clean pass where they are more', () => expect(chosen(5)).toEqual([1, 2, 4, 5]))
  it('is the gravest where these are too many', () => expect(chosen(3)).toEqual([1, 2, 5]))

  it('counts a pass with a severe problem that nobody settled as no clean one', () => {
    const [finding] = aCase().findings
    if (!finding) throw new Error('no finding')
    const { disposition, ...open } = finding
    expect(needOf({ ...withAdvice('pass'), findings: [open] })).toBe('questioned')
    expect(needOf({ ...withAdvice('pass'), findings: [finding] })).toBe('clean')
  })
})

function withAdvice(decision: ResultOpinion['decision']): ResultCase {
  const one = aCase()
  return aCase({ findings: [], opinions: one.opinions.map((opinion) => ({ ...opinion, decision })) })
}
