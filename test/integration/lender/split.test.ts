import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { CaseNo } from '../../../shared/domain/ids.ts'
import { runCli } from '../../fixtures/commandLine.ts'
import { stationTime } from '../../fixtures/corePorts.ts'
import { aParty } from '../../fixtures/packages.ts'
import { faultsBySchema } from '../../fixtures/resultSchema.ts'
import { aStation, type TestStation, trust } from '../../fixtures/station.ts'
import { writeKeyFolder } from './aResult.ts'

const products = ['经营贷', '消费贷', '经营贷', '消费贷'] as const

/** A lender with an order of four cases, and two stations that it may go to. */
async function aLenderOfTwo() {
  const one = await aStation()
  const other = await aStation()
  const { folder } = one
  const lender = await aParty('样本委托方')
  for (const { api, core, folder: its } of [one, other]) await trust(api, core, its, lender.card)
  const keys = writeKeyFolder(folder, lender)
  const at = (name: string) => join(folder, name)
  const cases = products.map((product, index) => ({
    caseNo: `A-00${index + 1}`,
    product,
    application: { name: '样本', id_number: `11010519491231${index}02X` },
  }))
  for (const { caseNo } of cases) {
    mkdirSync(at(`folder/docs/${caseNo}`), { recursive: true })
    writeFileSync(at(`folder/docs/${caseNo}/1.jpg`), `样本 SPECIMEN ${caseNo}`)
  }
  writeFileSync(
    at('folder/documents.json'),
    JSON.stringify({ 'docs/A-003/1.jpg': { kind: 'id-card-front' } }),
  )
  const order = {
    format: 'loan-review-order/1',
    orderId: 'ORDER-1',
    title: '样本委托',
    issuedAt: stationTime.toISOString(),
    levels: [1],
  }
  writeFileSync(at('order.json'), JSON.stringify({ ...order, cases }))
  const cards = await Promise.all(
    [one, other].map((station, index) => cardOf(station, at(`vendor-${index + 1}.json`))),
  )
  const receivingKeys = await Promise.all(
    [one, other].map((station, index) => keyOf(station, lender.name, at(`key-${index + 1}.json`))),
  )
  const run = (command: string, ...args: string[]) =>
    runCli(['lender', command, ...args, '--keys', keys, '--order', at('order.json'), '--json'], {
      clock: () => stationTime,
    })
  return {
    one,
    other,
    at,
    keys,
    receivingKeys,
    split: (...args: string[]) => run('split', at('folder'), '--out', at('parts'), ...args),
    verify: (files: readonly string[], ...args: string[]) =>
      run(
        'verify',
        ...files,
        ...cards.flatMap((card) => ['--vendor', card]),
        '--split',
        at('parts/split.json'),
        ...args,
      ),
    manifest: () => JSON.parse(readFileSync(at('parts/split.json'), 'utf8')),
  }
}

async function cardOf({ api, core }: TestStation, path: string): Promise<string> {
  await api.station.exportCard({ target: core.grant(path) })
  return path
}

async function keyOf({ api, core }: TestStation, lender: string, path: string): Promise<string> {
  await api.lender.issueReceivingKey({ lender, target: core.grant(path) })
  return path
}

/** Takes a part in, passes its cases and hands the result over. */
async function workedOff({ api, core, ended }: TestStation, part: string, out: string): Promise<string> {
  const { batch, outcome } = await ended(api.batch.import({ package: core.grant(part) }))
  if (batch === null) throw new Error(JSON.stringify(outcome))
  const { parts } = JSON.parse(readFileSync(join(part, '..', 'split.json'), 'utf8'))
  for (const { batchId, cases } of parts)
    if (batchId === batch)
      for (const caseNo of cases)
        await api.opinion.submit({
          batch,
          caseNo: CaseNo.parse(caseNo),
          decision: 'pass',
          reasons: [],
          remark: '',
        })
  await ended(api.batch.export({ batch, target: core.grant(out) }))
  return out
}

describe('lender split', () => {
  it('gives each station a part, and merging says what is still to come over all', async () => {
    const lender = await aLenderOfTwo()
    const [first = '', second = ''] = lender.receivingKeys
    expect(await lender.split('--to', first, '--to', second)).toMatchObject({
      code: 0,
      json: {
        by: 'stations',
        parts: [{ cases: ['A-001', 'A-002'], documents: 2 }, { cases: ['A-003', 'A-004'] }],
      },
    })
    expect(readdirSync(lender.at('parts')).sort()).toEqual(['batch-1.asice', 'batch-2.asice', 'split.json'])

    const one = await workedOff(lender.one, lender.at('parts/batch-1.asice'), lender.at('result-1.asice'))
    const early = await lender.verify([one], '--merge', lender.at('early.json'))
    expect(early).toMatchObject({ code: 0, json: { verdict: 'valid' } })
    const { batchId } = lender.manifest().parts[1]
    expect(JSON.parse(readFileSync(lender.at('early.json'), 'utf8'))).toMatchObject({
      delivery: { cases: 2, of: 4, outstanding: 2 },
      batches: [{ outstandingCases: [] }, { batchId, results: [], outstandingCases: ['A-003', 'A-004'] }],
    })

    const other = await workedOff(lender.other, lender.at('parts/batch-2.asice'), lender.at('result-2.asice'))
    const run = await lender.verify([other, one], '--merge', lender.at('merged'))
    expect(run).toMatchObject({
      code: 0,
      json: { verdict: 'valid', series: [{ state: 'complete' }, { state: 'complete' }] },
    })
    const merged = readFileSync(lender.at('merged/merged.json'), 'utf8')
    expect(faultsBySchema(readFileSync(lender.at('merged/merged.schema.json'), 'utf8'), merged)).toEqual([])
    expect(JSON.parse(merged)).toMatchObject({
      delivery: { cases: 4, of: 4, outstanding: 0 },
      cases: ['A-001', 'A-002', 'A-003', 'A-004'].map((caseNo) => ({ caseNo })),
    })
  })

  it('is no part of another order: a result of a batch that split.json does not name is refused', async () => {
    const lender = await aLenderOfTwo()
    const [first = '', second = ''] = lender.receivingKeys
    await lender.split('--to', first, '--to', second)
    const out = await workedOff(lender.one, lender.at('parts/batch-1.asice'), lender.at('result.asice'))
    const manifest = lender.manifest()
    writeFileSync(
      lender.at('parts/split.json'),
      JSON.stringify({
        ...manifest,
        parts: manifest.parts.map((part: object) => ({
          ...part,
          batchId: '0f7b5b0a-6a39-4c43-8d5c-2f9f3c1c9a77',
        })),
      }),
    )
    expect(await lender.verify([out])).toMatchObject({
      code: 1,
      json: { error: { code: 'series/unlisted-batch' } },
    })
  })

  it('goes by product to the station that is named for it', async () => {
    const lender = await aLenderOfTwo()
    const [first, second] = lender.receivingKeys
    const run = await lender.split('--by-product', '--to', `消费贷=${second}`, '--to', `经营贷=${first}`)
    expect(run).toMatchObject({
      code: 0,
      json: {
        by: 'product',
        parts: [
          { product: '经营贷', cases: ['A-001', 'A-003'] },
          { product: '消费贷', cases: ['A-002', 'A-004'] },
        ],
      },
    })
    const { outcome } = await lender.other.ended(
      lender.other.api.batch.import({ package: lender.other.core.grant(lender.at('parts/batch-2.asice')) }),
    )
    expect(outcome).toEqual({ state: 'done' })
  })

  it('leaves nothing where it fails, and the receiving keys are free again', async () => {
    const lender = await aLenderOfTwo()
    const [first = '', second = ''] = lender.receivingKeys
    await lender.split('--to', first, '--to', second)
    rmSync(lender.at('parts'), { recursive: true })
    const free = await keyOf(lender.one, '样本委托方', lender.at('key-3.json'))
    const used = () => readdirSync(join(lender.keys, 'used-receiving-keys')).sort()
    const before = used()
    expect(await lender.split('--to', free, '--to', second)).toMatchObject({
      code: 1,
      json: { error: { code: 'receiving-key/all-used' } },
    })
    expect(existsSync(lender.at('parts'))).toBe(false)
    expect(used()).toEqual(before)
  })

  it.each([
    ['fewer keys than parts', ['--stations', '2'], 1, 'split/too-few-keys'],
    ['no number of parts', [], 2, 'cli/usage'],
    ['stations and products', ['--stations', '2', '--by-product'], 2, 'cli/usage'],
  ])('refuses %s', async (_, options, code, error) => {
    const lender = await aLenderOfTwo()
    const [first = ''] = lender.receivingKeys
    expect(await lender.split('--to', first, ...options)).toMatchObject({
      code,
      json: { error: { code: error } },
    })
    expect(existsSync(lender.at('parts'))).toBe(false)
  })
})
