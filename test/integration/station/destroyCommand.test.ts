import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { commandStation } from '../../fixtures/commandStation.ts'
import { station } from '../../fixtures/stationCommand.ts'

const witness = { user: '样本见证', given: '主管先给的 口令 lantern 7', own: '只有我知道 gravel 河马 31' }

it('station destroy asks for what must be accepted, destroys, and can write the proof again', async () => {
  const { at, data, supervisor, batchId, batch } = await commandStation()
  const initial = { SEALDESK_NEW_PASSPHRASE: witness.given }
  await station(['add-person', ...data, witness.user, '--role', 'auditor'], initial)
  await station(['passphrase', ...data, '--as', witness.user], {
    SEALDESK_PASSPHRASE: witness.given,
    SEALDESK_NEW_PASSPHRASE: witness.own,
  })

  const destroy = ['destroy', ...data, '--as', supervisor, ...batch, '--witness', witness.user]
  const both = { SEALDESK_WITNESS_PASSPHRASE: witness.own }
  const refused = await station([...destroy, '--out', at('proof.asice')], both)
  expect(refused).toMatchObject({ code: 1, answer: { error: { code: 'destruction/not-accepted' } } })
  expect(existsSync(at('proof.asice'))).toBe(false)

  const accept = ['--accept', 'not-exported', 'undecided-cases']
  const files = ['--out', at('proof.asice'), '--certificate', at('certificate.html')]
  const done = await station([...destroy, ...accept, ...files], both)
  expect(done).toMatchObject({ code: 0, answer: { batchId, witness: witness.user } })
  expect(readdirSync(join(at('vault'), 'batches'))).toEqual([])
  expect(readFileSync(at('certificate.html'), 'utf8')).toContain('Certificate of destruction')

  const again = await station(['destroy', ...data, '--as', supervisor, ...batch, '--out', at('again.asice')])
  expect(again).toMatchObject({ code: 0, answer: { completedAt: done.answer.completedAt } })
  expect(existsSync(at('again.asice'))).toBe(true)
})
