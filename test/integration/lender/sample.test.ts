import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadImage } from '@napi-rs/canvas'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { beforeAll, describe, expect, it } from 'vitest'
import { faultNames, Truth } from '../../../main/cli/sample/truth.ts'
import { Order } from '../../../shared/domain/order.ts'
import { checkIdNumber } from '../../../shared/rules/idNumber.ts'
import { findingText } from '../../../shared/rules/texts.ts'
import { isUscc } from '../../../shared/rules/uscc.ts'
import { runCli } from '../../fixtures/commandLine.ts'
import { temporaryFolder } from '../../fixtures/temporaryFolder.ts'

const root = temporaryFolder()
const folder = join(root, 'sample')
let truth: Truth
let order: Order

beforeAll(async () => {
  const run = await runCli(['sample', folder, '--cases', '12', '--seed', 'test', '--faults', '0.5', '--json'])
  expect(run).toMatchObject({ code: 0, json: { folder, cases: 12, faults: 6 } })
  truth = Truth.parse(readJson('truth.json'))
  order = Order.parse(readJson('order.json'))
})

function readJson(name: string): unknown {
  return JSON.parse(readFileSync(join(folder, name), 'utf8'))
}

function digests(of: string): string[] {
  return readdirSync(of, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => {
      const path = join(parentPath, name)
      return `${path.slice(of.length)} ${createHash('sha256').update(readFileSync(path)).digest('hex')}`
    })
    .sort()
}

async function pdfText(path: string): Promise<{ pages: string[]; fonts: string }> {
  const bytes = readFileSync(join(folder, path))
  const loading = getDocument({ data: new Uint8Array(bytes) })
  const pdf = await loading.promise
  const pages: string[] = []
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const { items } = await (await pdf.getPage(number)).getTextContent()
    pages.push(items.map((item) => ('str' in item ? item.str : '')).join(''))
  }
  await loading.destroy()
  return { pages, fonts: bytes.toString('latin1') }
}

describe('a sample', () => {
  it('is the same, byte for byte, for the same seed, and another for another', async () => {
    const again = join(root, 'again')
    await runCli(['sample', again, '--cases', '12', '--seed', 'test', '--faults', '0.5'])
    expect(digests(again)).toEqual(digests(folder))
    const other = join(root, 'other')
    await runCli(['sample', other, '--cases', '1', '--seed', 'other'])
    expect(digests(other)[0]).not.toEqual(digests(folder)[0])
  })

  it('has the documents that truth.json lists and no others', () => {
    const listed = truth.cases.flatMap(({ documents }) => documents.map(({ path }) => `/${path}`))
    const drawn = digests(folder).map((line) => line.split(' ')[0])
    expect(drawn.sort()).toEqual([...listed, '/documents.json', '/order.json', '/truth.json'].sort())
    expect(order.cases.map(({ caseNo }) => caseNo)).toEqual(truth.cases.map(({ caseNo }) => caseNo))
  })

  it('has documents of the kinds that are asked for alone, and an order that asks for no others', async () => {
    const few = join(root, 'few')
    const kinds = ['id-card-back', 'loan-contract']
    const run = await runCli(['sample', few, '--cases', '2', '--seed', 'test', '--json', '--kind', ...kinds])
    expect(run).toMatchObject({ code: 0, json: { documents: 4 } })
    const listed = JSON.parse(readFileSync(join(few, 'documents.json'), 'utf8')) as Record<string, unknown>
    expect(Object.keys(listed)).toEqual(
      ['A-0001', 'A-0002'].flatMap((caseNo) => [`docs/${caseNo}/1.jpg`, `docs/${caseNo}/2.pdf`]),
    )
    expect(Order.parse(JSON.parse(readFileSync(join(few, 'order.json'), 'utf8'))).checklist).toEqual(kinds)
  })

  it('plants every kind of fault in the stated share of the cases', () => {
    const planted = truth.cases.flatMap(({ faults }) => faults.map(({ fault }) => fault))
    expect(planted.sort()).toEqual([...faultNames].sort())
    expect(truth.cases.filter(({ faults }) => faults.length > 0)).toHaveLength(6)
  })

  it('names for each fault a finding that the rules know', () => {
    for (const { finding } of truth.cases.flatMap(({ faults }) => faults))
      expect(findingText(finding, 'en')).not.toBeNull()
  })

  it('has right check characters except where they are planted wrong', () => {
    for (const { caseNo, faults } of truth.cases) {
      const broken = faults.some(({ fault }) => fault === 'broken-check-character')
      const { application } = order.cases.find((one) => one.caseNo === caseNo) ?? {}
      expect(checkIdNumber(application?.id_number ?? '').state).toBe(
        broken ? 'wrong-check-character' : 'valid',
      )
      expect(isUscc(application?.uscc ?? '')).toBe(true)
    }
  })

  it('is wrong where a fault says so and nowhere else', () => {
    for (const { caseNo, faults, documents } of truth.cases) {
      const is = (name: string) => faults.some(({ fault }) => fault === name)
      const fields = (kind: string) => documents.find((document) => document.kind === kind)?.fields
      const { application } = order.cases.find((one) => one.caseNo === caseNo) ?? {}
      const validTo = fields('id-card-back')?.valid_to
      if (validTo !== undefined) expect(validTo < truth.today).toBe(is('expired-card'))
      const legalPerson = fields('business-licence')?.legal_person
      if (legalPerson !== undefined)
        expect(legalPerson !== application?.name).toBe(is('other-name-on-licence'))
      expect(documents.length < 5).toBe(is('missing-document'))
      const amount = fields('loan-contract')?.amount
      if (amount !== undefined)
        expect(Number(amount) * 100 !== application?.amount).toBe(is('other-amount-in-contract'))
      const withPhone = order.cases.filter((one) => one.application.phone === application?.phone)
      if (is('shared-phone')) expect(withPhone.length).toBeGreaterThan(1)
    }
  })

  it('has cards and licences that open as pictures', async () => {
    for (const path of ['docs/A-0001/1.jpg', 'docs/A-0002/1.jpg']) {
      const picture = await loadImage(join(folder, path))
      expect(picture.width).toBeGreaterThanOrEqual(1000)
      expect(picture.width / picture.height).toBeGreaterThan(1)
    }
  })

  it('has statements and contracts whose text says what truth.json says, marked on every page', async () => {
    const find = (kind: string) =>
      truth.cases.flatMap(({ documents }) => documents).find((document) => document.kind === kind)
    for (const document of [find('bank-statement'), find('loan-contract')]) {
      const { pages, fonts } = await pdfText(document?.path ?? '')
      for (const page of pages) expect(page).toContain('样本 SPECIMEN')
      const text = pages.join('')
      for (const name of ['name', 'income', 'party_b', 'amount_capital']) {
        const value = document?.fields[name]
        if (value !== undefined) expect(text).toContain(value)
      }
      expect(fonts).toMatch(/\/FontFile2/)
    }
  })

  it('does not go over a folder that is there', async () => {
    const before = digests(folder)
    const run = await runCli(['sample', folder, '--cases', '1', '--json'])
    expect(run).toMatchObject({ code: 1, json: { error: { code: 'file/exists' } } })
    expect(digests(folder)).toEqual(before)
  })

  it('that was interrupted leaves nothing', async () => {
    const interrupt = new AbortController()
    const target = join(root, 'a', 'b', 'interrupted')
    const run = runCli(['sample', target, '--cases', '500', '--json'], { signal: interrupt.signal })
    while (!existsSync(join(root, 'a', 'b'))) await new Promise((next) => setTimeout(next, 5))
    interrupt.abort()
    expect(await run).toMatchObject({ code: 130, json: { error: { code: 'job/cancelled' } } })
    expect(existsSync(join(root, 'a'))).toBe(false)
  })
})
