import { describe, expect, it, vi } from 'vitest'
import type { CorePorts } from '../../../main/core/ports.ts'
import { CaseNo, DocumentPath } from '../../../shared/domain/ids.ts'
import type { PageReading } from '../../../shared/domain/reading.ts'
import { onEvent } from '../../../shared/ipc/client.ts'
import { contract } from '../../../shared/ipc/contract.ts'
import { field, readPage, sureFields } from '../../fixtures/corePorts.ts'
import { aDocument } from '../../fixtures/packages.ts'
import { aStation, supervisor } from '../../fixtures/station.ts'

const caseNo = CaseNo.parse('A-001')
const [front, copy] = [DocumentPath.parse('docs/A-001/1.jpg'), DocumentPath.parse('docs/A-001/2.jpg')]
const idNumber = '11010519491231002X'

type Read = CorePorts['readers'][number]['reader']['read']

/** A station with a batch of one case, whose two pictures of a card were read by this reader. */
async function aReadBatch(answer: (asked: Parameters<Read>[0]) => PageReading = () => readPage()) {
  const asked: { kind: string | undefined; by: string | undefined; rotation: number | null }[] = []
  const read: Read = async (page) => {
    asked.push({ kind: page.kind?.kind, by: page.kind?.by, rotation: page.rotation })
    return answer(page)
  }
  const station = await aStation({ readers: [{ reader: { read } }] })
  const documents = [aDocument('A-001', '1.jpg'), aDocument('A-001', '2.jpg')]
  const batch = await station.imported({ documents, terms: { checklist: ['id-card-front', 'passport'] } })
  await station.ended(station.api.batch.read({ batch }))
  asked.length = 0
  const ended: string[] = []
  onEvent(contract, station.core, 'job.ended', ({ step, outcome }) => ended.push(`${step} ${outcome.state}`))
  const view = () => station.api.case.open({ batch, caseNo })
  const shown = async (path: DocumentPath) =>
    (await view()).documents.find((document) => document.path === path)
  return { ...station, batch, asked, ended, view, shown, on: { batch, document: front } }
}

describe('what a reviewer says of a document', () => {
  it('is followed by the reader at once: it reads the document again as what it is', async () => {
    const { api, on, asked, ended, shown, view } = await aReadBatch(({ kind }) => ({
      ...readPage(),
      kind: kind?.kind ?? 'other',
    }))
    expect((await view()).missing).toEqual(['passport'])
    const said = await api.document.classify({ ...on, kind: 'passport' })
    expect(said.documents[0]).toMatchObject({
      kind: 'passport',
      kindBy: 'reviewer',
      state: 'stale',
      fields: [],
    })
    await vi.waitFor(() => expect(ended).toEqual(['read-again done']))
    expect(asked).toEqual([{ kind: 'passport', by: 'reviewer', rotation: null }])
    expect(await shown(front)).toMatchObject({ state: 'read', kind: 'passport' })
    expect((await view()).missing).toEqual([])
  })

  it('is followed where it is said while the document is being read again', async () => {
    const { api, on, asked, ended, shown } = await aReadBatch(({ rotation }) => ({
      ...readPage(),
      rotation: rotation ?? 0,
    }))
    const turn = (rotation: 90 | 180) => api.document.turn({ ...on, page: 1, rotation })
    // Both are said before the reader has a turn.
    await Promise.all([turn(90), turn(180)])
    await vi.waitFor(async () => expect((await shown(front))?.state).toBe('read'))
    expect(asked.at(-1)).toEqual({ kind: 'id-card-front', by: 'sender', rotation: 180 })
    expect((await shown(front))?.rotations).toEqual([180])
    expect(new Set(ended)).toEqual(new Set(['read-again done']))
  })

  it('waits for the next reading of the batch where the reader fails, and is not lost', async () => {
    let fails = false
    const { api, on, shown, batch, ended, asked } = await aReadBatch(() => {
      if (fails) throw new Error('the reader ended')
      return readPage()
    })
    fails = true
    await api.document.turn({ ...on, page: 1, rotation: 90 })
    await vi.waitFor(() => expect(ended).toEqual(['read-again failed']))
    expect(await shown(front)).toMatchObject({ state: 'stale', rotations: [90] })
    expect(await api.batch.list()).toMatchObject([{ toRead: 1 }])
    fails = false
    await api.batch.read({ batch })
    await vi.waitFor(async () => expect((await shown(front))?.state).toBe('read'))
    expect(asked.at(-1)).toMatchObject({ rotation: 90 })
  })

  it('takes a copy out of the fields and findings, and back', async () => {
    const { api, on, view, batch } = await aReadBatch()
    const fieldsOf = async (path: DocumentPath) =>
      (await view()).documents.find((document) => document.path === path)?.fields.length
    expect(await fieldsOf(copy)).toBe(4)
    const marked = await api.document.markDuplicate({ batch, document: copy, of: front })
    expect(marked.documents[1]).toMatchObject({ duplicateOf: front, fields: [] })
    expect(JSON.stringify(marked.findings)).not.toContain(copy)
    await expect(api.document.markDuplicate({ ...on, of: copy })).rejects.toMatchObject({
      code: 'document/not-a-copy',
    })
    await api.document.markDuplicate({ batch, document: copy, of: null })
    expect(await fieldsOf(copy)).toBe(4)
  })

  it('puts them in another order, all of them', async () => {
    const { api, batch, view } = await aReadBatch()
    await api.document.arrange({ batch, caseNo, order: [copy, front] })
    expect((await view()).documents.map(({ path }) => path)).toEqual([copy, front])
    for (const order of [[front], [front, front], [front, copy, copy]])
      await expect(api.document.arrange({ batch, caseNo, order })).rejects.toMatchObject({
        code: 'document/arrangement-incomplete',
      })
  })

  it('is in the log, without what stands in the document', async () => {
    const { api, on, batch } = await aReadBatch()
    await api.document.classify({ ...on, kind: 'bank-card' })
    await api.document.split({ ...on, parts: [{ from: 1, to: 1, kind: 'bank-card', title: '样本甲的卡' }] })
    await api.document.arrange({ batch, caseNo, order: [copy, front] })
    const { entries } = await api.audit.list({ batch, filter: {}, offset: 0, limit: 50 })
    const said = entries.filter(({ action }) => /classified|split|arranged/.test(action))
    expect(said.map(({ action, on, who }) => [action, on, who]).toReversed()).toEqual([
      ['document.classified', front, supervisor.user],
      ['document.split', front, supervisor.user],
      ['document.arranged', caseNo, supervisor.user],
    ])
    expect(JSON.stringify(said)).not.toContain('样本甲')
  })

  it('is said by reviewers while the case is open, and not after', async () => {
    const { api, on, batch } = await aReadBatch()
    await api.opinion.submit({
      batch,
      caseNo,
      decision: 'supplement',
      reasons: [{ code: 'OTHER', document: null, field: null }],
      remark: '样本',
      supersedes: null,
    })
    await expect(api.document.classify({ ...on, kind: 'passport' })).rejects.toMatchObject({
      code: 'opinion/level-closed',
    })
  })
})

describe('the text of a page', () => {
  const lines = [
    {
      text: `公民身份号码${idNumber}`,
      confidence: 1,
      box: [0.1, 0.1, 0.5, 0.2] as [number, number, number, number],
    },
  ]

  it('has its numbers masked until somebody asks', async () => {
    const { api, on, batch } = await aReadBatch(() => ({
      ...readPage({ ...sureFields, id_number: field(idNumber) }),
      lines,
    }))
    const text = async () => (await api.document.text({ ...on, page: 1 })).map((line) => line.text)
    expect(await text()).toEqual(['公民身份号码110***********002X'])
    await api.case.reveal({ batch, caseNo })
    expect(await text()).toEqual([`公民身份号码${idNumber}`])
  })

  it('is what is written in a PDF that was not read, on the page as it is shown', async () => {
    const station = await aStation({
      decoder: {
        decoder: {
          inspect: async () => ({ pages: 1, traces: { software: [], isChangedAfterSigning: null } }),
          page: async () => ({
            pixels: { width: 2, height: 1, rgba: new Uint8Array(8) },
            text: { rotation: 0, lines: [{ text: `合同 ${idNumber}`, confidence: 1, box: [0, 0, 1, 0.5] }] },
          }),
        },
      },
      readers: [],
    })
    const pdf = { ...aDocument('A-001', '1.pdf'), mediaType: 'application/pdf', kind: 'other' }
    const batch = await station.imported({ documents: [pdf] })
    const on = { batch, document: DocumentPath.parse('docs/A-001/1.pdf'), page: 1 }
    await station.api.document.turn({ ...on, rotation: 90 })
    expect(await station.api.document.text(on)).toEqual([
      { text: '合同 110***********002X', confidence: 1, box: [0.5, 0, 1, 1] },
    ])
  })
})
