import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { CoreRules } from '../../../main/core/organisation.ts'
import { cardSha256 } from '../../../main/package/card.ts'
import { certificateSha256 } from '../../../main/package/certificate.ts'
import { CaseNo } from '../../../shared/domain/ids.ts'
import { UserName } from '../../../shared/domain/person.ts'
import { createClient } from '../../../shared/ipc/client.ts'
import { contract } from '../../../shared/ipc/contract.ts'
import { jobEnd } from '../../fixtures/jobEnd.ts'
import { aParty } from '../../fixtures/packages.ts'
import { aCore, aStation, supervisor, type TestStation } from '../../fixtures/station.ts'

/** The same station on the next day, when its organisation has laid something down. */
async function underRules(station: TestStation, rules: CoreRules): Promise<TestStation> {
  await station.core.close()
  const { core, defects } = aCore(station.dir, { rules })
  const api = createClient(contract, core)
  await api.vault.unlock(supervisor)
  return { ...station, core, defects, api, ended: (start) => jobEnd(core, start) }
}

describe('where only certain lenders are dealt with', () => {
  it('nothing more is taken from another, also not from one that was trusted before', async () => {
    const before = await aStation()
    const { path } = await before.packed()
    const station = await underRules(before, { allowedLenders: [] })
    const { api, core, folder, lender } = station
    const end = await station.ended(api.batch.import({ package: core.grant(path) }))
    const refusal = { code: 'lender/not-allowed', params: { lender: lender.name } }
    expect(end.outcome).toMatchObject({ state: 'failed', error: refusal })
    const target = core.grant(join(folder, 'another-key.json'))
    await expect(api.lender.issueReceivingKey({ lender: lender.name, target })).rejects.toMatchObject(refusal)
    const card = join(folder, 'other.json')
    writeFileSync(card, JSON.stringify((await aParty('另一家样本银行')).card))
    await expect(api.lender.inspect({ card: core.grant(card) })).rejects.toMatchObject({
      code: 'lender/not-allowed',
    })
  })

  it.each([
    ['card', cardSha256],
    ['certificate', (card: Parameters<typeof cardSha256>[0]) => certificateSha256(card.certificate)],
  ])('those named by the fingerprint of their %s are', async (_of, fingerprint) => {
    const before = await aStation()
    const { path } = await before.packed()
    const station = await underRules(before, { allowedLenders: [fingerprint(before.lender.card)] })
    const { api, core } = station
    const end = await station.ended(api.batch.import({ package: core.grant(path) }))
    expect(end.outcome).toEqual({ state: 'done' })
  })

  it('what is here already is finished: its result still goes out', async () => {
    const before = await aStation()
    const batch = await before.imported()
    const station = await underRules(before, { allowedLenders: [] })
    const { api, core, folder } = station
    await api.opinion.submit({
      batch,
      caseNo: CaseNo.parse('A-001'),
      decision: 'supplement',
      reasons: [{ code: 'DOCUMENT_MISSING', document: null, field: null }],
      remark: '',
    })
    const target = core.grant(join(folder, 'result.asice'))
    expect((await station.ended(api.batch.export({ batch, target }))).outcome).toEqual({ state: 'done' })
  })
})

describe('where files for others go into one folder', () => {
  it('nothing is written elsewhere, and a backup all the same', async () => {
    const before = await aStation()
    const out = join(before.folder, 'out')
    mkdirSync(out)
    const station = await underRules(before, { exportFolder: out })
    const { api, core, folder, lender } = station
    const elsewhere = join(folder, 'elsewhere.json')
    const refusal = { code: 'file/outside-export-folder', params: { folder: out } }
    const target = core.grant(elsewhere)
    await expect(api.station.exportCard({ target })).rejects.toMatchObject(refusal)
    await expect(api.lender.issueReceivingKey({ lender: lender.name, target })).rejects.toMatchObject(refusal)
    await expect(
      api.lender.issueReceivingKeyBook({ lender: lender.name, count: 2, target }),
    ).rejects.toMatchObject(refusal)
    expect(existsSync(elsewhere)).toBe(false)
    expect(await api.lender.receivingKeys()).toEqual([])
    await api.station.exportCard({ target: core.grant(join(out, 'card.json')) })
    expect(existsSync(join(out, 'card.json'))).toBe(true)
    const backup = {
      backup: core.grant(join(folder, 'a.backup')),
      keyRing: core.grant(join(folder, 'key-ring.json')),
    }
    expect((await station.ended(api.backup.write(backup))).outcome).toEqual({ state: 'done' })
  })

  it('a result is not even begun for another place', async () => {
    const before = await aStation()
    const batch = await before.imported()
    const out = join(before.folder, 'out')
    mkdirSync(out)
    const { api, core, folder } = await underRules(before, { exportFolder: out })
    const target = core.grant(join(folder, 'result.asice'))
    await expect(api.batch.export({ batch, target })).rejects.toMatchObject({
      code: 'file/outside-export-folder',
    })
  })
})

describe('where passphrases are longer', () => {
  const rules: CoreRules = { minimumPassphrase: 20 }
  const short = 'tractor 木星 9f!q'

  it('a shorter one is weak, however hard it is to guess', async () => {
    const station = await underRules(await aStation(), rules)
    const { api } = station
    expect(await api.vault.passphraseStrength({ passphrase: short, known: [] })).toMatchObject({
      sufficient: false,
      warning: 'tooShort',
    })
    const weak = { code: 'vault/weak-passphrase', params: { minimum: 20 } }
    const person = {
      user: UserName.parse('样本初审'),
      roles: ['reviewer-1' as const],
      ownPassphrase: supervisor.passphrase,
    }
    await expect(api.person.add({ ...person, passphrase: short })).rejects.toMatchObject(weak)
    const change = { ...supervisor, next: { passphrase: short, keyFile: { use: 'none' as const } } }
    await expect(api.vault.changePassphrase(change)).rejects.toMatchObject(weak)
    await api.person.add({ ...person, passphrase: `${short} und noch mehr` })
  })

  it('a vault is not made with a shorter one', async () => {
    const { folder } = await aStation()
    const { core } = aCore(join(folder, 'another'), { rules })
    const made = createClient(contract, core).vault.create({
      vendor: '样本外包公司',
      user: supervisor.user,
      passphrase: short,
    })
    await expect(made).rejects.toMatchObject({ code: 'vault/weak-passphrase', params: { minimum: 20 } })
  })
})
