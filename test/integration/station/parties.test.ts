import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { generateIdentity } from '../../../main/package/identity.ts'
import { parseReceivingKeys } from '../../../main/package/receivingKey.ts'
import { verifyPackage } from '../../../main/package/verify.ts'
import { CaseNo } from '../../../shared/domain/ids.ts'
import { aParty, now, packBatch } from '../../fixtures/packages.ts'
import { aStation, handOverRotation, type TestStation } from '../../fixtures/station.ts'

const caseNo = CaseNo.parse('A-001')

async function decided(station: TestStation) {
  const batch = await station.imported()
  await station.api.opinion.submit({
    batch,
    caseNo,
    decision: 'supplement',
    reasons: [{ code: 'DOCUMENT_MISSING', document: null, field: null }],
    remark: '',
  })
  return batch
}

function exported(station: TestStation, batch: Awaited<ReturnType<typeof decided>>) {
  const out = join(station.folder, 'result.asice')
  return { out, end: station.ended(station.api.batch.export({ batch, target: station.core.grant(out) })) }
}

async function vendorCard({ api, core, folder }: TestStation) {
  const file = join(folder, 'vendor.json')
  await api.station.exportCard({ target: core.grant(file) })
  return JSON.parse(readFileSync(file, 'utf8'))
}

describe('a lender that has rotated its keys', () => {
  it('sends batches with the new ones, and gets results of earlier batches for the new ones', async () => {
    const station = await aStation()
    const batch = await decided(station)
    const next = await aParty(station.lender.name)
    await handOverRotation(station, station.lender, next)

    const { out, end } = exported(station, batch)
    expect((await end).outcome).toEqual({ state: 'done' })
    const verdictFor = async (identity: string) =>
      (
        await verifyPackage(out, {
          kind: 'result',
          trusted: [await vendor],
          identities: [identity],
          now,
        })
      ).verdict
    const vendor = vendorCard(station)
    expect(await verdictFor(next.identity)).toBe('valid')
    expect(await verdictFor(station.lender.identity)).toBe('wrong-recipient')

    const file = join(station.folder, 'for-the-next.json')
    const target = station.core.grant(file)
    await station.api.lender.issueReceivingKey({ lender: next.name, target })
    const [key] = (await parseReceivingKeys(readFileSync(file, 'utf8'), file)).keys
    const { folder } = station
    const { path } = await packBatch({ folder, lender: next, recipient: key?.recipient ?? '' })
    const import2 = station.ended(station.api.batch.import({ package: station.core.grant(path) }))
    expect((await import2).outcome).toEqual({ state: 'done' })
  })

  it('can still use a receiving key that was issued before', async () => {
    const station = await aStation()
    const file = join(station.folder, 'before.json')
    const { lender, core, api, folder } = station
    await api.lender.issueReceivingKey({ lender: lender.name, target: core.grant(file) })
    const [key] = (await parseReceivingKeys(readFileSync(file, 'utf8'), file)).keys
    const next = await aParty(lender.name)
    await handOverRotation(station, lender, next)
    const { path } = await packBatch({ folder, lender: next, recipient: key?.recipient ?? '' })
    const end = await station.ended(api.batch.import({ package: core.grant(path) }))
    expect(end.outcome).toEqual({ state: 'done' })
    expect(await api.lender.receivingKeys()).toMatchObject([{ state: 'used', batch: end.batch }])
  })
})

describe('a revoked lender', () => {
  it('gets no result, no key, and what it had not used is withdrawn', async () => {
    const station = await aStation()
    const { api, core, folder, lender, defects } = station
    const batch = await decided(station)
    await station.packed()
    expect(await api.lender.list()).toMatchObject([{ unusedKeys: 1, revoked: null }])
    await api.lender.revoke({ lender: lender.name, reason: '密钥泄露' })

    expect(await api.lender.list()).toMatchObject([{ unusedKeys: 0, revoked: { reason: '密钥泄露' } }])
    expect((await api.lender.receivingKeys()).map(({ state }) => state).toSorted()).toEqual([
      'used',
      'withdrawn',
    ])
    expect((await exported(station, batch).end).outcome).toMatchObject({
      state: 'failed',
      error: { code: 'lender/revoked' },
    })
    const target = core.grant(join(folder, 'none.json'))
    await expect(
      api.lender.issueReceivingKeyBook({ lender: lender.name, count: 3, target }),
    ).rejects.toMatchObject({ code: 'lender/revoked' })
    expect(defects).toEqual([])
  })
})

describe('a card', () => {
  it('whose recipient was exchanged after the comparison is not trusted', async () => {
    const { api, core, folder } = await aStation()
    const other = await aParty('第二银行')
    const file = join(folder, 'other.json')
    writeFileSync(file, JSON.stringify(other.card))
    const card = core.grant(file)
    const { cardSha256 } = await api.lender.inspect({ card })
    const { recipient } = await generateIdentity()
    writeFileSync(file, JSON.stringify({ ...other.card, recipient }))
    await expect(api.lender.trust({ card, cardSha256 })).rejects.toMatchObject({
      code: 'lender/fingerprint-differs',
    })
    expect(await api.lender.list()).toHaveLength(1)
  })

  it('with another certificate under a registered name is refused before anybody telephones', async () => {
    const { api, core, folder, lender } = await aStation()
    const file = join(folder, 'impostor.json')
    writeFileSync(file, JSON.stringify((await aParty(lender.name)).card))
    await expect(api.lender.inspect({ card: core.grant(file) })).rejects.toMatchObject({
      code: 'lender/exists',
    })
  })
})

describe('a book of receiving keys', () => {
  it('takes as many batches as it has keys', async () => {
    const station = await aStation()
    const { api, core, folder, lender } = station
    const file = join(folder, 'book.json')
    await api.lender.issueReceivingKeyBook({ lender: lender.name, count: 3, target: core.grant(file) })
    const { keys } = await parseReceivingKeys(readFileSync(file, 'utf8'), file)
    for (const { recipient } of keys) {
      const { path } = await packBatch({ folder, lender, recipient })
      const end = await station.ended(api.batch.import({ package: core.grant(path) }))
      expect(end.outcome).toEqual({ state: 'done' })
    }
    expect((await api.lender.receivingKeys()).map(({ state }) => state)).toEqual(['used', 'used', 'used'])
  })

  it('of which some are withdrawn leaves none of them in the copy of the key ring', async () => {
    const station = await aStation()
    const { api, core, folder, lender } = station
    const [book, backup, keyRing] = ['book.json', 'backup', 'key-ring'].map((name) => join(folder, name))
    if (!book || !backup || !keyRing) throw new Error('three paths were asked for')
    const target = core.grant(book)
    const { keyIds } = await api.lender.issueReceivingKeyBook({ lender: lender.name, count: 2, target })
    await station.ended(api.backup.write({ backup: core.grant(backup), keyRing: core.grant(keyRing) }))
    const [gone = '', kept = ''] = keyIds
    expect(readFileSync(keyRing, 'utf8')).toContain(gone)
    await api.lender.withdrawReceivingKeys({ keyIds: [gone] })
    expect(readFileSync(keyRing, 'utf8')).not.toContain(gone)
    expect(readFileSync(keyRing, 'utf8')).toContain(kept)
  })
})
