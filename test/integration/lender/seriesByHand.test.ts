import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { issuerOf } from '../../../main/package/vendorCard.ts'
import { openAsItIs } from '../../fixtures/packages.ts'
import { linesOf, resealed } from '../../fixtures/resealed.ts'
import { temporaryFolder } from '../../fixtures/temporaryFolder.ts'
import { type ASeries, aSeries } from './aSeries.ts'

const tools = ['sh', 'unzip', 'openssl', 'jq', 'sha256sum', 'od', 'cmp', 'date']
const missing = tools.filter((tool) => spawnSync('which', [tool]).status !== 0)
if (missing.length > 0) console.warn(`a series checked by hand: not run, there is no ${missing.join(', ')}`)

/** The commands as FORMAT.md prints them. */
const format = readFileSync(new URL('../../../main/package/FORMAT.md', import.meta.url), 'utf8')
const [, commands = ''] =
  /## Checking a series with other people's tools\n[\s\S]*?```sh\n([\s\S]*?)```/.exec(format) ?? []

const root = temporaryFolder()

/** Runs the commands over results, opened each into the folder of its number. */
async function byHand({ lender, sealers }: ASeries, files: readonly string[]) {
  const folder = mkdtempSync(join(root, 'by-hand-'))
  writeFileSync(join(folder, 'issuer.pem'), issuerOf(sealers.card))
  for (const [index, file] of files.entries()) {
    const at = join(folder, String(index + 1))
    await open(file, lender.identity, join(at, 'inner'))
    mkdirSync(join(at, 'outer'))
    const unzipped = spawnSync('unzip', ['-q', file, '-d', join(at, 'outer')])
    expect(unzipped.status).toBe(0)
  }
  const options = { cwd: folder, encoding: 'utf8' } as const
  const { status, stderr } = spawnSync('sh', ['-eu', '-c', commands], options)
  return { status, stderr: stderr + readFileSync(join(folder, 'checked'), 'utf8') }
}

async function open(file: string, identity: string, folder: string): Promise<void> {
  const reader = await openAsItIs(file, identity)
  for (const name of reader.files.keys()) {
    mkdirSync(join(folder, name, '..'), { recursive: true })
    writeFileSync(join(folder, name), await reader.read(name))
  }
  await reader.close()
}

it.skipIf(missing.length > 0)(
  'a series is checked by hand with openssl, jq and sha256sum as FORMAT.md says, and what is wrong is found',
  async () => {
    const series = await aSeries(root)
    const { first, second, third, otherSecond } = series.file
    expect(await byHand(series, [first, second, third])).toMatchObject({ status: 0 })
    expect((await byHand(series, [first, otherSecond, third])).status).not.toBe(0)
    expect((await byHand(series, [first, third])).status).not.toBe(0)

    const changed = await resealed(first, join(root, 'changed.asice'), series, (files) => {
      const [line = '', ...rest] = linesOf(files, 'opinions.jsonl')
      const [header, payload = '', mark] = line.split('.')
      const said = Buffer.from(payload, 'base64url').toString().replace('"pass"', '"conditional"')
      const forged = `${header}.${Buffer.from(said).toString('base64url')}.${mark}`
      files.set('opinions.jsonl', `${[forged, ...rest].join('\n')}\n`)
    })
    const refused = await byHand(series, [changed])
    expect(refused.status).not.toBe(0)
    expect(refused.stderr).toContain('Verification failure')
    const cut = await resealed(first, join(root, 'cut.asice'), series, (files) => {
      files.set('audit.log', `${linesOf(files, 'audit.log').slice(0, -1).join('\n')}\n`)
    })
    expect((await byHand(series, [cut])).status).not.toBe(0)
  },
  120_000,
)
