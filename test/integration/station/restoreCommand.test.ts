import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { parseReceivingKeys } from '../../../main/package/receivingKey.ts'
import { aDocument, aParty, packBatch } from '../../fixtures/packages.ts'
import { interruptedStation, station } from '../../fixtures/stationCommand.ts'
import { temporaryFolder } from '../../fixtures/temporaryFolder.ts'

it('station restore shows how far it is; an interrupt leaves no vault, and it can be done again', async () => {
  const folder = temporaryFolder()
  const at = (name: string) => join(folder, name)
  const data = ['--data', at('vault')]
  const lender = await aParty('样本银行')
  writeFileSync(at('lender.json'), JSON.stringify(lender.card))
  await station(['init', ...data, '--vendor', '样本外包公司', '--user', '样本主管'])
  await station(['trust', ...data, at('lender.json'), '--yes'])
  await station(['receiving-key', ...data, '--lender', lender.name, '--out', at('key.json')])
  const { keys } = await parseReceivingKeys(readFileSync(at('key.json'), 'utf8'), 'key.json')
  const recipient = keys[0]?.recipient ?? expect.fail('no key')
  const { path } = await packBatch({ folder, lender, recipient, documents: [aDocument('A-001', '1.jpg')] })
  await station(['import', ...data, path])
  await station(['backup', ...data, '--out', at('backup'), '--key-ring', at('ring')])
  const restore = ['restore', at('backup'), '--data', at('restored'), '--key-ring', at('ring')]

  const { code, seen } = await interruptedStation(restore)
  expect(code).not.toBe(0)
  expect(seen).toMatch(/Restoring .*%/)
  expect(readdirSync(at('restored')).filter((name) => /db|batches|restoring|slots/.test(name))).toEqual([])

  expect(await station(restore)).toMatchObject({ code: 0, answer: { batches: 1, withoutKey: 0 } })
})
