import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OcrLine, readFiles } from '../../../main/cli/ocr.ts'
import { DocumentKind } from '../../../shared/domain/kind.ts'
import { runCli } from '../../fixtures/commandLine.ts'
import { chinesePdf, scanWithTextPdf, textPdf } from '../../fixtures/documents/pdfs.ts'
import { drawCardFront } from './specimen.ts'

const contract = [
  '个人借款合同',
  '合同编号：SY-2024-00012',
  '甲方（贷款人）：样本银行股份有限公司',
  '乙方（借款人）：林样本',
  '借款金额：人民币（大写）壹佰万元整（小写：1,000,000.00元）',
  '借款期限：12个月，还款方式为按月付息，到期还本。',
  '签订日期：2024年3月5日',
]

const files = {
  'contract.pdf': chinesePdf(contract),
  'turned.pdf': chinesePdf(contract, { rotate: 90 }),
  'scan.pdf': scanWithTextPdf(
    drawCardFront(),
    'Loan contract number 12, what some scanner made of the specimen',
  ),
  'damaged.pdf': textPdf().subarray(0, 60),
  'letter.pdf': textPdf(),
} as const

type FileName = keyof typeof files
const names = Object.keys(files) as FileName[]

let folder = ''
/** All of them, read one after another by the same engines. */
let lines: OcrLine[]
const pathOf = (name: FileName) => join(folder, name)
const lineOf = (name: FileName) => lines[names.indexOf(name)]

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sealdesk-ocr-'))
  for (const [name, bytes] of Object.entries(files)) await writeFile(join(folder, name), bytes)
  lines = await linesOf(names)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function linesOf(which: readonly FileName[], kind: DocumentKind | null = null): Promise<OcrLine[]> {
  const read: OcrLine[] = []
  for await (const line of readFiles({ files: which.map(pathOf), kind, clock: () => new Date() }))
    read.push(line)
  return read
}

describe('files that are read outside of any vault', () => {
  it('are told of in the order given, a bad one among them, with every page of each', () => {
    expect(lines.map(({ file }) => file)).toEqual(names.map(pathOf))
    expect(lines.map((line) => ('error' in line ? line.error.code : line.kind))).toEqual([
      'loan-contract',
      'loan-contract',
      'id-card-front',
      'document/unreadable',
      'other',
    ])
    expect(lines[0]).toMatchObject({ pageCount: 1, pages: [{ page: 1, kind: 'loan-contract' }] })
  })

  it('give the words of a contract that is written, and are sure where its picture says the same', () => {
    for (const name of ['contract.pdf', 'turned.pdf'] as const) {
      const line = lineOf(name)
      if (!line || 'error' in line) throw new Error(name)
      const { fields, pages } = line
      expect(Object.fromEntries(Object.entries(fields).map(([field, { value }]) => [field, value]))).toEqual({
        number: 'SY-2024-00012',
        party_a: '样本银行股份有限公司',
        party_b: '林样本',
        amount: '1,000,000.00',
        signed: '2024-03-05',
      })
      expect(fields.amount).toMatchObject({ state: 'sure', fen: 100_000_000 })
      expect(pages[0]?.lines.map(({ text }) => text)).toEqual(contract)
      expect(pages[0]?.engines[0]?.name).toBe('PDF text layer')
      // The first line of the upright page stands near its top left.
      expect(pages[0]?.lines[0]?.box[0]).toBeCloseTo(0.1)
      expect(pages[0]?.lines[0]?.box[1]).toBeLessThan(0.12)
    }
  })

  it('are read from the picture where a scanner wrote its own text under a card', () => {
    expect(lineOf('scan.pdf')).toMatchObject({
      fields: { id_number: { value: '11010519491231002X', state: 'sure' }, name: { value: '林样本' } },
    })
  })

  it('are of the kind that the person names', async () => {
    const [line] = await linesOf(['letter.pdf'], 'credit-report')
    expect(line).toMatchObject({ kind: 'credit-report', kindConfidence: 1 })
  })
})

describe('the command', () => {
  it('refuses a kind that there is not, and lists those that there are', async () => {
    const { code, stdout } = await runCli(['ocr', pathOf('letter.pdf'), '--kind', 'id-card', '--json'])
    expect(code).toBe(2)
    const { error } = JSON.parse(stdout)
    expect(error.code).toBe('cli/usage')
    for (const kind of DocumentKind.options) expect(error.message).toContain(kind)
  })
})
