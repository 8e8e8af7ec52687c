import { createHash, X509Certificate } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import canonicalize from 'canonicalize'
import { compactVerify, importX509 } from 'jose'
import { describe, expect, it } from 'vitest'
import { openPackage } from '../../../main/package/reader.ts'
import { verifyPackage } from '../../../main/package/verify.ts'
import { verifyAuditLines } from '../../../main/vault/auditChain.ts'
import { CaseNo, DocumentPath } from '../../../shared/domain/ids.ts'
import { Opinion } from '../../../shared/domain/opinion.ts'
import { Result } from '../../../shared/domain/result.ts'
import { createClient } from '../../../shared/ipc/client.ts'
import { contract } from '../../../shared/ipc/contract.ts'
import { caseRows } from '../../fixtures/caseRows.ts'
import { field, readPage, stationTime, sureFields } from '../../fixtures/corePorts.ts'
import { aDocument } from '../../fixtures/packages.ts'
import { faultsBySchema } from '../../fixtures/resultSchema.ts'
import { aCore, aStation, supervisor, type TestStation } from '../../fixtures/station.ts'

const caseNo = CaseNo.parse('A-001')
const document = DocumentPath.parse('docs/A-001/1.jpg')
const idNumber = '11010519491231002X'

async function exported(station: TestStation) {
  const batch = await station.imported()
  await station.ended(station.api.batch.read({ batch }))
  await station.api.opinion.submit({
    batch,
    caseNo,
    decision: 'conditional',
    reasons: [{ code: 'OTHER', document: null, field: null }],
    remark: '样本备注',
  })
  const out = join(station.folder, 'result.asice')
  const end = await station.ended(station.api.batch.export({ batch, target: station.core.grant(out) }))
  return { batch, out, end }
}

async function opened(station: TestStation, out: string) {
  const verification = await verifyPackage(out, {
    kind: 'result',
    trusted: [await vendorCard(station)],
    identities: [station.lender.identity],
    now: stationTime,
  })
  if ('error' in verification) throw verification.error
  const reader = await openPackage(out, verification.identity, verification)
  const text = async (name: string) => Buffer.from(await reader.read(name)).toString('utf8')
  return { verification, names: [...reader.files.keys()], text, close: () => reader.close() }
}

async function vendorCard(station: TestStation) {
  const file = join(station.folder, `vendor-${Date.now()}.json`)
  await station.api.station.exportCard({ target: station.core.grant(file) })
  return JSON.parse(readFileSync(file, 'utf8'))
}

describe('a batch on its way through the station', () => {
  it('is listed once it is in, with every case waiting', async () => {
    const station = await aStation()
    const batch = await station.imported({
      documents: [aDocument('A-001', '1.jpg'), aDocument('A-002', '1.jpg')],
    })
    expect(await station.api.batch.list()).toMatchObject([
      {
        batchId: batch,
        lender: station.lender.name,
        cases: 2,
        documents: 2,
        toRead: 2,
        decided: 0,
        state: 'imported',
      },
    ])
    expect(await caseRows(station.api, batch)).toMatchObject([
      { caseNo: 'A-001', state: 'waiting' },
      { caseNo: 'A-002', state: 'waiting' },
    ])
  })

  it('is still there after the core was ended and the vault unlocked again', async () => {
    const station = await aStation()
    const batch = await station.imported()
    await station.core.close()
    const again = aCore(station.dir)
    const api = createClient(contract, again.core)
    await api.vault.unlock(supervisor)
    expect((await api.batch.list()).map(({ batchId }) => batchId)).toEqual([batch])
    expect((await api.document.page({ batch, document, page: 1, maxSide: 100 })).width).toBe(2)
  })

  it('keeps what was read, and reads only what is left', async () => {
    let reads = 0
    const read = async () => {
      reads++
      return readPage()
    }
    const station = await aStation({ readers: [{ reader: { read } }] })
    const batch = await station.imported()
    await station.ended(station.api.batch.read({ batch }))
    await station.ended(station.api.batch.read({ batch }))
    expect(reads).toBe(1)
    expect(await station.api.batch.list()).toMatchObject([{ read: 1, toRead: 0 }])
  })

  it('is paused after the document that is at hand, and goes on with the next', async () => {
    const { promise: first, resolve: begun } = Promise.withResolvers<void>()
    const { promise: held, resolve: finish } = Promise.withResolvers<void>()
    let reads = 0
    const read = async () => {
      reads++
      begun()
      await held
      return readPage()
    }
    const station = await aStation({ readers: [{ reader: { read } }] })
    const batch = await station.imported({
      documents: [aDocument('A-001', '1.jpg'), aDocument('A-002', '1.jpg')],
    })
    const job = station.api.batch.read({ batch })
    const ended = station.ended(job)
    await first
    await station.api.job.pause({ job: await job })
    finish()
    expect((await ended).outcome).toEqual({ state: 'paused' })
    expect(await station.api.batch.list()).toMatchObject([{ read: 1, toRead: 1 }])
    expect(await station.api.job.unfinished()).toMatchObject([{ job: await job, step: 'read', batch }])

    const again = await station.ended(station.api.job.resume({ job: await job }))
    expect(again.outcome).toEqual({ state: 'done' })
    expect(await station.api.batch.list()).toMatchObject([{ read: 2, toRead: 0 }])
    expect(reads).toBe(2)
    expect(await station.api.job.unfinished()).toEqual([])
  })

  it('shows identity numbers masked until somebody asks, and logs who asked', async () => {
    const station = await aStation()
    const batch = await station.imported()
    await station.ended(station.api.batch.read({ batch }))
    const masked = await station.api.case.open({ batch, caseNo })
    expect(JSON.stringify(masked)).not.toContain(idNumber)
    const revealed = await station.api.case.reveal({ batch, caseNo })
    expect(revealed.application.id_number).toBe(idNumber)
    expect(JSON.stringify(await station.api.case.open({ batch, caseNo }))).not.toContain(idNumber)
  })

  it('covers them on the page too, until somebody asks', async () => {
    const station = await aStation()
    const batch = await station.imported()
    const page = async () =>
      (await station.api.document.page({ batch, document, page: 1, maxSide: 100 })).rgba
    const before = await page()
    await station.ended(station.api.batch.read({ batch }))
    const covered = await page()
    expect(covered).not.toEqual(before)
    await station.api.case.reveal({ batch, caseNo })
    expect(await page()).toEqual(before)
    await station.api.case.open({ batch, caseNo })
    expect(await page()).toEqual(covered)
  })

  it('takes a masked value as right without showing it', async () => {
    const station = await aStation()
    const batch = await station.imported()
    await station.ended(station.api.batch.read({ batch }))
    const view = await station.api.field.confirm({
      batch,
      document,
      page: 1,
      field: 'id_number',
      answer: { as: 'read' },
    })
    const confirmed = view.documents[0]?.fields.find(({ name }) => name === 'id_number')?.confirmed
    expect(confirmed).toMatchObject({ by: supervisor.user, value: '110***********002X' })
  })

  it('runs the rules again on a value that a person typed', async () => {
    const wrong = { ...sureFields, id_number: field('110105194912310021') }
    const station = await aStation({ readers: [{ reader: { read: async () => readPage(wrong) } }] })
    const batch = await station.imported()
    await station.ended(station.api.batch.read({ batch }))
    const failing = async () =>
      (await station.api.case.open({ batch, caseNo })).findings.filter(
        ({ state, evidence }) => state === 'fail' && evidence?.field === 'id_number',
      )
    expect((await failing()).length).toBeGreaterThan(0)
    await station.api.field.confirm({
      batch,
      document,
      page: 1,
      field: 'id_number',
      answer: { as: 'typed', value: idNumber },
    })
    expect(await failing()).toEqual([])
  })
})

describe('a result', () => {
  it('is valid for the lender, signed by vendor and exporter, names its batch, and holds what was said', async () => {
    const station = await aStation()
    const { batch, out, end } = await exported(station)
    expect(end.outcome).toEqual({ state: 'done' })
    const { verification, names, text, close } = await opened(station, out)
    expect(verification.verdict).toBe('valid')
    expect(verification.header.refs?.batchId).toBe(batch)
    expect(verification.signers).toMatchObject([
      { name: '样本外包公司', verdict: 'valid' },
      { name: supervisor.user, verdict: 'valid' },
    ])
    const result = Result.parse(JSON.parse(await text('results.json')))
    expect(result.cases).toMatchObject([
      { caseNo, opinions: [{ decision: 'conditional', author: supervisor.user }] },
    ])
    expect(names).toEqual(
      expect.arrayContaining([
        'results.json',
        'results.schema.json',
        'opinions.jsonl',
        'audit.log',
        `certs/${result.cases[0]?.opinions[0]?.certSha256}.pem`,
      ]),
    )
    await close()
    expect(await station.api.batch.list()).toMatchObject([{ state: 'exported' }])
  })

  it("carries opinions that verify under their authors' certificates, over the fields that they rest on", async () => {
    const station = await aStation()
    const { out } = await exported(station)
    const { text, names, close } = await opened(station, out)
    const result = Result.parse(JSON.parse(await text('results.json')))
    const [jws = ''] = (await text('opinions.jsonl')).trimEnd().split('\n')
    const pem = await text(names.find((name) => name.startsWith('certs/')) ?? '')
    const { payload, protectedHeader } = await compactVerify(jws, await importX509(pem, 'ES256'))
    const opinion = Opinion.parse(JSON.parse(Buffer.from(payload).toString('utf8')))
    expect(Buffer.from(payload).toString('utf8')).toBe(canonicalize(opinion))
    const certificate = new X509Certificate(pem)
    expect(protectedHeader['x5t#S256']).toBe(createHash('sha256').update(certificate.raw).digest('base64url'))
    const vendor = new X509Certificate((await vendorCard(station)).certificate)
    expect(certificate.verify(vendor.publicKey)).toBe(true)
    const fields = canonicalize(result.cases[0]?.fields) ?? ''
    expect(opinion.fieldsSha256).toBe(createHash('sha256').update(fields, 'utf8').digest('hex'))
    await close()
  })

  it('carries the whole log of the batch, in a chain that ends where the result says', async () => {
    const station = await aStation()
    const { out } = await exported(station)
    const { text, close } = await opened(station, out)
    const result = Result.parse(JSON.parse(await text('results.json')))
    const lines = (await text('audit.log')).trimEnd().split('\n')
    expect(verifyAuditLines(lines, result.audit ?? undefined)).toEqual({
      state: 'intact',
      head: result.audit,
    })
    expect(lines.join()).toContain('opinion.given')
    expect(faultsBySchema(await text('results.schema.json'), await text('results.json'))).toEqual([])
    expect(result.previousAudit).toBeNull()
    await close()
  })

  it('names the log that went out before it', async () => {
    const station = await aStation()
    const { batch, out } = await exported(station)
    const again = join(station.folder, 'again.asice')
    await station.ended(station.api.batch.export({ batch, target: station.core.grant(again), isAgain: true }))
    const first = await opened(station, out)
    const second = await opened(station, again)
    const firstResult = Result.parse(JSON.parse(await first.text('results.json')))
    expect(Result.parse(JSON.parse(await second.text('results.json'))).previousAudit).toEqual(
      firstResult.audit,
    )
    await first.close()
    await second.close()
  })

  it('is not made of nothing, and leaves no file', async () => {
    const station = await aStation()
    const batch = await station.imported()
    const out = join(station.folder, 'result.asice')
    const end = await station.ended(station.api.batch.export({ batch, target: station.core.grant(out) }))
    expect(end.outcome).toMatchObject({
      state: 'failed',
      error: { code: 'result/nothing-new', params: { undecided: 1 } },
    })
    expect(existsSync(out)).toBe(false)
  })

  it('does not overwrite a file', async () => {
    const station = await aStation()
    const { batch, out } = await exported(station)
    const before = readFileSync(out)
    const end = await station.ended(
      station.api.batch.export({ batch, target: station.core.grant(out), isAgain: true }),
    )
    expect(end.outcome).toMatchObject({ state: 'failed', error: { code: 'file/exists' } })
    expect(readFileSync(out).equals(before)).toBe(true)
    expect(readdirSync(station.folder).filter((name) => name.includes('.part'))).toEqual([])
  })
})
