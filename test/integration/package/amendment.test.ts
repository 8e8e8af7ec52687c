import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parsePartyCard } from '../../../main/package/card.ts'
import { type BatchId, CaseNo, DocumentPath } from '../../../shared/domain/ids.ts'
import type { Decision } from '../../../shared/domain/opinion.ts'
import { Result } from '../../../shared/domain/result.ts'
import { caseRows } from '../../fixtures/caseRows.ts'
import { runCli } from '../../fixtures/commandLine.ts'
import { stationTime } from '../../fixtures/corePorts.ts'
import { aDocument, type BatchDocument, batchFiles, openAsItIs } from '../../fixtures/packages.ts'
import { aStation, type TestStation } from '../../fixtures/station.ts'
import { writeKeyFolder } from '../lender/aResult.ts'

const amended = CaseNo.parse('A-001')
const untouched = CaseNo.parse('A-002')
const world = { clock: () => stationTime }

/** The lender's side: its keys, and packing to a key that the station issues for it. */
function lenderOf(station: TestStation) {
  const keys = writeKeyFolder(station.folder, station.lender)
  let packages = 0
  return {
    keys,
    async pack(order: object, documents: readonly BatchDocument[], ...more: string[]): Promise<string> {
      packages += 1
      const folder = join(station.folder, `folder-${packages}`)
      const out = join(station.folder, `package-${packages}.asice`)
      const to = join(station.folder, `key-${packages}.json`)
      await station.api.lender.issueReceivingKey({
        lender: station.lender.name,
        target: station.core.grant(to),
      })
      const list: Record<string, object> = {}
      for (const { caseNo, file, content, kind, title, replaces } of documents) {
        write(join(folder, 'docs', caseNo, file), content)
        list[`docs/${caseNo}/${file}`] = { kind, title, replaces }
      }
      write(join(folder, 'documents.json'), JSON.stringify(list))
      write(join(folder, 'order.json'), JSON.stringify(order))
      const ran = await runCli(
        [
          'lender',
          'pack',
          folder,
          '--order',
          join(folder, 'order.json'),
          '--keys',
          keys,
          '--to',
          to,
          '--out',
          out,
          ...more,
        ],
        world,
      )
      if (ran.code !== 0) throw new Error(ran.stderr)
      return out
    },
  }
}

const order = JSON.parse(
  String(batchFiles({ documents: [picture('A-001', '1.jpg'), picture('A-002', '1.jpg')] })['order.json']),
)
const amendment = {
  format: 'loan-review-amendment/1',
  orderId: 'ORDER-1-A',
  title: '补充身份证',
  issuedAt: stationTime.toISOString(),
  cases: [{ caseNo: amended, note: '原件模糊，重新拍摄' }],
}

/** What the kit takes for a picture. */
function picture(caseNo: string, file: string): BatchDocument {
  const document = aDocument(caseNo, file)
  return {
    ...document,
    content: Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.from(String(document.content))]),
  }
}

async function importPackage({ api, core, ended }: TestStation, path: string) {
  return ended(api.batch.import({ package: core.grant(path) }))
}

async function decide(
  { api }: TestStation,
  batch: BatchId,
  caseNo: CaseNo,
  decision: Decision = 'supplement',
) {
  const reasons = [{ code: 'DOCUMENT_ILLEGIBLE', document: null, field: null }]
  return api.opinion.submit({ batch, caseNo, decision, reasons, remark: '' })
}

/** A batch that was decided, sent back to the lender, and then amended: one document replaced, one added. */
async function anAmendedBatch() {
  const station = await aStation()
  const lender = lenderOf(station)
  const sent = await lender.pack(order, [
    picture('A-001', '1.jpg'),
    picture('A-001', '2.jpg'),
    picture('A-002', '1.jpg'),
  ])
  const { batch } = await importPackage(station, sent)
  if (batch === null) throw new Error('the batch was not taken in')
  await station.ended(station.api.batch.read({ batch }))
  for (const caseNo of [amended, untouched]) await decide(station, batch, caseNo)
  await exported(station, batch, 'first.asice')
  const path = await lender.pack(
    amendment,
    [
      { ...picture('A-001', '1-again.jpg'), replaces: 'docs/A-001/1.jpg' },
      { ...picture('A-001', '3.jpg'), kind: 'other', title: '新资料' },
    ],
    '--amends',
    sent,
  )
  return { station, lender, batch, sent, path }
}

async function exported(station: TestStation, batch: BatchId, name: string): Promise<string> {
  const out = join(station.folder, name)
  const { outcome } = await station.ended(
    station.api.batch.export({ batch, target: station.core.grant(out) }),
  )
  expect(outcome).toEqual({ state: 'done' })
  return out
}

describe('an amendment, from the lender through the station and back', () => {
  it('shows in the case, begins its levels anew, and is in the result', async () => {
    const { station, lender, batch, path } = await anAmendedBatch()
    const { api } = station
    expect(await importPackage(station, path)).toMatchObject({ batch, outcome: { state: 'done' } })

    expect(await api.batch.list()).toMatchObject([
      { batchId: batch, state: 'in-review', decided: 1, documents: 5 },
    ])
    expect(await caseRows(api, batch)).toMatchObject([
      { caseNo: amended, state: 'waiting', isAmended: true, decision: null, toRead: 1 },
      { caseNo: untouched, state: 'decided', isAmended: false },
    ])
    const view = await api.case.open({ batch, caseNo: amended })
    expect(view).toMatchObject({
      state: 'waiting',
      level: 1,
      earlierOpinions: 1,
      opinions: [{ decision: 'supplement' }],
      amendments: [{ title: '补充身份证', note: '原件模糊，重新拍摄', opinions: 1, added: 1, replaced: 1 }],
      documents: [
        { path: 'docs/A-001/1.jpg', amendment: null, replacedBy: 'docs/A-001/1-again.jpg', fields: [] },
        { path: 'docs/A-001/2.jpg', amendment: null, replacedBy: null },
        { path: 'docs/A-001/1-again.jpg', replacedBy: null },
        { path: 'docs/A-001/3.jpg', replacedBy: null },
      ],
    })

    const pages = ['docs/A-001/1.jpg', 'docs/A-001/1-again.jpg', 'docs/A-001/3.jpg']
    for (const document of pages.map((page) => DocumentPath.parse(page)))
      expect(await api.document.open({ batch, document })).toEqual({ pages: 1 })
    await station.ended(api.batch.read({ batch }))
    const opened = await api.case.open({ batch, caseNo: amended })
    const [replaced, , replacing] = opened.documents
    expect(replaced?.fields).toEqual([])
    expect(replacing?.fields.map(({ name }) => name)).toContain('id_number')
    const onReplaced = {
      batch,
      document: DocumentPath.parse('docs/A-001/1.jpg'),
      page: 1,
      field: 'name',
    } as const
    await expect(api.field.confirm({ ...onReplaced, answer: { as: 'read' } })).rejects.toMatchObject({
      code: 'field/unknown',
    })

    const early = await station.ended(
      api.batch.export({ batch, target: station.core.grant(join(station.folder, 'early.asice')) }),
    )
    expect(early.outcome).toMatchObject({ state: 'failed', error: { code: 'result/nothing-new' } })
    await decide(station, batch, amended, 'conditional')
    await expect(decide(station, batch, amended)).rejects.toMatchObject({ code: 'opinion/level-closed' })

    const out = await exported(station, batch, 'result.asice')
    const result = await readResult(station, out)
    expect(result.amendments).toMatchObject([{ orderId: 'ORDER-1-A', title: '补充身份证' }])
    const [packageId] = result.amendments.map((listed) => listed.packageId)
    const [case1, ...others] = result.cases
    expect(case1).toMatchObject({
      amendments: [{ packageId, note: '原件模糊，重新拍摄', opinions: 1 }],
      opinions: [{ decision: 'supplement' }, { decision: 'conditional' }],
    })
    expect(case1?.documents).toMatchObject([
      { amendment: null, replaces: null },
      { amendment: null, replaces: null },
      { amendment: packageId, replaces: 'docs/A-001/1.jpg' },
      { amendment: packageId, replaces: null },
    ])
    expect(case1?.fields.map(({ document }) => document)).not.toContain('docs/A-001/1.jpg')
    // The other case went out before, and nothing came of it since.
    expect(others).toEqual([])
    expect(result.series).toMatchObject({ index: 2, previous: { packageId: expect.any(String) } })
    expect(result.delivery).toEqual({ cases: 1, of: 2, outstanding: 0, incomplete: null })

    const verified = await verify(station, lender.keys, out)
    expect(verified).toMatchObject({ verdict: 'valid', refs: { batchId: batch } })
    expect(station.defects).toEqual([])
  })

  it('can be amended again, also where a document was replaced before', async () => {
    const { station, lender, batch, sent, path } = await anAmendedBatch()
    await importPackage(station, path)
    const again = await lender.pack(
      { ...amendment, title: '再次补充' },
      [{ ...picture('A-001', '1-third.jpg'), replaces: 'docs/A-001/1-again.jpg' }],
      '--amends',
      sent,
    )
    expect(await importPackage(station, again)).toMatchObject({ batch, outcome: { state: 'done' } })
    const view = await station.api.case.open({ batch, caseNo: amended })
    expect(view.amendments).toMatchObject([
      { title: '补充身份证' },
      { title: '再次补充', added: 0, replaced: 1 },
    ])
    expect(view.documents.map(({ replacedBy }) => replacedBy)).toEqual([
      'docs/A-001/1-again.jpg',
      null,
      'docs/A-001/1-third.jpg',
      null,
      null,
    ])
  })
})

async function readResult({ lender }: TestStation, path: string): Promise<Result> {
  const reader = await openAsItIs(path, lender.identity)
  try {
    return Result.parse(JSON.parse(Buffer.from(await reader.read('results.json')).toString('utf8')))
  } finally {
    await reader.close()
  }
}

async function verify(station: TestStation, keys: string, path: string): Promise<unknown> {
  const card = join(station.folder, 'vendor.json')
  await station.api.station.exportCard({ target: station.core.grant(card) })
  parsePartyCard(readFileSync(card, 'utf8'), card)
  return (await runCli(['lender', 'verify', path, '--keys', keys, '--vendor', card, '--json'], world)).json
}

function write(path: string, content: string | Uint8Array): void {
  mkdirSync(join(path, '..'), { recursive: true })
  writeFileSync(path, content)
}
