import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { checkResult } from '../../../main/cli/lender/resultContent.ts'
import { openPackage, type PackageReader } from '../../../main/package/reader.ts'
import { issuerOf } from '../../../main/package/vendorCard.ts'
import { verifyPackage } from '../../../main/package/verify.ts'
import { incidentSha256 } from '../../../main/vault/incidents.ts'
import { type BatchId, CaseNo } from '../../../shared/domain/ids.ts'
import type { IncidentDraft } from '../../../shared/domain/incident.ts'
import { Result } from '../../../shared/domain/result.ts'
import { stationTime } from '../../fixtures/corePorts.ts'
import { faultsBySchema } from '../../fixtures/resultSchema.ts'
import { aStation, type TestStation } from '../../fixtures/station.ts'

const anIncident = (more: Partial<IncidentDraft> = {}): IncidentDraft => ({
  happenedAt: '2026-06-01T07:00:00.000Z',
  batch: null,
  what: '样本：识别过程中断电',
  done: '恢复后继续识别，日志完好',
  isForLender: false,
  ...more,
})

const logOf = ({ api }: TestStation, batch: BatchId | null) =>
  api.audit.list({ batch, filter: { action: 'incident.recorded' }, offset: 0, limit: 10 })

/** A result of all that is decided, as the lender reads it, with the lines of its log about incidents. */
async function resultOf({ api, core, folder, lender, ended }: TestStation, batch: BatchId, name: string) {
  const out = join(folder, name)
  await ended(api.batch.export({ batch, target: core.grant(out), isAgain: true }))
  const card = join(folder, `${name}.json`)
  await api.station.exportCard({ target: core.grant(card) })
  const verification = await verifyPackage(out, {
    kind: 'result',
    trusted: [JSON.parse(readFileSync(card, 'utf8'))],
    identities: [lender.identity],
    now: stationTime,
  })
  if ('error' in verification) throw verification.error
  const reader = await openPackage(out, verification.identity, verification)
  try {
    const text = async (file: string) => Buffer.from(await reader.read(file)).toString('utf8')
    const results = await text('results.json')
    expect(faultsBySchema(await text('results.schema.json'), results)).toEqual([])
    const expected = { packageId: verification.header.packageId, batchId: batch, terms: null, asked: null }
    await checkResult(reader, issuerOf(verification.signer), expected)
    const forged = Buffer.from(JSON.stringify({ ...JSON.parse(results), incidents: [] }))
    const withoutIncidents: PackageReader = {
      ...reader,
      stream: (file) => (file === 'results.json' ? Readable.from([forged]) : reader.stream(file)),
    }
    const log = (await text('audit.log')).split('\n').filter((line) => line.includes('"incident.recorded"'))
    const { incidents } = Result.parse(JSON.parse(results))
    if (incidents.length > 0)
      await expect(
        checkResult(withoutIncidents, issuerOf(verification.signer), expected),
      ).rejects.toMatchObject({
        code: 'package/invalid-result',
      })
    return { incidents, log }
  } finally {
    await reader.close()
  }
}

async function decidedBatch(station: TestStation): Promise<BatchId> {
  const batch = await station.imported()
  await station.api.opinion.submit({
    batch,
    caseNo: CaseNo.parse('A-001'),
    decision: 'conditional',
    reasons: [{ code: 'OTHER', document: null, field: null }],
    remark: '样本备注',
  })
  return batch
}

describe('an incident', () => {
  it('goes on record with its number, and by its digest into the log of the vault', async () => {
    const station = await aStation()
    const first = await station.api.incident.record(anIncident())
    const second = await station.api.incident.record(anIncident({ what: '样本：误操作' }))
    expect(await station.api.incident.list()).toEqual([second, first])
    expect([first.number, second.number]).toEqual([1, 2])
    const { entries } = await logOf(station, null)
    expect(entries).toMatchObject([
      { on: '#2', detail: { sha256: incidentSha256(second) } },
      { on: '#1', detail: { sha256: incidentSha256(first) } },
    ])
    expect(JSON.stringify(entries)).not.toContain('断电')
  })

  it('that is marked goes to the lender of its batch, with every result from then on; no other does', async () => {
    const station = await aStation()
    const batch = await decidedBatch(station)
    const other = await station.imported()
    expect((await resultOf(station, batch, 'before.asice')).incidents).toEqual([])
    await station.api.incident.record(anIncident({ what: '样本：不告知', batch }))
    await station.api.incident.record(anIncident({ what: '样本：别家批次', batch: other, isForLender: true }))
    const told = await station.api.incident.record(anIncident({ batch, isForLender: true }))
    const { happenedAt, what, done, recordedAt, recordedBy } = told
    for (const name of ['next.asice', 'after.asice']) {
      const { incidents, log } = await resultOf(station, batch, name)
      expect(incidents).toEqual([{ happenedAt, what, done, recordedAt, recordedBy }])
      expect(log).toHaveLength(1)
      expect(log[0]).toContain(incidents[0] && incidentSha256(incidents[0]))
    }
    expect((await logOf(station, other)).total).toBe(1)
  })

  it('in the future, or of a batch that is not there, is refused and leaves nothing', async () => {
    const station = await aStation()
    const later = anIncident({ happenedAt: '2026-06-01T08:00:00.001Z' })
    await expect(station.api.incident.record(later)).rejects.toMatchObject({ code: 'incident/in-future' })
    const batch = '00000000-0000-4000-8000-00000000dead' as BatchId
    await expect(station.api.incident.record(anIncident({ batch }))).rejects.toMatchObject({
      code: 'batch/unknown',
    })
    await expect(station.api.incident.record(anIncident({ isForLender: true }))).rejects.toMatchObject({
      code: 'ipc/invalid-input',
    })
    expect(await station.api.incident.list()).toEqual([])
    expect((await logOf(station, null)).total).toBe(0)
  })
})

describe('what a page was refused', () => {
  it('stands in the log of the open vault, and of a closed one nowhere', async () => {
    const station = await aStation()
    station.core.refused({ attempt: 'picture', times: 3 })
    const { entries } = await station.api.audit.list({
      batch: null,
      filter: { action: 'attempt.refused' },
      offset: 0,
      limit: 10,
    })
    expect(entries).toMatchObject([{ on: 'picture', outcome: 'refused', detail: { times: 3 } }])
    await station.core.close()
    expect(() => station.core.refused({ attempt: 'picture', times: 1 })).not.toThrow()
  })
})
