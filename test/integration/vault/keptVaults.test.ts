import { cpSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createCore } from '../../../main/core/core.ts'
import { vaultMigrations } from '../../../main/vault/vaultMigrations.ts'
import { createClient } from '../../../shared/ipc/client.ts'
import { contract } from '../../../shared/ipc/contract.ts'
import { corePorts } from '../../fixtures/corePorts.ts'
import { realDeriveKey } from '../../fixtures/realDeriveKey.ts'
import { temporaryFolder } from '../../fixtures/temporaryFolder.ts'
import { type VaultContent, vaultContent } from '../../fixtures/vaultContent.ts'
import { buildVault, keptPeople } from '../../fixtures/vaults/build.ts'

const folder = join(import.meta.dirname, '../../fixtures/vaults')
const kept = readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? entry.name : [],
)
const deriveKey = realDeriveKey()

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

it('a station on the oldest vault answers of its batches, whatever is asked first', async () => {
  const [oldest = ''] = kept
  const dir = join(temporaryFolder(), 'vault')
  cpSync(join(folder, oldest, 'vault'), dir, { recursive: true })
  const core = createCore(portsFor(dir))
  onTestFinished(() => core.close())
  const api = createClient(contract, core)
  await api.vault.unlock(keptPeople)
  const [first] = contentOf(oldest).batches
  const batch = first?.batchId ?? expect.fail('no batch is kept')
  const [counts, list, board] = await Promise.all([
    api.queue.counts({ batch }),
    api.batch.list(),
    api.board.get({ batch }),
  ])
  expect(board.cases).toBe(counts.all)
  expect(list.find(({ batchId }) => batchId === batch)?.cases).toBe(counts.all)
})

it("a vault of today's schema is among the kept ones, and is what the script makes today", async () => {
  const schema = `schema-${vaultMigrations.at(-1)?.version}`
  expect(kept).toContain(schema)
  const { content } = await buildVault(join(temporaryFolder(), 'vault'))
  expect(outline(content)).toEqual(outline(contentOf(schema)))
}, 60_000)

/** What does not differ between two vaults that the script made. */
function outline({ vendor, lenders, openKeys, batches, log }: VaultContent) {
  const action = (line: string) => JSON.parse(line.slice(65)).action
  return {
    vendor,
    lenders,
    openKeys: Object.keys(openKeys).length,
    log: log.map(action),
    batches: batches.map(({ state, documents, opinions, readings, log: lines }) => ({
      state,
      documents,
      opinions: opinions.length,
      readings,
      log: lines.map(action),
    })),
  }
}
