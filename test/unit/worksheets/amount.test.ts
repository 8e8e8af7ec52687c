import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fenOf, yuanText } from '../../../shared/worksheets/amount.ts'

describe('an amount as somebody types it', () => {
  it.each([
    ['1234.5', 123_450],
    ['1,234.50', 123_450],
    ['1，234．5', 123_450],
    [' ¥ 1 234 ', 123_400],
    ['-12', -1200],
    ['−12.34', -1234],
    ['(12.00)', -1200],
    ['（12.00）', -1200],
    ['12-', -1200],
    ['¥-3', -300],
    ['+0.01', 1],
    ['.5', 50],
    ['12万', 12_000_000],
    ['-0', 0],
  ])('%s is understood', (text, fen) => {
    expect(fenOf(text)).toBe(fen)
  })

  it.each(['', '-', '1.234', 'abc', '12 USD', '1-2', '--1', '()'])('“%s” is none', (text) => {
    expect(fenOf(text)).toBeNull()
  })

  it('is read back from what is shown', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e15, max: 1e15 }), (fen) => {
        expect(fenOf(yuanText(fen))).toBe(fen)
      }),
    )
  })

  it('is shown with thousands set apart', () => {
    expect(yuanText(-123_456_789)).toBe('-1,234,567.89')
    expect(yuanText(5)).toBe('0.05')
  })
})
