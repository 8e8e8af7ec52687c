import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type BatchId, CaseNo, DocumentPath } from '../../../shared/domain/ids.ts'
import { UserName } from '../../../shared/domain/person.ts'
import { createClient, onEvent } from '../../../shared/ipc/client.ts'
import { contract } from '../../../shared/ipc/contract.ts'
import { aCore, aStation, supervisor, type TestStation } from '../../fixtures/station.ts'

const caseNo = CaseNo.parse('A-001')
const document = DocumentPath.parse('docs/A-001/1.jpg')
const page = { document, page: 1, maxSide: 100 } as const

interface Backup {
  readonly file: string
  readonly ring: string
}

async function backedUp(station: TestStation, name = 'backup'): Promise<Backup> {
  const { api, core, folder } = station
  const file = join(folder, `${name}.sealdesk-backup`)
  const ring = join(folder, 'key-ring.json')
  const end = await station.ended(api.backup.write({ backup: core.grant(file), keyRing: core.grant(ring) }))
  expect(end.outcome).toEqual({ state: 'done' })
  return { file, ring }
}

/** Another machine: another folder, nothing in it but what the backup brings. */
function elsewhere({ folder }: TestStation, name = 'elsewhere') {
  const dir = join(folder, name)
  const { core } = aCore(dir)
  const api = createClient(contract, core)
  const restore = (
    { file }: Pick<Backup, 'file'>,
    ring: string | null,
    proof: Parameters<typeof api.backup.restore>[0]['proof'] = supervisor,
  ) =>
    api.backup.restore({ backup: core.grant(file), keyRing: ring === null ? null : core.grant(ring), proof })
  return { dir, core, api, restore }
}

async function aWitness({ api }: TestStation) {
  const witness = { user: UserName.parse('样本见证'), passphrase: '另一位 invented 见证 words' }
  const initial = '初始 invented 口令 words'
  const ownPassphrase = supervisor.passphrase
  await api.person.add({ user: witness.user, roles: ['auditor'], passphrase: initial, ownPassphrase })
  const next = { passphrase: witness.passphrase, keyFile: { use: 'none' as const } }
  await api.vault.changePassphrase({ user: witness.user, passphrase: initial, next })
  await api.vault.unlock(supervisor)
  return witness
}

async function withOpinion(station: TestStation): Promise<BatchId> {
  const batch = await station.imported()
  await station.api.opinion.submit({
    batch,
    caseNo,
    decision: 'conditional',
    reasons: [{ code: 'OTHER', document: null, field: null }],
    remark: '样本备注',
  })
  return batch
}

describe('a backup', () => {
  it('is restored on another machine with the passphrase: documents, opinions and logs', async () => {
    const station = await aStation()
    const batch = await withOpinion(station)
    const backup = await backedUp(station)
    const there = elsewhere(station)
    expect(await there.restore(backup, backup.ring)).toEqual({ batches: 1, withoutKey: 0 })
    await there.api.vault.unlock(supervisor)
    expect(await there.api.batch.list()).toMatchObject([{ batchId: batch, decided: 1 }])
    expect((await there.api.document.page({ batch, ...page })).width).toBe(2)
    expect(await there.api.case.open({ batch, caseNo })).toMatchObject({
      opinions: [{ decision: 'conditional', author: supervisor.user }],
    })
    const checks = await there.api.audit.verify({ expected: null })
    expect(checks.map(({ outcome }) => outcome.state)).toEqual(['intact', 'intact'])
    const filter = { action: 'backup.restored' as const }
    expect((await there.api.audit.list({ batch: null, filter, offset: 0, limit: 9 })).total).toBe(1)
  })

  it('takes a batch of the lender whose receiving key was issued before it was made', async () => {
    const station = await aStation()
    const { path } = await station.packed()
    const backup = await backedUp(station)
    const there = elsewhere(station)
    await there.restore(backup, backup.ring)
    await there.api.vault.unlock(supervisor)
    const ended = new Promise((resolve) =>
      there.core.subscribe((name, payload) => name === 'job.ended' && resolve(payload)),
    )
    await there.api.batch.import({ package: there.core.grant(path) })
    expect(await ended).toMatchObject({ outcome: { state: 'done' } })
  })

  it('leaves nothing where its restoration is cancelled, and can be restored then', async () => {
    const station = await aStation()
    await withOpinion(station)
    const backup = await backedUp(station)
    const there = elsewhere(station)
    const unsubscribe = there.core.subscribe((name) => {
      if (name === 'backup.restoring') void there.api.backup.cancelRestoring()
    })
    await expect(there.restore(backup, backup.ring)).rejects.toMatchObject({ code: 'job/cancelled' })
    unsubscribe()
    expect(await there.api.vault.status()).toEqual({ state: 'absent' })
    expect(readdirSync(there.dir).filter((name) => /db|batches|restoring/.test(name))).toEqual([])
    const heard: { done: number; total: number }[] = []
    onEvent(contract, there.core, 'backup.restoring', (progress) => heard.push(progress))
    expect(await there.restore(backup, backup.ring)).toEqual({ batches: 1, withoutKey: 0 })
    const last = heard.at(-1)
    expect(last?.total).toBeGreaterThan(0)
    expect(last?.done).toBe(last?.total)
  })

  it('says what it is without a key', async () => {
    const station = await aStation()
    await withOpinion(station)
    const { file } = await backedUp(station)
    const there = elsewhere(station)
    expect(await there.api.backup.inspect({ backup: there.core.grant(file) })).toEqual({
      createdAt: '2026-06-01T08:00:00.000Z',
      users: [supervisor.user],
      batches: 1,
    })
  })

  it('holds what was there when it was made, and nothing of the work since', async () => {
    const station = await aStation()
    const batch = await station.imported()
    const backup = await backedUp(station)
    await station.imported()
    const there = elsewhere(station)
    await there.restore(backup, backup.ring)
    await there.api.vault.unlock(supervisor)
    expect((await there.api.batch.list()).map(({ batchId }) => batchId)).toEqual([batch])
  })

  it('leaves nothing beside its two files, and does not replace a file', async () => {
    const station = await aStation()
    await station.imported()
    const backup = await backedUp(station)
    expect(readdirSync(station.dir).toSorted()).toEqual(
      ['batches', 'keyslots.json', 'lock', 'vault.db', 'vault.db-shm', 'vault.db-wal'].toSorted(),
    )
    const { api, core } = station
    const before = readFileSync(backup.file)
    const end = await station.ended(
      api.backup.write({ backup: core.grant(backup.file), keyRing: core.grant(backup.ring) }),
    )
    expect(end.outcome).toMatchObject({ state: 'failed', error: { code: 'file/exists' } })
    expect(readFileSync(backup.file).equals(before)).toBe(true)
  })

  it('can be made again beside the one before, and the key ring copy is replaced', async () => {
    const station = await aStation()
    const first = await backedUp(station, 'first')
    const batch = await station.imported()
    const second = await backedUp(station, 'second')
    expect(second.ring).toBe(first.ring)
    const there = elsewhere(station)
    await there.restore(second, second.ring)
    await there.api.vault.unlock(supervisor)
    expect((await there.api.document.page({ batch, ...page })).width).toBe(2)
  })
})

describe('a backup and a destruction', () => {
  it('leave a batch that nothing opens again, although the backup was made before', async () => {
    const station = await aStation()
    const witness = await aWitness(station)
    const [batch, survivor] = [await station.imported(), await station.imported()]
    const backup = await backedUp(station)
    const { warnings } = await station.api.destruction.plan({ batch })
    await station.api.destruction.destroy({
      batch,
      operator: { passphrase: supervisor.passphrase },
      witness,
      accepted: warnings,
    })
    const there = elsewhere(station)
    expect(await there.restore(backup, backup.ring)).toEqual({ batches: 2, withoutKey: 1 })
    await there.api.vault.unlock(supervisor)
    await expect(there.api.document.page({ batch, ...page })).rejects.toMatchObject({ code: 'batch/no-key' })
    expect((await there.api.document.page({ batch: survivor, ...page })).width).toBe(2)
  })

  it('do not go together where the key ring copy is older than the backup', async () => {
    const station = await aStation()
    const witness = await aWitness(station)
    const batch = await station.imported()
    const { ring } = await backedUp(station)
    const kept = join(station.folder, 'kept-ring.json')
    writeFileSync(kept, readFileSync(ring))
    const { warnings } = await station.api.destruction.plan({ batch })
    await station.api.destruction.destroy({
      batch,
      operator: { passphrase: supervisor.passphrase },
      witness,
      accepted: warnings,
    })
    const after = await backedUp(station, 'after')
    await expect(elsewhere(station).restore(after, kept)).rejects.toMatchObject({
      code: 'backup/key-ring-outdated',
    })
  })
})

describe('a backup whose people have forgotten their passphrases', () => {
  it('is restored with the recovery key, which then opens the vault', async () => {
    const station = await aStation()
    const batch = await station.imported()
    const { recoveryKey } = await station.api.vault.renewRecoveryKey({
      ownPassphrase: supervisor.passphrase,
    })
    const backup = await backedUp(station)
    const there = elsewhere(station)
    const { user } = supervisor
    expect(await there.restore(backup, backup.ring, { user, recoveryKey })).toMatchObject({ withoutKey: 0 })
    await there.api.vault.recover({ recoveryKey, user, passphrase: 'another 口令 of four words' })
    expect((await there.api.document.page({ batch, ...page })).width).toBe(2)
  })
})

describe('a backup without its key ring', () => {
  it('restores the register and the log, opens no batch, and the vault takes new batches', async () => {
    const station = await aStation()
    const batch = await withOpinion(station)
    await station.packed()
    const backup = await backedUp(station)
    const there = elsewhere(station)
    expect(await there.restore(backup, null)).toEqual({ batches: 1, withoutKey: 1 })
    await there.api.vault.unlock(supervisor)
    expect(await there.api.batch.list()).toMatchObject([{ batchId: batch, state: 'no-key' }])
    await expect(there.api.document.page({ batch, ...page })).rejects.toMatchObject({ code: 'batch/no-key' })
    const keys = await there.api.lender.receivingKeys()
    expect(keys.filter(({ state }) => state === 'unused')).toEqual([])
    expect((await there.api.audit.verify({ expected: null }))[0]?.outcome.state).toBe('intact')
  })
})

describe('what a kill left', () => {
  it.each([
    ['while it unpacked', ['.restoring/batches/half']],
    ['while it moved in', ['.restoring/batches', 'batches/half']],
  ])('of a restoration that was killed %s is no vault, and is done again', async (_, left) => {
    const station = await aStation()
    const batch = await station.imported()
    const backup = await backedUp(station)
    const there = elsewhere(station)
    for (const folder of left) mkdirSync(join(there.dir, folder), { recursive: true })
    writeFileSync(join(there.dir, 'vault.db.new'), 'half')
    expect((await there.api.vault.status()).state).toBe('absent')
    await there.restore(backup, backup.ring)
    await there.api.vault.unlock(supervisor)
    expect((await there.api.document.page({ batch, ...page })).width).toBe(2)
    expect(readdirSync(join(there.dir, 'batches'))).toEqual([batch])
    expect(existsSync(join(there.dir, '.restoring'))).toBe(false)
  })

  it('of a backup is removed when the vault is opened', async () => {
    const station = await aStation()
    await station.core.close()
    const work = join(station.dir, '.backup')
    mkdirSync(work)
    writeFileSync(join(work, 'vault.db'), 'half')
    const { core } = aCore(station.dir)
    await createClient(contract, core).vault.unlock(supervisor)
    expect(existsSync(work)).toBe(false)
  })
})

describe('a restoration is refused', () => {
  async function refused(
    change: (
      backup: Backup,
      station: TestStation,
    ) => Promise<Parameters<ReturnType<typeof elsewhere>['restore']>>,
  ) {
    const station = await aStation()
    await station.imported()
    const backup = await backedUp(station)
    const given = await change(backup, station)
    const there = elsewhere(station)
    const error = await there.restore(...given).then(
      () => null,
      (error: unknown) => error,
    )
    expect((await there.api.vault.status()).state).toBe('absent')
    // What is refused leaves the folder free for the next attempt.
    await there.restore(backup, backup.ring)
    await there.api.vault.unlock(supervisor)
    return error
  }

  it('with a wrong passphrase', async () => {
    const error = await refused(async (backup) => [
      backup,
      backup.ring,
      { ...supervisor, passphrase: 'wrong one' },
    ])
    expect(error).toMatchObject({ code: 'vault/wrong-passphrase' })
  })

  it('with a recovery key of another vault', async () => {
    const other = 'ZZZZ-ZZZZ'
    const error = await refused(async (backup) => [
      backup,
      backup.ring,
      { user: supervisor.user, recoveryKey: other },
    ])
    expect(error).toMatchObject({ code: 'vault/recovery-key-mistyped' })
  })

  it('with the key ring of another vault', async () => {
    const error = await refused(async (backup) => {
      const other = await backedUp(await aStation())
      return [backup, other.ring]
    })
    expect(error).toMatchObject({ code: 'backup/other-vault' })
  })

  it.each([0.1, 0.5, 0.9, 0.999])('with one flipped bit at %d of the file', async (place) => {
    const error = await refused(async (backup, { folder }) => {
      const bytes = readFileSync(backup.file)
      const at = Math.floor(bytes.length * place)
      bytes[at] = (bytes[at] ?? 0) ^ 1
      const file = join(folder, 'flipped')
      writeFileSync(file, bytes)
      return [{ file }, backup.ring]
    })
    expect(error).toMatchObject({ code: 'backup/damaged' })
  })

  it.each([0, 0.3, 0.99])('when cut at %d of the file', async (place) => {
    const error = await refused(async (backup, { folder }) => {
      const bytes = readFileSync(backup.file)
      const file = join(folder, 'cut')
      writeFileSync(file, bytes.subarray(0, Math.floor(bytes.length * place)))
      return [{ file }, backup.ring]
    })
    expect(error).toMatchObject({ code: 'backup/damaged' })
  })

  it('over a vault, which stays as it is', async () => {
    const station = await aStation()
    const backup = await backedUp(station)
    const { api, core } = station
    await expect(
      api.backup.restore({
        backup: core.grant(backup.file),
        keyRing: core.grant(backup.ring),
        proof: supervisor,
      }),
    ).rejects.toMatchObject({ code: 'vault/exists' })
  })

  it('into a folder with batches of something else', async () => {
    const station = await aStation()
    const backup = await backedUp(station)
    const there = elsewhere(station)
    mkdirSync(join(there.dir, 'batches', 'something'), { recursive: true })
    await expect(there.restore(backup, backup.ring)).rejects.toMatchObject({ code: 'file/exists' })
    expect(existsSync(join(there.dir, 'batches', 'something'))).toBe(true)
    rmSync(join(there.dir, 'batches'), { recursive: true })
    await there.restore(backup, backup.ring)
  })
})
