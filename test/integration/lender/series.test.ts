import { chmodSync, copyFileSync, existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { certificateSha256 } from '../../../main/package/certificate.ts'
import { runCli } from '../../fixtures/commandLine.ts'
import { faultsBySchema } from '../../fixtures/resultSchema.ts'
import { readWorkbook } from '../../fixtures/spreadsheet.ts'
import { lender, prepareSeries, series } from './aSeries.ts'

prepareSeries()

describe('the results of a batch', () => {
  it('are valid as a series, in whatever order they are given', async () => {
    const { first, second, third } = series.file
    const run = await lender.verify([third, first, second], '--order', series.order, '--json')
    expect(run).toMatchObject({
      code: 0,
      json: {
        verdict: 'valid',
        packages: [{ file: third, verdict: 'valid', index: 3 }, { index: 1 }, { index: 2 }],
        series: [
          {
            state: 'complete',
            results: [
              { index: 1, file: first, cases: 1 },
              { index: 2, file: second },
              { index: 3, file: third },
            ],
            missing: [],
            outstandingCases: [],
            errors: [],
          },
        ],
      },
    })
  })

  it('so far are valid, and say what is still to come', async () => {
    const { first, second } = series.file
    const run = await lender.verify([first, second], '--order', series.order, '--json')
    expect(run).toMatchObject({
      code: 0,
      json: {
        verdict: 'valid',
        series: [{ state: 'partial', of: 3, outstanding: 1, outstandingCases: ['A-003'] }],
      },
    })
  })

  it('tell the opinions of each level, who gave them, the sample and where the log goes on', async () => {
    await lender.verify([series.file.first])
    const run = await lender.verify([series.file.second], '--order', series.order, '--json')
    const { first, second } = series.reviewers
    expect(run.json).toMatchObject({
      verdict: 'valid',
      opinions: [
        {
          level: 1,
          opinions: 2,
          standing: 1,
          by: [{ name: '样初', certSha256: certificateSha256(first.certificatePem), opinions: 2 }],
        },
        {
          level: 2,
          opinions: 1,
          standing: 1,
          by: [{ name: '样复', certSha256: certificateSha256(second.certificatePem) }],
        },
      ],
      sampling: [{ level: 2, share: 0, of: 3 }],
      audit: { goesOnFrom: { index: 1 } },
      series: [
        {
          results: [
            { index: 1, file: null },
            { index: 2, file: series.file.second },
          ],
          missing: [],
        },
      ],
    })
  })

  it('count once where one is given twice', async () => {
    const copy = join(lender.folder, 'copy.asice')
    copyFileSync(series.file.first, copy)
    const run = await lender.verify([series.file.first, copy], '--json')
    expect(run).toMatchObject({
      code: 0,
      json: { series: [{ twice: [{ file: copy, same: series.file.first }] }] },
    })
  })

  it('without one of them are incomplete, which names it', async () => {
    const { first, third } = series.file
    const run = await lender.verify([first, third], '--json')
    expect(run).toMatchObject({
      code: 1,
      json: {
        verdict: 'incomplete',
        error: { code: 'series/result-missing', params: { missing: '2' } },
        series: [{ state: 'incomplete', missing: [2] }],
      },
    })
  })

  it('lack nothing where a later one repeats what the missing one held', async () => {
    const run = await lender.verify([series.file.first, series.file.again], '--json')
    expect(run).toMatchObject({
      code: 0,
      json: { verdict: 'valid', series: [{ state: 'complete', missing: [2, 3] }] },
    })
  })

  it('are not missed once they were seen', async () => {
    for (const file of [series.file.first, series.file.second]) await lender.verify([file])
    const run = await lender.verify([series.file.third], '--order', series.order, '--json')
    expect(run).toMatchObject({
      code: 0,
      json: { series: [{ state: 'complete', missing: [], outstandingCases: [] }] },
    })
  })

  it('one by itself is valid, with a note on those that nobody has seen', async () => {
    const run = await lender.verify([series.file.third])
    expect(run.code).toBe(0)
    expect(run.stdout).toContain('Note: of this batch result 1, 2 was never verified')
  })

  it('say which file is refused, and judge the others all the same', async () => {
    const bad = join(lender.folder, 'bad.asice')
    copyFileSync(series.card, bad)
    const run = await lender.verify([series.file.first, bad], '--json')
    expect(run).toMatchObject({
      code: 1,
      json: {
        verdict: 'malformed',
        packages: [{ verdict: 'valid' }, { file: bad, verdict: 'malformed' }],
        series: [{ state: 'partial' }],
      },
    })
  })

  it('are checked though nothing can be kept beside the keys', async () => {
    chmodSync(lender.keys, 0o500)
    const run = await lender.verify([series.file.first])
    chmodSync(lender.keys, 0o700)
    expect(run.code).toBe(0)
    if (process.getuid?.() !== 0) expect(run.stderr).toContain('Could not write')
  })
})

describe('two results with one number', () => {
  it('are a fork, be they given together', async () => {
    const run = await lender.verify(
      [series.file.first, series.file.second, series.file.otherSecond],
      '--json',
    )
    expect(run).toMatchObject({
      code: 1,
      json: { verdict: 'contradictory', error: { code: 'series/forked', params: { index: 2 } } },
    })
  })

  it('or was one of them seen before', async () => {
    await lender.verify([series.file.second])
    const run = await lender.verify([series.file.otherSecond], '--json')
    expect(run).toMatchObject({
      code: 1,
      json: { verdict: 'contradictory', error: { code: 'series/other-seen', params: { index: 2 } } },
    })
    // What does not fit is not kept: the one that was seen first still counts.
    expect(await lender.verify([series.file.second], '--json')).toMatchObject({ code: 0 })
  })

  it('also if the keys were rotated meanwhile', async () => {
    await lender.verify([series.file.second])
    const next = join(lender.folder, 'next')
    await runCli(['lender', 'rotate', '--keys', lender.keys, '--out', next])
    const run = await lender.verify([series.file.otherSecond], '--keys', next, '--json')
    expect(run).toMatchObject({ code: 1, json: { error: { code: 'series/other-seen' } } })
  })

  it('are told as well where the next one follows the other', async () => {
    const { first, otherSecond, third } = series.file
    const run = await lender.verify([first, otherSecond, third], '--json')
    expect(run).toMatchObject({
      code: 1,
      json: {
        verdict: 'contradictory',
        errors: expect.arrayContaining([expect.objectContaining({ code: 'series/other-previous' })]),
      },
    })
  })
})

describe('merged results', () => {
  const read = (file: string) => JSON.parse(readFileSync(join(lender.folder, file), 'utf8'))

  it('hold each case once, as the newest result tells of it, by the published schema', async () => {
    const out = join(lender.folder, 'merged')
    const { first, second, third, again } = series.file
    const run = await lender.verify(
      [first, second, third, again],
      '--order',
      series.order,
      '--merge',
      out,
      '--json',
    )
    expect(run).toMatchObject({ code: 0, json: { verdict: 'valid' } })
    expect(readdirSync(out).sort()).toEqual(['merged.json', 'merged.schema.json', 'merged.xlsx'])
    const merged = read('merged/merged.json')
    expect(
      faultsBySchema(readFileSync(join(out, 'merged.schema.json'), 'utf8'), JSON.stringify(merged)),
    ).toEqual([])
    const newest = merged.batches[0].results.at(-1)
    expect(merged).toMatchObject({
      delivery: { cases: 3, of: 3, outstanding: 0 },
      batches: [
        { outstandingCases: [], results: [{ index: 1 }, { index: 2 }, { index: 3 }, { index: 4, cases: 3 }] },
      ],
    })
    expect(
      merged.cases.map(({ caseNo, packageId }: { caseNo: string; packageId: string }) => [caseNo, packageId]),
    ).toEqual(['A-001', 'A-002', 'A-003'].map((caseNo) => [caseNo, newest.packageId]))
  })

  it('are a workbook or JSON where the name ends so, and name what is to come', async () => {
    const { first, second } = series.file
    const options = ['--order', series.order]
    expect(
      (await lender.verify([second, first], ...options, '--merge', join(lender.folder, 'all.xlsx'))).code,
    ).toBe(0)
    expect(
      (await lender.verify([second, first], ...options, '--merge', join(lender.folder, 'all.json'))).code,
    ).toBe(0)
    expect(read('all.json')).toMatchObject({
      delivery: { cases: 2, of: 3, outstanding: 1 },
      batches: [{ outstandingCases: ['A-003'] }],
      cases: [{ caseNo: 'A-001' }, { caseNo: 'A-002' }],
    })
    const sheets = await readWorkbook(readFileSync(join(lender.folder, 'all.xlsx')))
    const texts = (name: string) => [
      ...(sheets.find((sheet) => sheet.name.startsWith(name))?.texts.values() ?? []),
    ]
    expect(texts('案件')).toEqual(expect.arrayContaining(['A-001', 'A-002']))
    expect(texts('未交付')).toContain('A-003')
    expect(texts('来源')).toContain('A-001')
  })

  it('are not made of a series that lacks one, also where that was seen before', async () => {
    const out = join(lender.folder, 'merged')
    await lender.verify([series.file.first])
    await lender.verify([series.file.second])
    const run = await lender.verify([series.file.first, series.file.third], '--merge', out, '--json')
    expect(run).toMatchObject({
      code: 1,
      json: { error: { code: 'series/result-missing', params: { missing: '2' } } },
    })
    expect(existsSync(out)).toBe(false)
  })
})
