import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { parseReceivingKeys } from '../../../main/package/receivingKey.ts'
import { aDocument, aParty, packBatch } from '../../fixtures/packages.ts'
import { station } from '../../fixtures/stationCommand.ts'
import { temporaryFolder } from '../../fixtures/temporaryFolder.ts'

const folder = temporaryFolder()

it('station export hands over what is decided, with a reason while the rest waits, and what was lost again', async () => {
  const at = (name: string) => join(folder, name)
  const data = ['--data', at('vault')]
  const lender = await aParty('样本银行')
  writeFileSync(at('lender.json'), JSON.stringify(lender.card))
  await station(['init', ...data, '--vendor', '样本外包公司', '--user', '样本主管'])
  await station(['trust', ...data, at('lender.json'), '--yes'])
  await station(['receiving-key', ...data, '--lender', lender.name, '--out', at('key.json')])
  const { keys } = await parseReceivingKeys(readFileSync(at('key.json'), 'utf8'), 'key.json')
  const recipient = keys[0]?.recipient ?? expect.fail('no key')
  const documents = ['A-001', 'A-002'].map((caseNo) => aDocument(caseNo, '1.jpg'))
  const { path } = await packBatch({ folder, lender, recipient, documents })
  const { answer } = await station(['import', ...data, path])
  const batch = [...data, '--batch', answer.batchId]
  const decide = (caseNo: string) => station(['opinion', ...batch, '--case', caseNo, '--decision', 'pass'])
  const hand = (name: string, ...more: string[]) => station(['export', ...batch, '--out', at(name), ...more])

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
