import { describe, expect, it } from 'vitest'
import { rowsOf } from '../../../main/reading/fields/layout/row.ts'
import { findIdCardBack } from '../../../main/reading/kinds/idCard/findBack.ts'
import type { TextLine } from '../../../main/reading/page/page.ts'
import { aLine, aPage } from './builders.ts'

function values(...lines: TextLine[]) {
  const { authority, from, to } = findIdCardBack(rowsOf(aPage(...lines)))
  return { authority: authority.value, from: from.value, to: to.value }
}

describe('the back of an identity card', () => {
  it('gives the authority and both dates', () => {
    expect(
      values(
        aLine('中华人民共和国', 400, 100),
        aLine('居民身份证', 380, 200),
        aLine('签发机关', 250, 440),
        aLine('样本市公安局', 412, 440),
        aLine('有效期限', 250, 530),
        aLine('2010.01.01-2030.01.01', 412, 530),
      ),
    ).toEqual({ authority: '样本市公安局', from: '2010-01-01', to: '2030-01-01' })
  })

  it('joins an authority of two rows', () => {
    const page = [
      aLine('签发机关', 250, 440),
      aLine('样本省样本市公安局', 412, 440),
      aLine('样本分局', 412, 482),
      aLine('有效期限2010.01.01-2030.01.01', 250, 530),
    ]
    expect(values(...page).authority).toBe('样本省样本市公安局样本分局')
  })

  it('reads a card without an end as 长期', () => {
    expect(values(aLine('有效期限2010.01.01-长期', 250, 530))).toMatchObject({
      from: '2010-01-01',
      to: '长期',
    })
  })

  it.each(['2010.01.012030.01.01', '20100101-20300101', '2010.01.01一2030.01.01'])(
    'reads the dates in %s, whatever became of the marks between them',
    (text) => {
      expect(values(aLine(`有效期限${text}`, 250, 530))).toMatchObject({
        from: '2010-01-01',
        to: '2030-01-01',
      })
    },
  )

  it('finds the dates by their form when the label is lost', () => {
    expect(values(aLine('2010.01.01-2030.01.01', 412, 530))).toMatchObject({ from: '2010-01-01' })
  })

  it('does not make a date out of one that lost a digit', () => {
    expect(values(aLine('有效期限2010.01.01-2030.01.0', 250, 530))).toMatchObject({
      from: '2010-01-01',
      to: null,
    })
  })
})
