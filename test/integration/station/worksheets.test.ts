import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { CaseNo, DocumentPath } from '../../../shared/domain/ids.ts'
import type { OrderTerms } from '../../../shared/domain/order.ts'
import { textLayer } from '../../../shared/domain/reading.ts'
import { Result } from '../../../shared/domain/result.ts'
import type { ContentOf, WorksheetContent } from '../../../shared/domain/worksheet.ts'
import { runCli } from '../../fixtures/commandLine.ts'
import { field, readPage, stationTime } from '../../fixtures/corePorts.ts'
import { aDocument, batchFiles } from '../../fixtures/packages.ts'
import { faultsBySchema } from '../../fixtures/resultSchema.ts'
import { aStaff } from '../../fixtures/staff.ts'
import { aStation } from '../../fixtures/station.ts'
import { aWrittenPage } from '../../unit/worksheets/written.ts'
import { writeKeyFolder } from '../lender/aResult.ts'

const caseNo = CaseNo.parse('A-001')
const document = DocumentPath.parse('docs/A-001/1.pdf')
const other = DocumentPath.parse('docs/A-002/1.pdf')

const statementPage = aWrittenPage([
  ['交易日期', '摘要', '收入', '支出', '余额'],
  ['2026-03-05', '工资', '5,000.00', '', '5,100.00'],
  ['2026-03-21', '结息', '0.12', '', '5,100.12'],
])

/** A station with two cases, each with a statement that was read from its own text, and two reviewers. */
async function aDesk(terms: Partial<OrderTerms> = {}, engine = textLayer) {
  const aPdf = (number: string) => ({
    ...aDocument(number, '1.pdf'),
    mediaType: 'application/pdf',
    kind: 'bank-statement',
  })
  const content = {
    terms,
    documents: [aPdf('A-001'), aPdf('A-002')],
    cases: ['A-001', 'A-002'].map((number) => ({ caseNo: number, application: { amount: 60_00 } })),
  }
  const fields = { name: field('样本甲'), period_from: field('2026-03-01'), period_to: field('2026-03-31') }
  const page = {
    ...readPage(fields),
    kind: 'bank-statement' as const,
    engines: [engine],
    lines: statementPage.lines.map((line) => ({ ...line, confidence: 1 })),
  }
  const station = await aStation({ readers: [{ reader: { read: async () => page } }] })
  const { api } = station
  const batch = await station.imported(content)
  await station.ended(api.batch.read({ batch }))
  return {
    ...station,
    batch,
    content,
    ...(await aStaff(station, { 样初: ['reviewer-1'], 样复: ['reviewer-2'] })),
    open: () => api.case.open({ batch, caseNo }),
    sheet: (kind: WorksheetContent['kind'], on: DocumentPath | null = document) =>
      api.worksheet.open({ batch, caseNo, kind, document: on }),
    keep: (sheet: WorksheetContent, on: DocumentPath | null = document) =>
      api.worksheet.keep({ batch, caseNo, document: on, sheet }),
    decide: (decision: 'pass' | 'supplement', of = caseNo) =>
      api.opinion.submit({
        batch,
        caseNo: of,
        decision,
        reasons: decision === 'pass' ? [] : [{ code: 'OTHER', document: null, field: null }],
        remark: '样本备注',
        supersedes: null,
      }),
  }
}

const aCollateral = (
  value: number | null,
  more: Partial<ContentOf<'collateral'>> = {},
): WorksheetContent => ({
  kind: 'collateral',
  content: {
    loan: 60_00,
    items: [{ what: '样本房产', value, appraised: '2026-01-02', appraiser: '样本评估', charged: null }],
    ...more,
  },
})

describe('a worksheet', () => {
  it('is kept with what it comes to, every time anew, and judged at once', async () => {
    const desk = await aDesk()
    await desk.sitsDown('样初')
    expect(await desk.sheet('collateral')).toEqual({ sheet: null, history: [] })
    const below = await desk.keep(aCollateral(50_00))
    expect(below.worksheets).toEqual([
      {
        kind: 'collateral',
        document,
        figures: { ltv: 1.2 },
        isFilled: true,
        by: '样初',
        at: stationTime.toISOString(),
      },
    ])
    const stateIn = (view: typeof below) =>
      view.findings.find(({ code }) => code === 'COLLATERAL_BELOW_LOAN')?.state
    expect(stateIn(below)).toBe('fail')
    expect(stateIn(await desk.keep(aCollateral(100_00)))).toBe('pass')
    const kept = await desk.sheet('collateral')
    expect(kept.sheet).toEqual(aCollateral(100_00))
    expect(kept.history).toHaveLength(2)
  })

  it('that says what it said is not kept again, and a blank one takes it back', async () => {
    const desk = await aDesk()
    await desk.sitsDown('样初')
    await desk.keep(aCollateral(null, { items: [] }))
    for (const _ of ['once', 'twice']) await desk.keep(aCollateral(100_00))
    expect((await desk.sheet('collateral')).history).toHaveLength(1)
    const { worksheets, findings } = await desk.keep(aCollateral(null, { items: [] }))
    expect(worksheets).toEqual([])
    expect(findings.some(({ code }) => code === 'COLLATERAL_BELOW_LOAN')).toBe(false)
  })

  it('is of a document of its case, and of a case that is open', async () => {
    const desk = await aDesk()
    await desk.sitsDown('样初')
    await expect(desk.keep(aCollateral(100_00), other)).rejects.toMatchObject({ code: 'document/unknown' })
    await desk.decide('pass')
    await expect(desk.keep(aCollateral(100_00))).rejects.toMatchObject({ code: 'opinion/level-closed' })
  })

  it('that the order asks for is in the way of passing until it is filled in', async () => {
    const desk = await aDesk({ worksheets: ['collateral'] })
    await desk.sitsDown('样初')
    await expect(desk.decide('pass')).rejects.toMatchObject({
      code: 'opinion/worksheet-missing',
      params: { worksheet: 'collateral' },
    })
    // Begun is not filled in.
    await desk.keep(aCollateral(null))
    const inTheWay = (await desk.open()).obstacles.filter(
      ({ error }) => error.code === 'opinion/worksheet-missing',
    )
    expect(inTheWay.map(({ decision }) => decision)).toEqual(['pass', 'conditional'])
    await desk.keep(aCollateral(100_00))
    await expect(desk.decide('pass')).resolves.toMatchObject({ decision: 'pass' })
  })

  it('does not tell whoever decides blind who filled it in', async () => {
    const desk = await aDesk({ levels: [1, 2], policy: [{ level: 2, share: 1, always: [], blind: true }] })
    await desk.sitsDown('样初')
    await desk.keep(aCollateral(100_00))
    await desk.decide('pass')
    await desk.sitsDown('样复')
    expect((await desk.open()).worksheets).toMatchObject([{ figures: { ltv: 0.6 }, by: null }])
    expect((await desk.sheet('collateral')).history).toMatchObject([{ by: null }])
  })
})

describe('the figures of a worksheet', () => {
  it('are taken from the text of a PDF, and kept only once a person keeps them', async () => {
    const desk = await aDesk()
    await desk.sitsDown('样初')
    const sheet = await desk.api.worksheet.import({ batch: desk.batch, document, kind: 'bank-statement' })
    expect(sheet).toMatchObject({
      content: {
        accountName: '样本甲',
        from: '2026-03-01',
        lines: [
          { in: 5000_00, balance: 5100_00, place: { page: 1 } },
          { in: 12, text: '结息' },
        ],
      },
    })
    expect((await desk.open()).worksheets).toEqual([])
    const { findings } = await desk.keep(sheet)
    expect(findings.find(({ code }) => code === 'STATEMENT_BALANCE_BREAKS')?.state).toBe('pass')
    const importing = desk.api.worksheet.import({ batch: desk.batch, document, kind: 'financial-statements' })
    await expect(importing).rejects.toMatchObject({ code: 'worksheet/nothing-found' })
  })

  it('are not taken from what was read off a picture', async () => {
    const desk = await aDesk({}, { name: 'test', version: '1' })
    await desk.sitsDown('样初')
    const importing = desk.api.worksheet.import({ batch: desk.batch, document, kind: 'bank-statement' })
    await expect(importing).rejects.toMatchObject({ code: 'worksheet/no-text' })
  })
})

describe('a lender’s scorecard', () => {
  const scorecard = {
    name: '样本评分卡',
    base: 100,
    lines: [
      {
        id: 'ltv',
        zh: '抵押率低',
        en: 'low LTV',
        points: 20,
        when: { on: 'figure' as const, figure: 'ltv' as const, below: 0.7 },
      },
      {
        id: 'said',
        zh: '初审通过',
        en: 'passed',
        points: 5,
        when: { on: 'decision' as const, decisions: ['pass' as const] },
      },
      {
        id: 'dti',
        zh: '负债低',
        en: 'low DTI',
        points: 7,
        when: { on: 'figure' as const, figure: 'dti' as const, below: 0.5 },
      },
    ],
    bands: [{ from: 120, zh: '样本甲', en: 'A' }],
  }

  it('is shown on the case line by line, and goes out with it and its worksheets', async () => {
    const desk = await aDesk({ scorecard, worksheets: ['collateral'] })
    await desk.sitsDown('样初')
    const begun = await desk.keep(aCollateral(100_00))
    expect(begun.score).toMatchObject({
      card: { name: '样本评分卡' },
      score: { points: 120, band: 0, lines: [{ counts: true }, { counts: null }, { counts: null }] },
    })
    await desk.decide('pass')
    await desk.decide('supplement', CaseNo.parse('A-002'))
    await desk.supervisorSitsDown()
    const preview = await desk.api.result.preview({ batch: desk.batch })
    expect(preview.incompleteWorksheets).toEqual({
      count: 1,
      first: [{ caseNo: 'A-002', missing: ['collateral'] }],
    })
    const [first, second] = await handedOver(desk)
    expect(first).toMatchObject({
      score: {
        points: 125,
        band: 0,
        lines: [{ counts: true }, { counts: true }, { id: 'dti', counts: null }],
      },
      worksheets: [{ kind: 'collateral', document, figures: { ltv: 0.6 }, by: '样初' }],
    })
    expect(first?.worksheets[0]?.content).toEqual(aCollateral(100_00).content)
    expect(second).toMatchObject({ score: { points: 100, band: null }, worksheets: [] })
  })

  it('tells whoever decides blind nothing of the decision', async () => {
    const policy = [{ level: 2 as const, share: 1, always: [], blind: true }]
    const desk = await aDesk({ scorecard, levels: [1, 2], policy })
    await desk.sitsDown('样初')
    await desk.decide('pass')
    expect((await desk.open()).score?.score.points).toBe(105)
    await desk.sitsDown('样复')
    expect((await desk.open()).score?.score).toMatchObject({ points: 100, lines: [{}, { counts: null }, {}] })
  })
})

/** The cases of the result as the lender's kit writes them out, once it has found the package in order. */
async function handedOver(desk: Awaited<ReturnType<typeof aDesk>>) {
  const { folder, lender, api, core, batch, content } = desk
  const result = join(folder, 'result.asice')
  await desk.ended(api.batch.export({ batch, target: core.grant(result) }))
  const card = join(folder, 'vendor.json')
  await api.station.exportCard({ target: core.grant(card) })
  const order = join(folder, 'order.json')
  writeFileSync(order, String(batchFiles(content)['order.json']))
  const [keys, out] = [writeKeyFolder(folder, lender), join(folder, 'out')]
  const run = await runCli(
    ['lender', 'verify', result, '--keys', keys, '--vendor', card, '--order', order, '--out', out, '--json'],
    { clock: () => stationTime },
  )
  expect(run.json).toMatchObject({ verdict: 'valid' })
  const read = (name: string) => readFileSync(join(out, name), 'utf8')
  expect(faultsBySchema(read('results.schema.json'), read('results.json'))).toEqual([])
  return Result.parse(JSON.parse(read('results.json'))).cases
}
