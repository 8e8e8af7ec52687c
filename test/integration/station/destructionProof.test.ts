import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createDestructionStore } from '../../../main/batch/destructionStore.ts'
import { identityFile } from '../../../main/package/identity.ts'
import { openPackage } from '../../../main/package/reader.ts'
import { isSignedBy, signedJson } from '../../../main/package/signedJson.ts'
import { verifyPackage } from '../../../main/package/verify.ts'
import { writeDestructionPackage } from '../../../main/report/destructionPackage.ts'
import { openVault } from '../../../main/vault/vault.ts'
import { DestructionApproval, DestructionStatement } from '../../../shared/domain/destruction.ts'
import type { BatchId } from '../../../shared/domain/ids.ts'
import { runCli } from '../../fixtures/commandLine.ts'
import { corePorts, stationTime } from '../../fixtures/corePorts.ts'
import { supervisor, type TestStation } from '../../fixtures/station.ts'
import { destroy, none, stationOfTwo, witness } from './twoPeople.ts'

describe('the proof of a destruction', () => {
  it('is a package that the lender verifies, with the order under both signatures', async () => {
    const station = await stationOfTwo()
    const batch = await station.imported()
    const statement = await destroy(station, batch)
    const out = join(station.folder, 'destruction.asice')
    await station.api.destruction.exportPackage({ batch, target: station.core.grant(out) })
    const card = join(station.folder, 'vendor.json')
    await station.api.station.exportCard({ target: station.core.grant(card) })
    const verification = await verifyPackage(out, {
      kind: 'destruction',
      trusted: [JSON.parse(readFileSync(card, 'utf8'))],
      identities: [station.lender.identity],
      now: stationTime,
    })
    if ('error' in verification) throw verification.error
    expect(verification.header.refs).toEqual({
      batchId: batch,
      batchSumsSha256: statement.batchSumsSha256,
    })
    const reader = await openPackage(out, verification.identity, verification)
    onTestFinished(() => reader.close())
    const json = async (name: string) => JSON.parse(Buffer.from(await reader.read(name)).toString('utf8'))
    expect(DestructionStatement.parse(await json('destruction.json'))).toEqual(statement)
    for (const [name, user] of [
      ['operator', supervisor.user],
      ['witness', witness.user],
    ] as const) {
      const approval = DestructionApproval.parse(await json(`${name}.json`))
      expect(approval).toMatchObject({ as: name, [name]: user, batchId: batch, keyId: statement.keyId })
      expect(await isSignedBy(approval, approval.certificate)).toBe(true)
      const altered = { ...approval, cases: 99 }
      expect(await isSignedBy(altered, approval.certificate)).toBe(false)
    }
  })

  it('is valid for the kit of the lender, and not where somebody else witnessed than it says', async () => {
    const station = await stationOfTwo()
    const batch = await station.imported()
    await destroy(station, batch)
    const out = join(station.folder, 'destruction.asice')
    await station.api.destruction.exportPackage({ batch, target: station.core.grant(out) })
    const vendor = join(station.folder, 'vendor.json')
    await station.api.station.exportCard({ target: station.core.grant(vendor) })
    const keys = join(station.folder, 'keys')
    mkdirSync(keys)
    const { identity, card } = station.lender
    writeFileSync(
      join(keys, 'identity.txt'),
      identityFile({ identity, recipient: card.recipient }, stationTime),
    )
    const verify = (file: string) =>
      runCli(['lender', 'verify', file, '--keys', keys, '--vendor', vendor, '--json'], {
        clock: () => stationTime,
      })
    expect((await verify(out)).json).toMatchObject({
      verdict: 'valid',
      kind: 'destruction',
      refs: { batchId: batch },
    })

    const forged = await forgedFrom(station, batch)
    const refused = await verify(forged)
    expect(refused.code).toBe(1)
    expect(refused.json).toMatchObject({ error: { code: 'package/invalid-destruction' } })
  })

  it('is a certificate to print that names what was destroyed, by whom, and what is out of reach', async () => {
    const station = await stationOfTwo()
    const batch = await station.imported()
    const statement = await destroy(station, batch)
    const out = join(station.folder, 'certificate.html')
    await station.api.destruction.exportCertificate({
      batch,
      language: 'zh',
      target: station.core.grant(out),
    })
    const html = readFileSync(out, 'utf8')
    const { batchSumsSha256, keyId, operator, completedAt, batchAudit, vaultAudit } = statement
    for (const named of [batch, batchSumsSha256, keyId, operator, statement.witness, completedAt])
      expect(html).toContain(named)
    expect(html).toContain(batchAudit?.hash)
    expect(html).toContain(vaultAudit?.hash)
    expect(html).toContain('委托方自己保存的资料')
  })

  it('is in the log of the vault, with the end of the log that went with the batch', async () => {
    const station = await stationOfTwo()
    const batch = await station.imported()
    const { batchAudit } = await destroy(station, batch)
    const { entries } = await station.api.audit.list({
      batch: null,
      filter: { about: batch },
      offset: 0,
      limit: 100,
    })
    expect(entries.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['batch.destruction-ordered', 'batch.destroyed']),
    )
    expect(entries.find(({ action }) => action === 'batch.destruction-ordered')?.detail).toMatchObject({
      logHash: batchAudit?.hash,
    })
  })
})

/** A package signed by the vendor in which the operator alone says to have witnessed. */
async function forgedFrom(station: TestStation, batchId: BatchId): Promise<string> {
  await station.core.close()
  const vault = await openVault(corePorts(station.dir, none), supervisor)
  onTestFinished(() => vault.close())
  const destruction = createDestructionStore(vault.database).get(batchId)
  const statement = destruction?.statement
  if (!destruction || !statement) return expect.fail('not destroyed')
  const { signature, ...order } = destruction.witness.approval
  const text = await signedJson({ ...order, certificate: vault.person.certificatePem }, vault.person)
  const out = join(station.folder, 'forged.asice')
  await writeDestructionPackage(
    {
      statement,
      destruction: { ...destruction, witness: { ...destruction.witness, text } },
      vendor: vault.vendor,
      lender: station.lender.card,
      clock: () => stationTime,
    },
    out,
  )
  return out
}

it('refuses to destroy a batch that a job works on', async () => {
  const reading = Promise.withResolvers<never>()
  const station = await aStationReading(reading.promise)
  const batch = await station.imported()
  const job = await station.api.batch.read({ batch })
  await expect(destroy(station, batch)).rejects.toMatchObject({ code: 'batch/busy' })
  reading.reject(new Error('the test is over'))
  await station.api.job.cancel({ job })
})

async function aStationReading(result: Promise<never>): Promise<TestStation> {
  void result.catch(none)
  return stationOfTwo({ readers: [{ reader: { read: () => result } }] })
}
