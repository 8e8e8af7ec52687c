import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { aBatchId, aLender, aVault, filesOf, marker, registerBatch, unlocked } from './stationVault.ts'

const migrations = [{ version: 1, name: 'notes', sql: 'CREATE TABLE note (text TEXT NOT NULL) STRICT' }]

/** The marker in the forms in which a program might write it. */
const forms = [
  Buffer.from(marker, 'utf8'),
  Buffer.from(marker, 'utf16le'),
  Buffer.from(Buffer.from(marker).toString('base64').slice(0, -4)),
]

async function aBusyStation() {
  const { dir, ports } = await aVault()
  const vault = await unlocked(ports)
  const lender = await aLender(marker)
  vault.lenders.trust(lender)
  const { keyId } = await vault.receivingKeys.issue(lender)
  const batchId = aBatchId()
  const batch = vault.batches.create(batchId, migrations)
  batch.commit(() => registerBatch(vault, batchId, keyId))
  const database = vault.batches.open(batchId, migrations)
  const insert = database.prepare('INSERT INTO note VALUES (?)')
  database.transaction(() => {
    for (let number = 0; number < 20_000; number += 1) insert.run(`${marker} ${(number * 7919) % 20_000}`)
  })()
  return { dir, vault, database }
}

function expectNoMarker(dir: string) {
  for (const name of filesOf(dir)) {
    const content = readFileSync(join(dir, name))
    for (const form of forms) expect(content.includes(form), name).toBe(false)
  }
}

it('no file of a vault holds what was written into it, neither while it is open nor after', async () => {
  const { dir, vault } = await aBusyStation()
  expect(vault.lenders.list()).toHaveLength(1)
  const names = filesOf(dir)
  expect(names.filter((name) => name.endsWith('-wal'))).toHaveLength(2)
  expectNoMarker(dir)
  vault.close()
  expect(filesOf(dir).filter((name) => name.endsWith('-wal'))).toEqual([])
  expectNoMarker(dir)
})

it.runIf(process.platform === 'linux')(
  'a sort that outgrows the cache writes no temporary file',
  async () => {
    const { database } = await aBusyStation()
    database.pragma('cache_size = 10')
    const sorted = database.prepare(
      'SELECT a.text || b.text AS t FROM note a, (SELECT text FROM note LIMIT 5) b ORDER BY t',
    )
    for (const _ of sorted.iterate()) {
      // SQLite unlinks its temporary files at once, so only the descriptors of this process show them.
      expect(openFiles().filter((path) => path.includes('etilqs'))).toEqual([])
      break
    }
  },
)

function openFiles(): string[] {
  return readdirSync('/proc/self/fd').flatMap((descriptor) => {
    try {
      return [readlinkSync(`/proc/self/fd/${descriptor}`)]
    } catch {
      // The descriptor of the listing itself is closed by now.
      return []
    }
  })
}
