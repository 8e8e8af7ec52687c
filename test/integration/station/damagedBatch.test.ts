import { cpSync, existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { batchMigrations } from '../../../main/batch/migrations.ts'
import { openVault } from '../../../main/vault/vault.ts'
import { type BatchId, CaseNo, DocumentPath } from '../../../shared/domain/ids.ts'
import { createClient, onEvent } from '../../../shared/ipc/client.ts'
import { contract } from '../../../shared/ipc/contract.ts'
import { corePorts } from '../../fixtures/corePorts.ts'
import { damagePage, leavesOf } from '../../fixtures/damagedPage.ts'
import { jobEnd } from '../../fixtures/jobEnd.ts'
import { aDocument } from '../../fixtures/packages.ts'
import { aCore, aStation, supervisor } from '../../fixtures/station.ts'

const corrupt = { code: 'vault/database-corrupt' }
const caseNo = CaseNo.parse('A-001')
const wholeQueue = { filter: {}, sort: {} } as const
const anOpinion = (batch: BatchId) => ({
  batch,
  caseNo,
  decision: 'conditional' as const,
  reasons: [{ code: 'OTHER', document: null, field: null }],
  remark: '样本备注',
})

const portsOf = (dir: string) => corePorts(dir, () => undefined)

/** A closed station with two batches, and what damages a table or an index of the first. */
async function twoBatches() {
  const station = await aStation()
  const documents = Array.from({ length: 60 }, (_, index) => aDocument(`A-${100 + index}`, '1.jpg'))
  const [batch, other] = [
    await station.imported({ documents: [aDocument('A-001', '1.jpg'), ...documents] }),
    await station.imported(),
  ]
  await station.core.close()
  const path = join(station.dir, 'batches', batch, 'batch.db')
  return {
    ...station,
    batch,
    other,
    path,
    /** @param prepare changes the database before */
    async damage(name: string, prepare = '') {
      const vault = await openVault(portsOf(station.dir), supervisor)
      const database = vault.batches.open(batch, batchMigrations)
      const [page] = leavesOf(database, name)
      database.exec(prepare)
      vault.close()
      damagePage(path, page ?? expect.fail(`no page of ${name}`))
    },
  }
}

/** The station unlocked again; `told` are the batches that it said are damaged, with the code. */
async function unlocked({ dir }: { dir: string }) {
  const { core, defects } = aCore(dir)
  const told: [BatchId, string][] = []
  onEvent(contract, core, 'batch.damaged', ({ batch, error }) => told.push([batch, error.code]))
  const api = createClient(contract, core)
  await api.vault.unlock(supervisor)
  return { api, core, told, defects }
}

describe('damage in a part of a batch that nobody looks at', () => {
  it.each([
    ['a table', 'document_note'],
    ['an index', 'document_by_digest'],
  ])('(%s) is told, and the batch is not worked on further', async (_, name) => {
    const station = await twoBatches()
    await station.damage(name)
    const { api, core, told, defects } = await unlocked(station)
    const { batch, other } = station
    expect(await api.batch.list()).toMatchObject([{ state: 'imported' }, { state: 'imported' }])
    expect(await api.queue.find({ batch, ...wholeQueue })).toHaveLength(61)

    await expect.poll(() => told).toEqual([[batch, 'vault/database-corrupt']])
    await expect(api.queue.find({ batch, ...wholeQueue })).rejects.toMatchObject(corrupt)
    await expect(api.opinion.submit(anOpinion(batch))).rejects.toMatchObject(corrupt)
    expect((await jobEnd(core, api.batch.read({ batch }))).outcome).toMatchObject({ error: corrupt })
    const views = await api.batch.list()
    expect(views.find(({ batchId }) => batchId === batch)).toMatchObject({
      state: 'unreadable',
      error: corrupt,
    })
    expect(views.find(({ batchId }) => batchId === other)).toMatchObject({ state: 'imported', error: null })
    await core.close()
    expect(defects).toEqual([])
  })

  it('is found by the next unlocking where a lock came before it was reached', async () => {
    const station = await twoBatches()
    damagePage(station.path, statSync(station.path).size / 4096)
    const first = await unlocked(station)
    await first.api.batch.list()
    await first.core.close()
    await setTimeout(100)
    expect(first.told).toEqual([])

    const again = await unlocked(station)
    await again.api.batch.list()
    await expect.poll(() => again.told).toEqual([[station.batch, 'vault/database-corrupt']])
  })
})

describe('damage in what is looked at', () => {
  it('is told at once, and the batch is not worked on further', async () => {
    const station = await twoBatches()
    await station.damage('document')
    const { api, defects } = await unlocked(station)
    const { batch, other } = station
    const document = DocumentPath.parse('docs/A-001/1.jpg')
    await expect(api.document.open({ batch, document })).rejects.toMatchObject(corrupt)
    await expect(api.queue.counts({ batch })).rejects.toMatchObject(corrupt)
    await expect(api.opinion.submit(anOpinion(batch))).rejects.toMatchObject(corrupt)
    await expect(api.destruction.plan({ batch })).rejects.toMatchObject(corrupt)
    expect(await api.queue.find({ batch: other, ...wholeQueue })).toHaveLength(1)
    expect(defects).toEqual([])
  })

  it('at the beginning keeps that batch closed and no other', async () => {
    const station = await twoBatches()
    damagePage(station.path, 1)
    const { api } = await unlocked(station)
    const views = await api.batch.list()
    expect(views.find(({ batchId }) => batchId === station.batch)).toMatchObject({
      state: 'unreadable',
      error: corrupt,
    })
    expect(views.find(({ batchId }) => batchId === station.other)).toMatchObject({ state: 'imported' })
    await expect(api.queue.counts({ batch: station.batch })).rejects.toMatchObject(corrupt)
  })
})

it('damage that keeps a batch of an older version from being judged is told to whoever asks, and to the others not', async () => {
  const station = await twoBatches()
  const { batch, other } = station
  await station.damage('document', 'DELETE FROM open_finding; DELETE FROM opinion_row; DELETE FROM case_row;')
  const { api, core, defects } = await unlocked(station)
  const refused = Promise.allSettled([api.queue.counts({ batch }), api.board.get({ batch })])
  const [views, logs] = await Promise.all([api.batch.list(), api.audit.verify({ expected: null })])
  for (const one of await refused) expect(one).toMatchObject({ reason: corrupt })
  // Imported at the same time, they come in the order of their ids.
  const viewOf = (id: BatchId) => views.find(({ batchId }) => batchId === id)
  expect([viewOf(batch), viewOf(other)]).toMatchObject([
    { state: 'unreadable', error: corrupt },
    { error: null },
  ])
  const logOf = (id: BatchId) => logs.find((log) => log.batch === id)
  expect([logOf(batch), logOf(other)]).toMatchObject([
    { outcome: { error: corrupt } },
    { outcome: { state: 'intact' } },
  ])
  expect((await jobEnd(core, api.batch.read({ batch }))).outcome).toMatchObject({ error: corrupt })
  expect(defects).toEqual([])
})

it('a backup of a damaged batch is not written, and the one before stays', async () => {
  const station = await twoBatches()
  const good = await unlocked(station)
  const at = (name: string) => join(station.folder, name)
  const backUp = ({ api, core }: typeof good, name: string) =>
    jobEnd(core, api.backup.write({ backup: core.grant(at(name)), keyRing: core.grant(at('ring.json')) }))
  expect((await backUp(good, 'first')).outcome).toEqual({ state: 'done' })
  await good.core.close()
  const before = readFileSync(at('first'))

  await station.damage('document')
  const damaged = await unlocked(station)
  expect((await backUp(damaged, 'second')).outcome).toMatchObject({ state: 'failed', error: corrupt })
  expect(existsSync(at('second'))).toBe(false)
  expect(readFileSync(at('first'))).toEqual(before)
})

it('a vault that was killed while its batches were gone through is whole', async () => {
  const station = await twoBatches()
  const { api, core } = await unlocked(station)
  await api.opinion.submit(anOpinion(station.batch))
  const killed = join(station.folder, 'killed')
  cpSync(station.dir, killed, { recursive: true, filter: (source) => !source.endsWith('lock') })
  await core.close()

  const again = await unlocked({ dir: killed })
  expect(await again.api.batch.list()).toMatchObject([{ error: null }, { error: null }])
  const { opinions } = await again.api.case.open({ batch: station.batch, caseNo })
  expect(opinions).toHaveLength(1)
  await again.core.close()
  const vault = await openVault(portsOf(killed), supervisor)
  vault.batches.open(station.batch, batchMigrations)
  expect(() => [...vault.batches.check(station.batch)]).not.toThrow()
  vault.close()
})
