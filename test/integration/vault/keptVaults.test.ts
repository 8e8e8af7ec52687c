import { cpSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createDeriveKey } from '../../../main/vault/argon2.ts'
import { corePorts } from '../../fixtures/corePorts.ts'
import { temporaryFolder } from '../../fixtures/temporaryFolder.ts'
import { type VaultContent, vaultContent } from '../../fixtures/vaultContent.ts'
import { keptPeople } from '../../fixtures/vaults/build.ts'

const folder = join(import.meta.dirname, '../../fixtures/vaults')
const kept = readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? entry.name : [],
)
const deriveKey = createDeriveKey(new URL('../../../main/vault/argon2Worker.ts', import.meta.url))

function portsFor(dir: string) {
  return { ...corePorts(dir, () => {}), deriveKey }
}

/** What stood in the kept vault when it was made. */
function contentOf(name: string): VaultContent {
  return JSON.parse(readFileSync(join(folder, name, 'content.json'), 'utf8')).content
}

describe.each(kept)('the vault that is kept of %s', (name) => {
  it('opens, and holds everything that it held: twice, as it was and as it is brought up to date', async () => {
    const dir = join(temporaryFolder(), 'vault')
    cpSync(join(folder, name, 'vault'), dir, { recursive: true })
    const { log, ...kept } = contentOf(name)
    for (const _ of ['brought up to date', 'as it then is']) {
      const { log: today, ...content } = await vaultContent(portsFor(dir), keptPeople)
      expect(content).toMatchObject(kept)
      expect(today.slice(0, log.length)).toEqual(log)
    }
  })
})
