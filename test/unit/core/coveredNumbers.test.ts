import { describe, expect, it } from 'vitest'
import { coveredBoxes, maskedLines } from '../../../main/core/coveredNumbers.ts'
import type { Box, PageReading } from '../../../shared/domain/reading.ts'

const line = (text: string, box: Box = [0, 0.8, 1, 0.9]) => ({ text, confidence: 1, box })
const field = (value: string, box: Box) => ({
  value,
  confidence: 1,
  state: 'sure' as const,
  reasons: [],
  box,
})
const shown = (text: string, fields: PageReading['fields'] = {}) =>
  maskedLines({ lines: [line(text)], fields })[0]?.text

describe('numbers that nobody has asked to see', () => {
  it.each([
    ['身份证号11010519491231002X，电话', '身份证号110***********002X，电话'],
    ['卡号 6222 0000 0000 0000 000', '卡号 622**************** 000'],
    ['合计 120,000.00 元', '合计 120,000.00 元'],
    ['2026-03-02 08:00', '2026-03-02 08:00'],
  ])('in the text %s', (text, masked) => {
    expect(shown(text)).toBe(masked)
  })

  it('are all those in a line on which a masked field stands', () => {
    const fields = { passport_no: field('E12345678', [0.4, 0.82, 0.6, 0.88]) }
    expect(shown('护照号 E12345678', fields)).toBe('护照号 E12**5678')
  })

  it('are not the code of a firm, which is public', () => {
    const fields = { uscc: field('911101050000000000', [0, 0, 1, 0.1]) }
    expect(shown('信用代码 911101050000000000', fields)).toBe('信用代码 911101050000000000')
  })

  it('are covered on the page where the field stands, and where else one is read', () => {
    const fields = { id_number: field('11010519491231002X', [0.3, 0.82, 0.9, 0.88]) }
    const lines = [
      line('公民身份号码11010519491231002X'),
      line('身份证11010519491231002X', [0, 0, 0.48, 0.05]),
    ]
    expect(coveredBoxes({ lines, fields })).toEqual([
      [0.3, 0.82, 0.9, 0.88],
      [expect.closeTo(0.12), 0, expect.closeTo(0.48), 0.05],
    ])
  })
})
