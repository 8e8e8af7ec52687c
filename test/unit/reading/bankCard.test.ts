import { describe, expect, it } from 'vitest'
import { findBankCard } from '../../../main/reading/kinds/bankCard/findBankCard.ts'
import { areCardGroups, decideCardNumber } from '../../../main/reading/kinds/bankCard/number.ts'
import { aLine, aPage, aQuad } from './builders.ts'

const right = '6297456782289926337'
const quad = aQuad(600, 40)

function decide(text: string, witness: string, { isWhole = false, again = text } = {}) {
  return decideCardNumber({ text, quad, isWhole }, { main: async () => again, witness: async () => witness })
}

describe('what stands on a bank card', () => {
  it('is a number, joined from its pieces, and the name of the bank', () => {
    const { number, bank } = findBankCard(
      aPage(
        aLine('中国邮政储蓄银行', 120, 60),
        aLine('6297', 80, 380, { size: 44 }),
        aLine('4567', 230, 380, { size: 44 }),
        aLine('8228', 380, 380, { size: 44 }),
        aLine('9926', 530, 380, { size: 44 }),
        aLine('337', 680, 380, { size: 44 }),
        aLine('客户服务热线95000', 80, 580),
      ),
    )
    expect([number.value, bank.value]).toEqual([right, '中国邮政储蓄银行'])
  })

  it('is printed in groups that are told from their distance', () => {
    const card = findBankCard(aPage(aLine('6297 4567 8228 9926 337', 80, 380, { size: 44 })))
    expect(card.groups).toEqual([4, 4, 4, 4, 3])
  })

  it('names the bank a second time in Latin letters', () => {
    const card = findBankCard(aPage(aLine('中国工商银行', 120, 60), aLine('ICBC', 120, 110)))
    expect(card.bankElsewhere).toBe('中国工商银行')
  })

  it('is not what kind of card it is, though that stands as high as the bank', () => {
    const card = findBankCard(aPage(aLine('储蓄卡', 80, 60), aLine('交通银行', 600, 60)))
    expect(card.bank.value).toBe('交通银行')
  })

  it('takes no telephone number for a card number', () => {
    expect(findBankCard(aPage(aLine('400-000-0000', 80, 380))).number.value).toBeNull()
  })
})

describe('a card number', () => {
  it('that passes Luhn and that both readers have is sure', async () => {
    expect(await decide(right, right)).toMatchObject({ value: right, sure: true })
  })

  it('that passes and stands evenly is sure without the second reader', async () => {
    expect(await decide(right, '62', { isWhole: true })).toMatchObject({ value: right, sure: true })
  })

  it('that passes by itself is doubtful: a lost digit may have been an accident', async () => {
    expect(await decide(right, '62')).toMatchObject({ value: right, sure: false })
  })

  it('that fails is read again', async () => {
    const reading = await decide('6297456782289926331', '62', { again: right })
    expect(reading).toMatchObject({ value: right, sure: false })
    expect(reading.reasons).toContain('chosen-by-check-digit')
  })

  it('that lost its last group is read farther to the right', async () => {
    expect(await decide('6297456782289926', '62', { again: right })).toMatchObject({ value: right })
  })

  it.each([[[4, 4, 4, 4, 3]], [[6, 13]], [[19]]])('stands in groups of %j', (groups) => {
    expect(areCardGroups(groups)).toBe(true)
  })

  it.each([[[4, 3, 4, 4, 3]], [[5, 13]]])('does not stand in groups of %j', (groups) => {
    expect(areCardGroups(groups)).toBe(false)
  })
})
