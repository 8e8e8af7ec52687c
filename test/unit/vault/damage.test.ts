import { createHash } from 'node:crypto'
import { copyFileSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import canonicalize from 'canonicalize'
import { describe, expect, it } from 'vitest'
import { openDatabase } from '../../../main/vault/database.ts'
import { openVault } from '../../../main/vault/vault.ts'
import { vaultStatus } from '../../../main/vault/vaultFolder.ts'
import { vaultMigrations } from '../../../main/vault/vaultMigrations.ts'
import { aVault, owner, snapshot } from './stationVault.ts'

/** Opening is refused with this code, creating is refused too, and neither has changed a byte. */
async function expectRefusal({ dir, ports, create }: Awaited<ReturnType<typeof aVault>>, code: string) {
  const before = snapshot(dir)
  await expect(openVault(ports, owner)).rejects.toMatchObject({ code })
  await expect(create()).rejects.toMatchObject({ code: 'vault/exists' })
  expect(snapshot(dir)).toEqual(before)
}

function flip(path: string, offset: number) {
  const bytes = readFileSync(path)
  bytes[offset] = (bytes[offset] ?? 0) ^ 1
  writeFileSync(path, bytes)
}

describe('keyslots.json', () => {
  it('with one byte changed, wherever it is, is damaged: never a wrong passphrase, never another vault', async () => {
    const vault = await aVault()
    const path = join(vault.dir, 'keyslots.json')
    const intact = readFileSync(path)
    for (let offset = 0; offset < intact.length; offset += 7) {
      flip(path, offset)
      expect(() => vaultStatus(vault.dir), `byte ${offset}`).toThrow(/vault\/slot-damaged/)
      writeFileSync(path, intact)
    }
    flip(path, 1000)
    await expectRefusal(vault, 'vault/slot-damaged')
  })

  it.each([0, 1, 500])('cut to %i bytes is damaged', async (length) => {
    const vault = await aVault()
    truncateSync(join(vault.dir, 'keyslots.json'), length)
    await expectRefusal(vault, 'vault/slot-damaged')
  })

  it('with the same content in another spelling was not written by us, and is damaged', async () => {
    const vault = await aVault()
    const path = join(vault.dir, 'keyslots.json')
    writeFileSync(path, JSON.stringify(JSON.parse(readFileSync(path, 'utf8')), null, 2))
    await expectRefusal(vault, 'vault/slot-damaged')
  })

  it('of a newer version is refused with both versions, whatever it holds', async () => {
    const vault = await aVault()
    const next = { format: 'sealdesk-keyslots/3', content: { slots: 'of another kind' } }
    const sha256 = createHash('sha256')
      .update(canonicalize(next) ?? '')
      .digest('hex')
    writeFileSync(join(vault.dir, 'keyslots.json'), `${canonicalize({ ...next, sha256 })}\n`)
    expect(() => vaultStatus(vault.dir)).toThrow(
      expect.objectContaining({
        code: 'vault/newer-version',
        params: expect.objectContaining({ found: 3, supported: 2 }),
      }),
    )
    await expectRefusal(vault, 'vault/newer-version')
  })

  it('that is gone is damaged, not an empty folder', async () => {
    const vault = await aVault()
    rmSync(join(vault.dir, 'keyslots.json'))
    expect(() => vaultStatus(vault.dir)).toThrow(/vault\/slot-damaged/)
    await expectRefusal(vault, 'vault/slot-damaged')
  })

  it('of another vault does not open this one', async () => {
    const [vault, other] = [await aVault(), await aVault()]
    copyFileSync(join(other.dir, 'keyslots.json'), join(vault.dir, 'keyslots.json'))
    await expectRefusal(vault, 'vault/database-corrupt')
  })
})

describe('vault.db', () => {
  it.each([0, 17, 100, 4000, 4096 + 9, 5 * 4096 + 2000])(
    'with byte %i changed is corrupt',
    async (offset) => {
      const vault = await aVault()
      flip(join(vault.dir, 'vault.db'), offset)
      await expectRefusal(vault, 'vault/database-corrupt')
    },
  )

  it.each([0, 100, 4096, 5 * 4096 + 1])('cut to %i bytes is corrupt', async (length) => {
    const vault = await aVault()
    truncateSync(join(vault.dir, 'vault.db'), length)
    await expectRefusal(vault, 'vault/database-corrupt')
  })

  it('that is gone is missing, and none is made in its place', async () => {
    const vault = await aVault()
    rmSync(join(vault.dir, 'vault.db'))
    await expectRefusal(vault, 'vault/database-missing')
  })

  it('of a newer version is refused with both versions', async () => {
    const vault = await aVault()
    const opened = await openVault(vault.ports, owner)
    opened.database.exec("INSERT INTO migration VALUES (99, 'from the future', '2030-01-01T00:00:00Z')")
    opened.close()
    await expect(openVault(vault.ports, owner)).rejects.toMatchObject({
      code: 'vault/newer-version',
      params: { found: 99, supported: vaultMigrations.at(-1)?.version },
    })
    await expectRefusal(vault, 'vault/newer-version')
  })

  it('is nothing that SQLite opens without its key', async () => {
    const { dir } = await aVault()
    const plain = new Database(join(dir, 'vault.db'), { readonly: true })
    expect(() => plain.prepare('SELECT * FROM sqlite_schema').all()).toThrow(/not a database/)
    plain.close()
    const key = new Uint8Array(32)
    const clock = () => new Date(0)
    expect(() => openDatabase({ path: join(dir, 'vault.db'), key, migrations: [], clock })).toThrow(
      /vault\/database-corrupt/,
    )
  })
})
