import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { issuerOf } from '../../../main/package/vendorCard.ts'
import { openAsItIs } from '../../fixtures/packages.ts'
import type { ASeries } from './aSeries.ts'

/** Checking a series with other people's programs. */

const tools = ['sh', 'unzip', 'openssl', 'jq', 'sha256sum', 'od', 'cmp', 'date']
export const missing = tools.filter((tool) => spawnSync('which', [tool]).status !== 0)
if (missing.length > 0) console.warn(`a series checked by hand: not run, there is no ${missing.join(', ')}`)

/** The commands as FORMAT.md prints them. */
const format = readFileSync(new URL('../../../main/package/FORMAT.md', import.meta.url), 'utf8')
const [, commands = ''] =
  /## Checking a series with other people's tools\n[\s\S]*?```sh\n([\s\S]*?)```/.exec(format) ?? []

/** Runs the commands over results, opened each into the folder of its number. */
export async function byHand({ lender, sealers }: ASeries, root: string, files: readonly string[]) {
  const folder = mkdtempSync(join(root, 'by-hand-'))
  writeFileSync(join(folder, 'issuer.pem'), issuerOf(sealers.card))
  for (const [index, file] of files.entries()) {
    const at = join(folder, String(index + 1))
    await open(file, lender.identity, join(at, 'inner'))
    mkdirSync(join(at, 'outer'))
    const unzipped = spawnSync('unzip', ['-q', file, '-d', join(at, 'outer')])
    if (unzipped.status !== 0) throw new Error(String(unzipped.stderr))
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
