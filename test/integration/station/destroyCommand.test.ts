import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { parseReceivingKeys } from '../../../main/package/receivingKey.ts'
import { aParty, packBatch } from '../../fixtures/packages.ts'
import { station } from '../../fixtures/stationCommand.ts'
import { temporaryFolder } from '../../fixtures/temporaryFolder.ts'

const folder = temporaryFolder()
const user = '样本主管'
const witness = { user: '样本见证', given: '主管先给的 口令 lantern 7', own: '只有我知道 gravel 河马 31' }

it('station destroy asks for what must be accepted, destroys, and can write the proof again', async () => {
  const at = (name: string) => join(folder, name)
  const data = ['--data', at('vault')]
  const lender = await aParty('样本银行')
  writeFileSync(at('lender.json'), JSON.stringify(lender.card))
  await station(['init', ...data, '--vendor', '样本外包公司', '--user', user])
  await station(['trust', ...data, at('lender.json'), '--yes'])
  await station(['receiving-key', ...data, '--lender', lender.name, '--out', at('key.json')])
  const { keys } = await parseReceivingKeys(readFileSync(at('key.json'), 'utf8'), 'key.json')
  const recipient = keys[0]?.recipient ?? expect.fail('no key')
  const { path } = await packBatch({ folder, lender, recipient })
  const { answer } = await station(['import', ...data, path])
  const initial = { SEALDESK_NEW_PASSPHRASE: witness.given }
  await station(['add-person', ...data, witness.user, '--role', 'auditor'], initial)
  await station(['passphrase', ...data, '--as', witness.user], {
    SEALDESK_PASSPHRASE: witness.given,
    SEALDESK_NEW_PASSPHRASE: witness.own,
  })

  const destroy = ['destroy', ...data, '--as', user, '--batch', answer.batchId, '--witness', witness.user]
  const both = { SEALDESK_WITNESS_PASSPHRASE: witness.own }
  const refused = await station([...destroy, '--out', at('proof.asice')], both)
  expect(refused).toMatchObject({ code: 1, answer: { error: { code: 'destruction/not-accepted' } } })
  expect(existsSync(at('proof.asice'))).toBe(false)

  const accept = ['--accept', 'not-exported', 'undecided-cases']
  const files = ['--out', at('proof.asice'), '--certificate', at('certificate.html')]
  const done = await station([...destroy, ...accept, ...files], both)
  expect(done).toMatchObject({ code: 0, answer: { batchId: answer.batchId, witness: witness.user } })
  expect(readdirSync(join(at('vault'), 'batches'))).toEqual([])
  expect(readFileSync(at('certificate.html'), 'utf8')).toContain('Certificate of destruction')

  const again = await station([
    'destroy',
    ...data,
    '--as',
    user,
    '--batch',
    answer.batchId,
    '--out',
    at('again.asice'),
  ])
  expect(again).toMatchObject({ code: 0, answer: { completedAt: done.answer.completedAt } })
  expect(existsSync(at('again.asice'))).toBe(true)
})
