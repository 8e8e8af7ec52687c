import { expect, it } from 'vitest'
import { isFound } from '../../../renderer/components/isFound.ts'

it.each(['资料', 'missing', 'zlqs', 'ziliao', 'quesh', ' ZLQ '])(
  '资料缺失 DOCUMENT_MISSING is found by %j',
  (typed) => {
    expect(isFound(typed, '资料缺失 DOCUMENT_MISSING')).toBe(true)
  },
)

it.each(['合同', 'expired', 'zxq', 'zs', 'qd'])('and not by %j', (typed) => {
  expect(isFound(typed, '资料缺失 DOCUMENT_MISSING')).toBe(false)
})
