import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseAmount } from '../../../shared/rules/capitalAmount.ts'
import { capitalAmount, capitalSpellings } from '../../../shared/rules/capitalSpellings.ts'

// The amounts and spellings that 支付结算办法, appendix 1, item 4 gives as its examples.
const published: readonly (readonly [number, string])[] = [
  [140_950, '人民币壹仟肆佰零玖元伍角'],
  [600_714, '人民币陆仟零柒元壹角肆分'],
  [168_032, '人民币壹仟陆佰捌拾元零叁角贰分'],
  [168_032, '人民币壹仟陆佰捌拾元叁角贰分'],
  [10_700_053, '人民币壹拾万柒仟元零伍角叁分'],
  [10_700_053, '人民币壹拾万零柒仟元伍角叁分'],
  [1_640_902, '人民币壹万陆仟肆佰零玖元零贰分'],
  [32_504, '人民币叁佰贰拾伍元零肆分'],
]

describe('an amount in capital numerals', () => {
  it.each(published)('%i fen is read without a fault from %s', (fen, text) => {
    expect(parseAmount(text)).toEqual({ fen, currency: 'CNY', faults: [] })
  })

  it.each(published)('%i fen may be written %s', (fen, text) => {
    expect(capitalSpellings(fen).map((spelling) => `人民币${spelling}`)).toContain(text)
  })

  it.each([
    [100, '壹元整'],
    [1000, '壹拾元整'],
    [10_500, '壹佰零伍元整'],
    [20_000_000, '贰拾万元整'],
    [105_000_000, '壹佰零伍万元整'],
    [200_500_000, '贰佰万零伍仟元整'],
    [10_000_000_100, '壹亿零壹元整'],
    [30_000_000_000, '叁亿元整'],
    [5, '伍分'],
    [50, '伍角'],
    [100_000_000_000_000, '壹万亿元整'],
  ])('%i fen is written %s', (fen, words) => expect(capitalAmount(fen)).toBe(words))

  it('is read back as the same number, however the rule lets it be written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999_999_999_999 }), (fen) => {
        for (const spelling of capitalSpellings(fen))
          expect(parseAmount(spelling)).toEqual({ fen, currency: 'CNY', faults: [] })
      }),
    )
  })

  it('means another number, or has a fault, with any one numeral left out', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999_999_999 }), fc.nat(), (fen, at) => {
        const words = capitalAmount(fen)
        const without = [...words].filter((_, index, all) => index !== at % all.length).join('')
        fc.pre(!capitalSpellings(fen).includes(without))
        const read = parseAmount(without)
        expect(read?.fen === fen && read.faults.length === 0).toBe(false)
      }),
    )
  })

  it.each([
    ['伍佰万圆整', 500_000_000],
    ['伍佰萬圓正', 500_000_000],
    ['（人民币）贰佰万元整', 200_000_000],
    ['人民币（大写）：壹佰零伍万元整', 105_000_000],
    ['叁佰壹拾点伍万元整', 310_500_000],
    ['壹仟贰佰叁拾肆亿伍仟陆佰柒拾捌万玖仟零壹拾贰元叁角肆分', 12_345_678_901_234],
  ])('%s is %i fen', (text, fen) => expect(parseAmount(text)?.fen).toBe(fen))

  it.each([
    ['五百万元整', ['ordinary-numerals']],
    ['伍佰万元', ['ending-missing']],
    ['伍佰万', ['ending-missing']],
    ['叁佰贰拾伍元零肆分整', ['ending-after-fen']],
    ['叁佰贰拾伍元肆分', ['zero']],
    ['壹佰伍元整', ['zero']],
    ['壹佰零伍零万元整', ['zero']],
    ['拾伍元整', ['spelling']],
    ['十五元', ['ordinary-numerals', 'ending-missing', 'spelling']],
  ])('%s has the faults %j', (text, faults) => expect(parseAmount(text)?.faults).toEqual(faults))
})

describe('an amount in digits', () => {
  it.each([
    ['500.000000万元', 500_000_000],
    ['500.000000万人民币', 500_000_000],
    ['人民币1,050,000.00元', 105_000_000],
    ['￥1,409.50', 140_950],
    ['０.１亿元', 1_000_000_000],
    ['1680', 168_000],
    ['12345.6789万元整', 12_345_678_900],
  ])('%s is %i fen', (text, fen) => {
    expect(parseAmount(text)).toEqual({ fen, currency: 'CNY', faults: [] })
  })
})

it.each([
  ['100万美元', 10_000_000_0, 'USD'],
  ['壹佰万美元整', 100_000_000, 'USD'],
  ['美元壹佰万元整', 100_000_000, 'USD'],
  ['港币50万元', 50_000_000, 'HKD'],
  ['5000.00万欧元', 5_000_000_000, 'EUR'],
])('%s is %i hundredths of %s', (text, fen, currency) => {
  expect(parseAmount(text)).toMatchObject({ fen, currency })
})

it.each([
  '',
  '元',
  '整',
  '万元',
  '零',
  '伍拾佰元',
  '佰伍元',
  '1.234',
  '1.2.3元',
  '伍百伍百元',
  '法定代表人',
  '999999亿亿元',
])('%j is no amount', (text) => expect(parseAmount(text)).toBeNull())
