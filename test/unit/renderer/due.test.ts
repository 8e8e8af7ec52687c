import { describe, expect, it } from 'vitest'
import { nearnessOf } from '../../../renderer/screens/queue/due.ts'

describe('how near the day is on which a case is due', () => {
  it.each([
    ['2026-11-18', { is: 'overdue', days: 3 }],
    ['2026-11-20', { is: 'overdue', days: 1 }],
    ['2026-11-21', { is: 'today' }],
    ['2026-11-22', { is: 'soon', days: 1 }],
    ['2026-11-24', { is: 'soon', days: 3 }],
    ['2026-11-25', { is: 'far' }],
  ])('%s', (due, nearness) => {
    expect(nearnessOf(due, '2026-11-21')).toEqual(nearness)
  })

  it('counts calendar days, over the end of a month and of a year', () => {
    expect(nearnessOf('2027-01-01', '2026-12-31')).toEqual({ is: 'soon', days: 1 })
    expect(nearnessOf('2026-02-28', '2026-03-01')).toEqual({ is: 'overdue', days: 1 })
  })
})
