import { describe, expect, it } from 'vitest'
import { addDays, addYears, ageAt, isRealDate } from '../../../shared/rules/date.ts'

describe('dates', () => {
  it.each(['2024-02-29', '1999-12-31'])('%s is real', (date) => expect(isRealDate(date)).toBe(true))
  it.each(['2023-02-29', '2024-04-31', '2024-13-01', '2024-00-10', '2024-1-1', '长期', ''])(
    '%j is not real',
    (date) => expect(isRealDate(date)).toBe(false),
  )

  it('a year after 29 February is 28 February', () => {
    expect(addYears('2024-02-29', 1)).toBe('2025-02-28')
    expect(addYears('2024-02-29', 4)).toBe('2028-02-29')
  })

  it('days go over months and years', () => expect(addDays('2023-12-31', 60)).toBe('2024-02-29'))

  it('somebody is a year older from the birthday on', () => {
    expect(ageAt('1990-05-10', '2020-05-09')).toBe(29)
    expect(ageAt('1990-05-10', '2020-05-10')).toBe(30)
  })
})
