import { existsSync } from 'node:fs'
import { expect, it } from 'vitest'
import { commandStation } from '../../fixtures/commandStation.ts'
import { station } from '../../fixtures/stationCommand.ts'

it('station export hands over what is decided, with a reason while the rest waits, and what was lost again', async () => {
  const { at, data, batch } = await commandStation(['A-001', 'A-002'])
  const decide = (caseNo: string) =>
    station(['opinion', ...data, ...batch, '--case', caseNo, '--decision', 'pass'])
  const hand = (name: string, ...more: string[]) =>
    station(['export', ...data, ...batch, '--out', at(name), ...more])

  await decide('A-002')
  expect(await hand('1.asice')).toMatchObject({
    code: 1,
    answer: { error: { code: 'result/reason-required', params: { count: 1, caseNo: 'A-001' } } },
  })
  expect(existsSync(at('1.asice'))).toBe(false)
  expect(await hand('1.asice', '--reason', '客户急用')).toMatchObject({
    code: 0,
    answer: { index: 1, cases: 1, undecided: 1 },
  })
  await decide('A-001')
  expect(await hand('2.asice')).toMatchObject({ code: 0, answer: { index: 2, cases: 1, undecided: 0 } })
  expect(await hand('3.asice')).toMatchObject({ code: 1, answer: { error: { code: 'result/nothing-new' } } })
  expect(await hand('3.asice', '--again')).toMatchObject({ code: 0, answer: { index: 3, cases: 2 } })
})
