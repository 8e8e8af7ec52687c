import { describe, expect, it } from 'vitest'
import { resultsCsv } from '../../../main/report/tables/csv.ts'
import { type CellColumn, columnLetters, createRowWriter } from '../../../main/report/tables/rowXml.ts'
import type { Cell } from '../../../main/report/tables/table.ts'
import { resultsXlsx } from '../../../main/report/tables/xlsx.ts'
import { CaseNo } from '../../../shared/domain/ids.ts'
import type { ResultCase } from '../../../shared/domain/result.ts'
import { type ReadSheet, readWorkbook } from '../../fixtures/spreadsheet.ts'
import { aCase, aHead } from './aResult.ts'
import { aScratch, made } from './made.ts'

const scratch = aScratch()
const formula = '=HYPERLINK("http://example.invalid","样本")'

async function workbookOf(
  cases: readonly ResultCase[],
  head = aHead(),
  sheetRows?: number,
): Promise<ReadSheet[]> {
  return readWorkbook(await made(await resultsXlsx(head, scratch, sheetRows), cases))
}

/** The texts of the column with this heading, without the heading. */
function column(sheets: readonly ReadSheet[], sheet: string, heading: string): string[] {
  const { texts } = sheets.find(({ name }) => name.startsWith(sheet)) ?? { texts: new Map<string, string>() }
  const head = [...texts].find(([at, text]) => /^[A-Z]+1$/.test(at) && text.startsWith(`${heading}\n`))
  const letters = head?.[0].slice(0, -1)
  return [...texts]
    .filter(([at]) => at !== head?.[0] && at.replace(/\d+$/, '') === letters)
    .map(([, text]) => text)
}

function caseNamed(caseNo: string, more: Partial<ResultCase> = {}): ResultCase {
  return aCase({ caseNo: CaseNo.parse(caseNo), ...more })
}

describe('the workbook of a result', () => {
  it('has a sheet each for cases, opinions, findings, fields, documents, worksheets, scores and statistics', async () => {
    const sheets = await workbookOf([aCase()])
    expect(sheets.map(({ name }) => name.split(' ')[0])).toEqual([
      '案件',
      '意见',
      '发现',
      '字段',
      '文件',
      '测算',
      '评分',
      '统计',
    ])
  })

  it('keeps its headings in sight, with a filter over all rows, and its case numbers beside', async () => {
    for (const { pane, filter, texts } of await workbookOf([aCase(), caseNamed('A-002')])) {
      expect(pane).toMatchObject({ state: 'frozen', ySplit: '1', xSplit: '1', topLeftCell: 'B2' })
      const rows = Math.max(...[...texts.keys()].map((at) => Number(at.replace(/\D/g, ''))))
      expect(filter).toMatch(new RegExp(`^A1:[A-Z]+${rows}$`))
    }
  })

  it('has the numbers of people and cards as text, to the last digit', async () => {
    const [field] = aCase().fields
    if (!field) throw new Error('no field')
    const card = {
      ...field,
      name: 'number' as const,
      read: { ...field.read, value: '6217000010001234567' },
      confirmed: null,
    }
    const sheets = await workbookOf([aCase({ fields: [field, card] })])
    expect(column(sheets, '案件', '身份证号')).toEqual(['11010519491231002X'])
    expect(column(sheets, '字段', '有效值')).toEqual(['11010519491231002X', '6217000010001234567'])
  })

  it('has no formula, whatever people wrote', async () => {
    const [opinion] = aCase().opinions
    const sheets = await workbookOf([aCase({ opinions: opinion ? [{ ...opinion, remark: formula }] : [] })])
    expect(column(sheets, '意见', '备注')).toEqual([formula])
    for (const { elements } of sheets) expect(elements).not.toContain('f')
  })

  it('tells what stands of each level, and the advice of the highest', async () => {
    const [first] = aCase().opinions
    if (!first) throw new Error('no opinion')
    const undone = { ...first, decision: 'pass' as const, stands: false }
    const last = { ...first, level: 2 as const, decision: 'recommend-reject' as const }
    const sheets = await workbookOf([aCase({ opinions: [undone, first, last] })])
    expect(column(sheets, '案件', '审核意见')).toEqual(['建议拒绝 / Advise reject'])
    expect(column(sheets, '案件', '初审')).toEqual(['补件 / Supplement'])
    expect(column(sheets, '意见', '有效')).toEqual(['否 / no', '是 / yes', '是 / yes'])
  })

  it('says of a field what a person confirmed, and of an illegible one nothing', async () => {
    const sheets = await workbookOf([aCase()])
    expect(column(sheets, '字段', '人工确认')).toEqual(['11010519491231002X', '不适用 / not applicable'])
    expect(column(sheets, '字段', '有效值')).toEqual(['11010519491231002X'])
  })

  it('counts what it holds, and says why it is not all of the batch', async () => {
    const sheets = await workbookOf([aCase(), caseNamed('A-002')])
    const { texts, numbers } = sheets.at(-1) ?? { texts: new Map(), numbers: new Map() }
    const rowOf = (item: string) => [...texts].find(([, text]) => text === item)?.[0].slice(1)
    expect(numbers.get(`C${rowOf('补件 / Supplement')}`)).toBe(2)
    expect(numbers.get(`C${rowOf('与识别一致 / as it was read')}`)).toBe(2)
    expect(numbers.get(`C${rowOf('不适用 / not applicable')}`)).toBe(2)
    expect(texts.get(`D${rowOf('未全部交付的原因 / why not all of it')}`)).toBe('客户急用')
  })

  it('goes on in another sheet where one is full', async () => {
    const cases = ['A-001', 'A-002', 'A-003'].map((caseNo) => caseNamed(caseNo))
    const sheets = await workbookOf(cases, aHead(), 2)
    const names = sheets.map(({ name }) => name).filter((name) => name.startsWith('案件'))
    expect(names).toEqual(['案件 Cases', '案件 Cases 2'])
    expect(column(sheets, '案件 Cases 2', '案件号')).toEqual(['A-003'])
  })

  it('is the same to the byte each time', async () => {
    const bytes = async () => made(await resultsXlsx(aHead(), scratch), [aCase()])
    expect((await bytes()).equals(await bytes())).toBe(true)
  })

  it('is the same where most of it had to be kept outside of memory', async () => {
    const cases = Array.from({ length: 300 }, (_, index) => caseNamed(`A-${index}`))
    const sheets = await workbookOf(cases)
    expect(column(sheets, '案件', '案件号')).toEqual(cases.map(({ caseNo }) => caseNo))
    expect(column(sheets, '发现', '案件号')).toEqual(
      cases.flatMap(({ caseNo, findings }) => findings.map(() => caseNo)),
    )
  })
})

function rowXml(row: number, cells: readonly Cell[], columns: readonly CellColumn[]): string {
  let xml = ''
  const writeRow = createRowWriter(columns)
  writeRow(row, cells, {
    add: (text) => {
      xml += text
    },
    addBytes: (bytes) => {
      xml += Buffer.from(bytes).toString('utf8')
    },
  })
  return xml
}

describe('a row', () => {
  const plain = { style: 1, wraps: 0 }

  it('has texts as they are also where a column says very many', () => {
    const writeRow = createRowWriter([plain])
    const texts = Array.from({ length: 1200 }, (_, index) => `第 ${index} 项`)
    const rows: string[] = []
    const to = {
      add: () => undefined,
      addBytes: (bytes: Uint8Array) => rows.push(Buffer.from(bytes).toString()),
    }
    for (const text of [...texts, ...texts]) writeRow(1, [text], to)
    const written = rows
      .filter((bytes) => bytes.includes('<t>'))
      .map((bytes) => /<t>(.*)<\/t>/.exec(bytes)?.[1])
    expect(written).toEqual([...texts, ...texts])
  })

  it.each([
    [0, 'A'],
    [25, 'Z'],
    [26, 'AA'],
    [701, 'ZZ'],
    [702, 'AAA'],
  ])('has column %i under %s', (index, letters) => expect(columnLetters(index)).toBe(letters))

  it.each([
    ['a\u0000b', 'a_x0000_b'],
    ['a\rb', 'a_x000D_b'],
    ['_x0041_', '_x005F_x0041_'],
    ['<&>', '&lt;&amp;&gt;'],
    ['\uD800', '\uFFFD'],
    ['𠮷', '𠮷'],
  ])('holds %j', (text, xml) => expect(rowXml(1, [text], [plain])).toContain(`<t>${xml}</t>`))

  it.each([' a', 'a ', 'a\n', '\ta'])('keeps what is around %j', (text) =>
    expect(rowXml(1, [text], [plain])).toContain(`<t xml:space="preserve">${text}</t>`),
  )

  it('cuts what no cell can hold', () => {
    const xml = rowXml(1, ['长'.repeat(40_000)], [plain])
    expect(xml.match(/长/g)).toHaveLength(32_766)
    expect(xml).toContain('…')
  })

  it.each([
    ['一二三四五', 10, null],
    ['一二三四五六', 10, '30'],
    ['a\nb\nc', 10, '45'],
    ['a'.repeat(900), 10, '150'],
  ])('of %j in a column of %i characters is as high as it needs', (text, wraps, height) => {
    expect(/ ht="(\d+)"/.exec(rowXml(1, [text], [{ style: 1, wraps }]))?.[1] ?? null).toBe(height)
  })

  it('leaves empty cells out', () =>
    expect(rowXml(7, [null, '', 0], [plain, plain, { style: 3, wraps: 0 }])).toBe(
      '<row r="7"><c r="C7" s="3"><v>0</v></c></row>',
    ))
})

describe('results.csv', () => {
  const linesOf = async (cases: readonly ResultCase[]) =>
    (await made(resultsCsv(aHead(), scratch), cases)).toString('utf8').split(/(?<=\r\n)/)

  it('begins with a byte order mark and has a line a case', async () => {
    const lines = await linesOf([aCase(), caseNamed('A-002')])
    expect(lines[0]?.startsWith('\uFEFF案件号 Case,')).toBe(true)
    expect(lines.slice(1).map((line) => line.split(',')[0])).toEqual(['A-001', 'A-002'])
    expect(lines.every((line) => line.endsWith('\r\n'))).toBe(true)
  })

  it.each(['=1+1', '+1', '-1', '@SUM', '＝1', '\t=1', ' =1', "'1", '6217000010001234567', '007'])(
    'guards %j',
    async (product) => {
      expect((await linesOf([aCase({ product })]))[1]).toContain(`'${product}`)
    },
  )

  it.each(['样本', '11010519491231002X', '2026-02-01'])('leaves %j as it is', async (product) => {
    expect((await linesOf([aCase({ product })]))[1]).toContain(`,${product},`)
  })
})
