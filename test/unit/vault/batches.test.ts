import fs, { cpSync, existsSync, renameSync, writeFileSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { readKeySlots } from '../../../main/vault/keySlotFile.ts'
import { openVault, type Vault } from '../../../main/vault/vault.ts'
import type { BatchId } from '../../../shared/domain/ids.ts'
import {
  aBatchId,
  aLender,
  aVault,
  filesOf,
  owner,
  portsFor,
  registerBatch,
  temporaryFolder,
} from './stationVault.ts'

const migrations = [{ version: 1, name: 'notes', sql: 'CREATE TABLE note (text TEXT NOT NULL) STRICT' }]

afterEach(() => {
  vi.restoreAllMocks()
  syncBuiltinESMExports()
})

/** An open vault with a trusted lender. */
async function aStation() {
  const { dir, ports } = await aVault()
  const vault = await openVault(ports, owner)
  vault.lenders.trust(await aLender('样本银行'))
  return { dir, ports, vault }
}

async function begin(vault: Vault, batchId: BatchId) {
  const lender = vault.lenders.find('样本银行') ?? expect.fail()
  const { keyId } = await vault.receivingKeys.issue(lender)
  const batch = vault.batches.create(batchId, migrations)
  writeFileSync(batch.packagePath, 'a package')
  batch.database.prepare('INSERT INTO note VALUES (?)').run(`of ${batchId}`)
  return { batch, keyId, commit: () => batch.commit(() => registerBatch(vault, batchId, keyId)) }
}

function notes(vault: Vault, batchId: BatchId): unknown[] {
  return vault.batches.open(batchId, migrations).prepare('SELECT text FROM note').pluck().all()
}

/** Nothing of a batch is left in a vault's folder, its key included. */
function expectNothingOf(dir: string) {
  expect(filesOf(join(dir, 'batches'))).toEqual([])
  expect(readKeySlots(join(dir, 'keyslots.json')).epoch.batches).toEqual({})
}

describe('a batch', () => {
  it('is there once it is committed, also after the next unlocking', async () => {
    const { dir, ports, vault } = await aStation()
    const batchId = aBatchId()
    const { commit } = await begin(vault, batchId)
    commit()
    expect(notes(vault, batchId)).toEqual([`of ${batchId}`])
    expect(filesOf(join(dir, 'batches', batchId))).toContain('package.asice')
    expect(vault.batches.packagePath(batchId)).toBe(join(dir, 'batches', batchId, 'package.asice'))
    vault.close()

    const again = await openVault(ports, owner)
    expect(notes(again, batchId)).toEqual([`of ${batchId}`])
    again.close()
  })

  it('that is discarded leaves nothing, and can come again', async () => {
    const { dir, vault } = await aStation()
    const batchId = aBatchId()
    const { batch } = await begin(vault, batchId)
    batch.discard()
    batch.discard()
    expectNothingOf(dir)
    const { commit } = await begin(vault, batchId)
    commit()
    expect(notes(vault, batchId)).toEqual([`of ${batchId}`])
    vault.close()
  })

  it('whose registration fails is not there, and can be discarded', async () => {
    const { dir, vault } = await aStation()
    const batchId = aBatchId()
    const { batch } = await begin(vault, batchId)
    const failing = () =>
      batch.commit(() => {
        throw new Error('the register refused')
      })
    expect(failing).toThrow('the register refused')
    batch.discard()
    expectNothingOf(dir)
    expect(() => notes(vault, batchId)).toThrow(/batch\/unknown/)
    vault.close()
  })

  it('is not created again, neither beside itself nor over itself', async () => {
    const { vault } = await aStation()
    const batchId = aBatchId()
    const { commit } = await begin(vault, batchId)
    expect(() => vault.batches.create(batchId, migrations)).toThrow(/batch\/already-imported/)
    commit()
    expect(() => vault.batches.create(batchId, migrations)).toThrow(/batch\/already-imported/)
    expect(notes(vault, batchId)).toEqual([`of ${batchId}`])
    vault.close()
  })

  it('has a database that no other key opens, that of another batch included', async () => {
    const { dir, ports, vault } = await aStation()
    const [one, other] = [aBatchId(), aBatchId()]
    for (const batchId of [one, other]) (await begin(vault, batchId)).commit()
    vault.close()
    const [onePath, otherPath] = [one, other].map((batchId) => join(dir, 'batches', batchId, 'batch.db'))
    cpSync(onePath ?? '', otherPath ?? '')
    const again = await openVault(ports, owner)
    expect(() => notes(again, other)).toThrow(/vault\/database-corrupt/)
    expect(notes(again, one)).toEqual([`of ${one}`])
    again.close()
  })
})

describe('a crash during an import', () => {
  it('before the commit leaves nothing of the batch, and its receiving key open', async () => {
    const { dir, vault } = await aStation()
    const { keyId } = await begin(vault, aBatchId())
    const crashed = temporaryFolder()
    cpSync(dir, crashed, { recursive: true, filter: (source) => !source.endsWith('lock') })
    vault.close()
    const again = await openVault(portsFor(crashed), owner)
    expectNothingOf(crashed)
    expect(again.receivingKeys.open().map((key) => key.keyId)).toEqual([keyId])
    again.close()
  })

  it('before the package was checked leaves nothing of the package', async () => {
    const { dir, ports, vault } = await aStation()
    writeFileSync(vault.batches.incomingPath(), 'half a package')
    vault.close()
    const again = await openVault(ports, owner)
    expectNothingOf(dir)
    again.close()
  })

  it('after the commit leaves the whole batch', async () => {
    const { dir, ports, vault } = await aStation()
    const batchId = aBatchId()
    const { commit } = await begin(vault, batchId)
    vi.spyOn(fs, 'renameSync').mockImplementation(() => {
      throw new Error('the power went')
    })
    syncBuiltinESMExports()
    expect(commit).toThrow('the power went')
    vi.restoreAllMocks()
    syncBuiltinESMExports()
    vault.close()
    expect(existsSync(join(dir, 'batches', batchId))).toBe(false)

    const again = await openVault(ports, owner)
    expect(notes(again, batchId)).toEqual([`of ${batchId}`])
    expect(again.receivingKeys.open()).toEqual([])
    again.close()
  })
})

it('a batch whose folder was taken away is missing, and nothing is made in its place', async () => {
  const { dir, ports, vault } = await aStation()
  const batchId = aBatchId()
  const { commit } = await begin(vault, batchId)
  commit()
  vault.close()
  renameSync(join(dir, 'batches', batchId), join(temporaryFolder(), 'elsewhere'))
  const again = await openVault(ports, owner)
  expect(() => notes(again, batchId)).toThrow(/vault\/database-missing/)
  expect(filesOf(join(dir, 'batches'))).toEqual([])
  again.close()
})
