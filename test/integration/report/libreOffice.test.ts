import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { resultsXlsx } from '../../../main/report/tables/xlsx.ts'
import { temporaryFolder } from '../../fixtures/temporaryFolder.ts'
import { aCase, aHead } from '../../unit/report/aResult.ts'
import { aScratch, made } from '../../unit/report/made.ts'

const folder = temporaryFolder()
const scratch = aScratch()
const program = ['soffice', 'libreoffice'].find((name) => spawnSync('which', [name]).status === 0)
/** Comma, quotes, UTF-8; texts in quotes; every sheet into a file of its own. */
const csvOfEverySheet = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,true,false,false,false,-1'

if (!program) console.warn('results.xlsx in LibreOffice: not run, there is no LibreOffice')

function convert(to: string, file: string): void {
  const own = pathToFileURL(join(folder, 'profile')).href
  const options = [
    '--headless',
    '--norestore',
    `-env:UserInstallation=${own}`,
    '--convert-to',
    to,
    '--outdir',
    folder,
  ]
  const { status, stderr } = spawnSync(program ?? '', [...options, file], {
    encoding: 'utf8',
    timeout: 110_000,
  })
  expect(status, stderr).toBe(0)
}

describe.skipIf(!program)('results.xlsx in LibreOffice', () => {
  const file = join(folder, 'results.xlsx')
  const sheet = (name: string) => readFileSync(join(folder, `results-${name}.csv`), 'utf8')

  beforeAll(async () => {
    const one = aCase()
    const remark = '=HYPERLINK("http://example.invalid","样本")\n第二行 <&> _x0041_'
    const cases = [{ ...one, opinions: one.opinions.map((opinion) => ({ ...opinion, remark })) }]
    writeFileSync(file, await made(await resultsXlsx(aHead(), scratch), cases))
    convert(csvOfEverySheet, file)
  })

  it('opens with every sheet', () => {
    const sheets = readdirSync(folder).filter((name) => name.endsWith('.csv'))
    expect(sheets).toHaveLength(8)
  })

  it('has numbers of people as text, and what people wrote as they wrote it', () => {
    expect(sheet('案件 Cases')).toContain('"11010519491231002X"')
    expect(sheet('意见 Opinions')).toContain(
      '"=HYPERLINK(""http://example.invalid"",""样本"")\n第二行 <&> _x0041_"',
    )
  })

  it('has figures as numbers', () => {
    expect(sheet('测算 Worksheets')).toMatch(/,0\.62,/)
    expect(sheet('评分 Scores')).toMatch(/"抵押率 \/ Loan to value",10,/)
  })
})
