import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openPackage, type PackageReader } from '../../../main/package/reader.ts'
import { verifyPackage } from '../../../main/package/verify.ts'
import { type BatchId, CaseNo } from '../../../shared/domain/ids.ts'
import type { Decision, OpinionDraft } from '../../../shared/domain/opinion.ts'
import type { OrderTerms } from '../../../shared/domain/order.ts'
import { Result } from '../../../shared/domain/result.ts'
import { runCli } from '../../fixtures/commandLine.ts'
import { stationTime } from '../../fixtures/corePorts.ts'
import { aDocument, batchFiles } from '../../fixtures/packages.ts'
import { faultsBySchema } from '../../fixtures/resultSchema.ts'
import { aStation, supervisor } from '../../fixtures/station.ts'
import { writeKeyFolder } from '../lender/aResult.ts'

const caseNos = ['A-001', 'A-002', 'A-003'] as const

/** A station with a batch of three cases of one page each, and the lender's kit at the other end. */
async function aDesk(terms: Partial<OrderTerms> = {}) {
  const content = { terms, documents: caseNos.map((caseNo) => aDocument(caseNo, '1.jpg')) }
  const station = await aStation()
  const { api, core, folder, lender } = station
  const batch = await station.imported(content)
  const card = join(folder, 'vendor.json')
  await api.station.exportCard({ target: core.grant(card) })
  const order = join(folder, 'order.json')
  writeFileSync(order, String(batchFiles(content)['order.json']))
  const keys = writeKeyFolder(folder, lender)
  return {
    ...station,
    batch,
    decide: (caseNo: string, decision: Decision = 'pass', more: Partial<OpinionDraft> = {}) =>
      api.opinion.submit({
        batch,
        caseNo: CaseNo.parse(caseNo),
        decision,
        reasons: decision === 'pass' ? [] : [{ code: 'OTHER', document: null, field: null }],
        remark: '样本备注',
        ...more,
      }),
    async hand(name: string, more: { reason?: string; isAgain?: boolean } = {}) {
      const out = join(folder, name)
      const { outcome } = await station.ended(api.batch.export({ batch, target: core.grant(out), ...more }))
      return { out, outcome }
    },
    /** What the package holds, once the lender's kit has found it in order. */
    async received(out: string) {
      const run = await runCli(
        ['lender', 'verify', out, '--keys', keys, '--vendor', card, '--order', order, '--json'],
        { clock: () => stationTime },
      )
      expect(run.json).toMatchObject({ verdict: 'valid' })
      const verification = await verifyPackage(out, {
        kind: 'result',
        trusted: [JSON.parse(readFileSync(card, 'utf8'))],
        identities: [lender.identity],
        now: stationTime,
      })
      if ('error' in verification) throw verification.error
      const reader = await openPackage(out, verification.identity, verification)
      try {
        return { ...(await contentOf(reader)), sumsSha256: verification.sumsSha256 }
      } finally {
        await reader.close()
      }
    },
  }
}

async function contentOf(reader: PackageReader) {
  const text = async (name: string) => Buffer.from(await reader.read(name)).toString('utf8')
  expect(faultsBySchema(await text('results.schema.json'), await text('results.json'))).toEqual([])
  const result = Result.parse(JSON.parse(await text('results.json')))
  const opinions = (await text('opinions.jsonl')).trimEnd().split('\n')
  return { result, opinions, names: [...reader.files.keys()] }
}

const casesOf = ({ result }: { result: Result }) => result.cases.map(({ caseNo }) => caseNo)
const stateOf = async ({ api, batch }: { api: Awaited<ReturnType<typeof aDesk>>['api']; batch: BatchId }) =>
  (await api.batch.list()).find(({ batchId }) => batchId === batch)?.state

describe('a batch that is handed over in parts', () => {
  it('needs a reason while a case waits, and says it in the result', async () => {
    const desk = await aDesk()
    await desk.decide('A-002')
    const refused = await desk.hand('result.asice')
    expect(refused.outcome).toMatchObject({
      state: 'failed',
      error: { code: 'result/reason-required', params: { count: 2, caseNo: 'A-001' } },
    })
    expect(existsSync(refused.out)).toBe(false)

    const { out } = await desk.hand('result.asice', { reason: '客户急用' })
    const received = await desk.received(out)
    expect(casesOf(received)).toEqual(['A-002'])
    expect(received.opinions).toHaveLength(1)
    expect(received.result.delivery).toEqual({
      cases: 1,
      of: 3,
      outstanding: 2,
      incomplete: { reason: '客户急用', by: supervisor.user, at: stationTime.toISOString() },
    })
    expect(await stateOf(desk)).toBe('in-review')
  })

  it('does not take for a reason what says nothing', async () => {
    const desk = await aDesk()
    await desk.decide('A-002')
    await expect(desk.hand('result.asice', { reason: ' 急 ' })).rejects.toMatchObject({
      code: 'ipc/invalid-input',
    })
  })

  it('goes out case by case, each result naming the one before, and is over with the last', async () => {
    const desk = await aDesk()
    await desk.decide('A-002')
    const first = await desk.received((await desk.hand('1.asice', { reason: '客户急用' })).out)
    for (const caseNo of ['A-003', 'A-001']) await desk.decide(caseNo)
    const last = await desk.received((await desk.hand('2.asice', { reason: '不再需要' })).out)

    expect(first.result.series).toEqual({ index: 1, previous: null })
    expect(last.result.series).toEqual({
      index: 2,
      previous: { packageId: first.result.packageId, sumsSha256: first.sumsSha256 },
    })
    expect(last.result.previousAudit).toEqual(first.result.audit)
    expect(casesOf(last)).toEqual(['A-001', 'A-003'])
    expect(last.result.delivery).toEqual({ cases: 2, of: 3, outstanding: 0, incomplete: null })
    expect(await stateOf(desk)).toBe('exported')
    expect((await desk.hand('3.asice')).outcome).toMatchObject({
      state: 'failed',
      error: { code: 'result/nothing-new', params: { undecided: 0 } },
    })
  })

  it('goes out once more as a whole where a result was lost', async () => {
    const desk = await aDesk()
    for (const caseNo of caseNos) await desk.decide(caseNo)
    await desk.hand('lost.asice')
    const again = await desk.received((await desk.hand('again.asice', { isAgain: true })).out)
    expect(casesOf(again)).toEqual([...caseNos])
    expect(again.result.series.index).toBe(2)
  })

  it('is not changed by a result that was not written', async () => {
    const desk = await aDesk()
    for (const caseNo of caseNos) await desk.decide(caseNo)
    writeFileSync(join(desk.folder, 'taken.asice'), '')
    expect((await desk.hand('taken.asice')).outcome).toMatchObject({ error: { code: 'file/exists' } })
    const { result } = await desk.received((await desk.hand('free.asice')).out)
    expect(result.series).toEqual({ index: 1, previous: null })
  })

  it('keeps an opinion from being taken back once the lender has it, and no other', async () => {
    const desk = await aDesk()
    const out = await desk.decide('A-001')
    await desk.hand('1.asice', { reason: '客户急用' })
    const kept = await desk.decide('A-002')
    await expect(desk.decide('A-001', 'escalate', { supersedes: out.sha256 })).rejects.toMatchObject({
      code: 'opinion/not-revisable',
    })
    await desk.decide('A-002', 'escalate', { supersedes: kept.sha256 })
    const second = await desk.received((await desk.hand('2.asice', { reason: '客户急用' })).out)
    expect(second.result.cases.map(({ opinions }) => opinions.map(({ decision }) => decision))).toEqual([
      ['pass', 'escalate'],
    ])
  })

  it('tells of one moment, though people go on working while it is written', async () => {
    const desk = await aDesk()
    const first = await desk.decide('A-001')
    for (const caseNo of ['A-002', 'A-003']) await desk.decide(caseNo)
    const exporting = desk.hand('1.asice')
    await desk.decide('A-001', 'escalate', { supersedes: first.sha256 })
    const early = await desk.received((await exporting).out)
    expect(early.opinions).toHaveLength(3)
    // What was said meanwhile goes out with the next.
    expect(await stateOf(desk)).not.toBe('exported')
    const next = await desk.received((await desk.hand('2.asice')).out)
    expect(casesOf(next)).toEqual(['A-001'])
    expect(next.opinions).toHaveLength(2)
  })

  it('says which sample each level drew, of all of its cases', async () => {
    const desk = await aDesk({
      levels: [1, 2],
      policy: [{ level: 2, share: 0, always: ['escalate'], blind: false }],
    })
    await desk.decide('A-001')
    const { result } = await desk.received((await desk.hand('1.asice', { reason: '客户急用' })).out)
    expect(result.sampling).toEqual([{ level: 2, share: 0, drawn: 0, of: 3 }])
    expect(result.cases[0]).toMatchObject({ sampled: [] })
  })
})

describe('the preview of a result', () => {
  it('names the cases that go out without a worksheet that the order asks for', async () => {
    const desk = await aDesk({ worksheets: ['collateral'] })
    await desk.decide('A-002', 'supplement')
    expect((await desk.api.result.preview({ batch: desk.batch })).incompleteWorksheets).toEqual({
      count: 1,
      first: [{ caseNo: 'A-002', missing: ['collateral'] }],
    })
  })

  it('names what goes out and what waits for whom', async () => {
    const desk = await aDesk()
    const { api, batch } = desk
    await desk.decide('A-002', 'escalate')
    await api.queue.assign({ batch, positions: [2], to: { how: 'to', person: supervisor.user } })
    const preview = await api.result.preview({ batch })
    expect(preview).toMatchObject({
      series: { index: 1, previous: null },
      of: 3,
      decided: 1,
      delivered: 0,
      undecided: {
        count: 2,
        first: [
          { caseNo: 'A-001', level: 1, state: 'waiting', who: null },
          { caseNo: 'A-003', level: 1, state: 'assigned', who: supervisor.user },
        ],
      },
      totals: { documents: 1, opinions: 1 },
      results: [],
    })
    const { out } = await desk.hand('1.asice', { reason: '客户急用' })
    expect(new Set((await desk.received(out)).names)).toEqual(new Set(preview.files))
    expect(await api.result.preview({ batch })).toMatchObject({
      series: { index: 2, previous: { packageId: expect.any(String) } },
      decided: 0,
      delivered: 1,
      files: [],
      results: [{ packageId: expect.any(String), at: stationTime.toISOString(), cases: 1 }],
    })
    expect(await api.result.preview({ batch, isAgain: true })).toMatchObject({ decided: 1, delivered: 0 })
  })
})
