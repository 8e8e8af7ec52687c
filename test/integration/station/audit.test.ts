import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { batchMigrations } from '../../../main/batch/migrations.ts'
import { chainHash } from '../../../main/vault/auditChain.ts'
import { openVault } from '../../../main/vault/vault.ts'
import { type BatchId, CaseNo, DocumentPath } from '../../../shared/domain/ids.ts'
import { createClient } from '../../../shared/ipc/client.ts'
import { contract } from '../../../shared/ipc/contract.ts'
import { corePorts } from '../../fixtures/corePorts.ts'
import { aDocument } from '../../fixtures/packages.ts'
import { aCore, aStation, supervisor, type TestStation } from '../../fixtures/station.ts'

const caseNo = CaseNo.parse('A-001')
const whole = { filter: {}, offset: 0, limit: 100 } as const

/** A station whose batch has a log of some length, ended where the vault's log says. */
async function aStationWithLog() {
  const station = await aStation()
  const batch = await station.imported({
    documents: [aDocument('A-001', '1.jpg'), aDocument('A-002', '1.jpg')],
  })
  await station.api.case.open({ batch, caseNo })
  await station.api.document.open({ batch, document: DocumentPath.parse('docs/A-002/1.jpg') })
  await station.api.case.reveal({ batch, caseNo })
  return { station, batch }
}

/** Changes the table of a batch's log, as somebody could who has the keys and not the program. */
async function tamper({ core, dir }: TestStation, batch: BatchId, sql: string): Promise<void> {
  await core.close()
  const vault = await openVault(
    corePorts(dir, () => undefined),
    supervisor,
  )
  const database = vault.batches.open(batch, batchMigrations)
  for (const trigger of ['audit_only_appends', 'audit_refuses_update', 'audit_refuses_delete'])
    database.exec(`DROP TRIGGER ${trigger}`)
  database.function('chained', (previous, json) => chainHash(previous as never, String(json)))
  database.exec(sql)
  vault.close()
}

async function asAuditor(station: TestStation) {
  await station.core.close()
  const vault = await openVault(
    corePorts(station.dir, () => undefined),
    supervisor,
  )
  vault.database.prepare("INSERT INTO person_role (person, role) VALUES (?, 'auditor')").run(supervisor.user)
  vault.close()
  return reopened(station)
}

async function reopened({ dir }: TestStation) {
  const { core } = aCore(dir)
  const api = createClient(contract, core)
  await api.vault.unlock(supervisor)
  return { api, core }
}

describe('the log of a batch', () => {
  it('is shown newest first, and by person, action, subject and time', async () => {
    const { station, batch } = await aStationWithLog()
    const { audit } = station.api
    const page = await audit.list({ batch, ...whole })
    expect(page.entries.map(({ action }) => action)).toEqual([
      'case.revealed',
      'document.opened',
      'case.opened',
      'batch.imported',
    ])
    expect(await audit.people({ batch })).toEqual([supervisor.user])
    const of = async (filter: Parameters<typeof audit.list>[0]['filter']) =>
      (await audit.list({ batch, ...whole, filter })).entries.map(({ seq }) => seq)
    expect(await of({ who: supervisor.user })).toEqual([3, 2, 1, 0])
    expect(await of({ who: '别人' })).toEqual([])
    expect(await of({ action: 'case.opened' })).toEqual([1])
    expect(await of({ about: 'a-001' })).toEqual([3, 1])
    expect(await of({ from: '2026-06-01T08:00:00Z' })).toHaveLength(4)
    expect(await of({ until: '2026-06-01T08:00:00Z' })).toEqual([])
  })

  it('comes in parts, with the number of all', async () => {
    const { station, batch } = await aStationWithLog()
    const page = await station.api.audit.list({ batch, filter: {}, offset: 1, limit: 2 })
    expect(page).toMatchObject({ total: 4, entries: [{ seq: 2 }, { seq: 1 }] })
  })
})

describe('a check of all logs', () => {
  it('finds them intact, says where they end, and is itself recorded', async () => {
    const { station, batch } = await aStationWithLog()
    const checks = await station.api.audit.verify({ expected: null })
    expect(checks).toMatchObject([
      { batch: null, outcome: { state: 'intact' } },
      { batch, outcome: { state: 'intact', head: { seq: 3 } } },
    ])
    const { entries } = await station.api.audit.list({ batch: null, ...whole })
    expect(entries[0]).toMatchObject({
      action: 'audit.verified',
      outcome: 'ok',
      detail: { logs: 2, damaged: 0 },
    })
  })

  it("says of the vault's own log what a head that was written down shows", async () => {
    const { station } = await aStationWithLog()
    const [own] = await station.api.audit.verify({ expected: null })
    const head = own?.outcome.state === 'intact' && own.outcome.head
    if (!head) throw new Error('the log has a head')
    const outcomeFor = async (expected: typeof head) =>
      (await station.api.audit.verify({ expected }))[0]?.outcome
    expect(await outcomeFor(head)).toMatchObject({ state: 'intact' })
    expect(await outcomeFor({ ...head, seq: head.seq + 100 })).toEqual({
      state: 'broken',
      line: head.seq + 3,
      problem: 'cut',
    })
  })

  it.each([
    [
      'a changed entry',
      "UPDATE audit SET entry_json = replace(entry_json, 'A-001', 'A-002') WHERE seq = 1",
      1,
      'changed',
    ],
    ['a dropped entry', 'DELETE FROM audit WHERE seq = 1', 1, 'out-of-sequence'],
    ['a reordered log', 'UPDATE audit SET seq = 9 WHERE seq = 1', 1, 'out-of-sequence'],
    ['a cut log', 'DELETE FROM audit WHERE seq > 1', 2, 'cut'],
    [
      'a log written anew from one entry on',
      `DELETE FROM audit WHERE seq > 2;
       UPDATE audit SET entry_json = replace(entry_json, 'A-002', 'A-009') WHERE seq = 2;
       UPDATE audit SET hash = chained((SELECT hash FROM audit WHERE seq = 1), entry_json) WHERE seq = 2;
       INSERT INTO audit (seq, hash, entry_json)
         SELECT 3, chained(hash, replace(entry_json, '"seq":2', '"seq":3')), replace(entry_json, '"seq":2', '"seq":3')
         FROM audit WHERE seq = 2;`,
      3,
      'replaced',
    ],
  ])('names %s', async (_, sql, line, problem) => {
    const { station, batch } = await aStationWithLog()
    await tamper(station, batch, sql)
    const { api } = await reopened(station)
    // Looking at the batch before the check must not make the damage the new truth.
    await api.batch.list()
    const found = { batch, outcome: { state: 'broken', line, problem } }
    expect(await api.audit.verify({ expected: null })).toMatchObject([{ batch: null }, found])
    expect((await api.audit.verify({ expected: null }))[1]).toMatchObject(found)
    const { entries } = await api.audit.list({ batch: null, ...whole })
    expect(entries[0]).toMatchObject({ action: 'audit.verified', outcome: 'failed', detail: { damaged: 1 } })
  })

  it('names a log that cannot be read, and checks the others all the same', async () => {
    const { station, batch } = await aStationWithLog()
    const other = await station.imported()
    await station.core.close()
    rmSync(join(station.dir, 'batches', batch, 'batch.db'))
    const { api } = await reopened(station)
    const checks = await api.audit.verify({ expected: null })
    expect(checks.find((check) => check.batch === batch)?.outcome).toMatchObject({
      state: 'unreadable',
      error: { code: 'vault/database-missing' },
    })
    expect(checks.find((check) => check.batch === other)?.outcome).toMatchObject({ state: 'intact' })
  })

  it('writes the end of the log down with each opinion', async () => {
    const { station, batch } = await aStationWithLog()
    await station.api.opinion.submit({
      batch,
      caseNo,
      decision: 'conditional',
      reasons: [{ code: 'OTHER', document: null, field: null }],
      remark: '样本备注',
    })
    const recorded = await station.api.audit.list({
      batch: null,
      ...whole,
      filter: { action: 'batch.log-recorded' },
    })
    expect(recorded.entries[0]).toMatchObject({ on: batch, detail: { seq: 4 } })
  })
})

describe('the CSV of a log', () => {
  it('is for auditors only', async () => {
    const { station, batch } = await aStationWithLog()
    const target = station.core.grant(join(station.folder, 'log.csv'))
    await expect(station.api.audit.export({ batch, filter: {}, target })).rejects.toMatchObject({
      code: 'vault/not-permitted',
    })
  })

  it('holds every entry, oldest first, and the log of the vault says who took it', async () => {
    const { station, batch } = await aStationWithLog()
    const { api, core } = await asAuditor(station)
    const path = join(station.folder, 'log.csv')
    const target = core.grant(path)
    expect(await api.audit.export({ batch, filter: {}, target })).toEqual({ entries: 4 })
    const text = readFileSync(path, 'utf8')
    expect(text.startsWith('\uFEFFseq,at,who,action,on,outcome,detail,hash\r\n')).toBe(true)
    const lines = text.trimEnd().split('\r\n').slice(1)
    expect(lines.map((line) => line.split(',')[0])).toEqual(['0', '1', '2', '3'])
    const { entries } = await api.audit.list({ batch: null, ...whole })
    expect(entries[0]).toMatchObject({ action: 'audit.exported', on: batch, detail: { entries: 4 } })
  })
})
