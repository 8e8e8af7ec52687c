import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { prepareTraining } from '../../../build/training.ts'
import { createRegisterStore } from '../../../main/batch/registerStore.ts'
import { openVault } from '../../../main/vault/vault.ts'
import { type BatchId, Sha256Hex } from '../../../shared/domain/ids.ts'
import { UserName } from '../../../shared/domain/person.ts'
import type { JobEnd } from '../../../shared/domain/view.ts'
import { createClient, onEvent } from '../../../shared/ipc/client.ts'
import { contract } from '../../../shared/ipc/contract.ts'
import { corePorts, field, readPage, sureFields } from '../../fixtures/corePorts.ts'
import { aCore, aStation, supervisor, type TestStation } from '../../fixtures/station.ts'

let training: string
beforeAll(async () => {
  training = join(mkdtempSync(join(tmpdir(), 'sealdesk-prepared-')), 'training')
  await prepareTraining(training)
})
afterAll(() => rmSync(join(training, '..'), { recursive: true, force: true }))

const doubtful = { ...sureFields, name: field('样本甲', 'doubtful') }
const readers = [{ reader: { read: async () => readPage(doubtful) } }]
const whole = { filter: {}, sort: {} }

/** Begins to practise, and waits until the batch is in and read. */
async function begun({ api, core }: Pick<TestStation, 'api' | 'core'>): Promise<BatchId> {
  const { promise, resolve, reject } = Promise.withResolvers<BatchId>()
  const stop = onEvent(contract, core, 'job.ended', (end: JobEnd) => {
    if (end.outcome.state !== 'done') reject(new Error(JSON.stringify(end)))
    else if (end.step === 'read' && end.batch) resolve(end.batch)
  })
  await api.training.begin()
  return promise.finally(stop)
}

/** A station where a colleague with these roles is at the desk. */
async function asColleague(roles: ('reviewer-1' | 'reviewer-2' | 'reviewer-3')[]) {
  const station = await aStation({ training, readers })
  const user = UserName.parse('样本新人')
  const passphrase = '给新人的 invented 口令 9'
  await station.api.person.add({ user, roles, passphrase, ownPassphrase: supervisor.passphrase })
  const own = '新人自己的 lantern 口令 7'
  await station.api.vault.changePassphrase({
    user,
    passphrase,
    next: { passphrase: own, keyFile: { use: 'none' } },
  })
  return station
}

const done = async ({ api }: Pick<TestStation, 'api'>) =>
  (await api.training.get()).tasks.flatMap(({ task, doneAt }) => (doneAt ? [task] : []))

describe('the prepared training batch', () => {
  it('is small', () => {
    const bytes = readdirSync(training).reduce((sum, name) => sum + statSync(join(training, name)).size, 0)
    expect(bytes).toBeLessThan(3_000_000)
  })
})

describe('a training batch', () => {
  it('comes in by the same import, read by itself, and is known as training from then on', async () => {
    const station = await aStation({ training, readers })
    const batch = await begun(station)
    expect(await station.api.batch.list()).toMatchObject([
      { batchId: batch, training: supervisor.user, cases: 4, toRead: 0, due: null },
    ])
    expect(await station.api.training.get()).toMatchObject({ batch, completedAt: null })
    expect(station.defects).toEqual([])
  })

  it('leaves no lender that is trusted or seen, and no key that takes a package', async () => {
    const station = await aStation({ training, readers })
    await begun(station)
    expect((await station.api.lender.list()).map(({ name }) => name)).toEqual([station.lender.name])
    expect(await station.api.lender.receivingKeys()).toEqual([])
  })

  it('is one at a time for each person', async () => {
    const station = await aStation({ training, readers })
    const first = begun(station)
    const refused = { code: 'training/running' }
    await expect(station.api.training.begin()).rejects.toMatchObject(refused)
    await first
    await expect(station.api.training.begin()).rejects.toMatchObject(refused)
  })

  it('gives no result, no preview and no proof of destruction', async () => {
    const station = await aStation({ training, readers })
    const batch = await begun(station)
    const { api, core, folder } = station
    const target = core.grant(join(folder, 'result.asice'))
    for (const asked of [
      api.batch.export({ batch, target }),
      api.result.preview({ batch }),
      api.destruction.plan({ batch }),
    ])
      await expect(asked).rejects.toMatchObject({ code: 'training/no-lender' })
    expect(existsSync(join(folder, 'result.asice'))).toBe(false)
  })

  it('is thrown away with its keys and files, and the log says that nobody ordered it', async () => {
    const station = await aStation({ training, readers })
    const { api, dir } = station
    const batch = await begun(station)
    expect(await api.training.discard({ batch })).toMatchObject({ batch: null })
    expect(await api.batch.list()).toEqual([])
    expect(existsSync(join(dir, 'batches', batch))).toBe(false)
    await expect(api.queue.find({ batch, ...whole })).rejects.toMatchObject({ code: 'batch/destroyed' })
    const { entries } = await api.audit.list({ batch: null, filter: { about: batch }, offset: 0, limit: 9 })
    expect(entries.map(({ action, detail }) => [action, detail?.order])).toEqual([
      ['batch.destroyed', 'none'],
      ['training.discarded', 'none'],
      ['batch.read', undefined],
      ['batch.log-recorded', undefined],
      ['batch.imported', undefined],
      ['training.begun', undefined],
    ])
    const again = await begun(station)
    expect(again).not.toBe(batch)
  })

  it('that a crash left half thrown away is gone after the next unlocking', async () => {
    const station = await aStation({ training, readers })
    const batch = await begun(station)
    await station.core.close()
    const vault = await openVault(
      corePorts(station.dir, () => undefined),
      supervisor,
    )
    createRegisterStore(vault.database).markDestroyed(batch)
    vault.close()
    expect(existsSync(join(station.dir, 'batches', batch))).toBe(true)
    const { core } = aCore(station.dir, { training })
    const api = createClient(contract, core)
    await api.vault.unlock(supervisor)
    expect(existsSync(join(station.dir, 'batches', batch))).toBe(false)
    expect(await api.batch.list()).toEqual([])
    const checks = await api.audit.verify({ expected: null })
    expect(checks.map(({ outcome }) => outcome.state)).toEqual(checks.map(() => 'intact'))
  })

  it('comes in whichever lenders the organisation allows: it is from none', async () => {
    const dir = join(mkdtempSync(join(training, '..', 'vault-')), 'vault')
    const rules = { allowedLenders: [Sha256Hex.parse('ab'.repeat(32))] }
    const { core } = aCore(dir, { training, readers, rules })
    const api = createClient(contract, core)
    await api.vault.create({ vendor: '样本外包公司', ...supervisor })
    expect(await begun({ api, core })).toBe((await api.training.get()).batch)
  })

  it('is refused where the application came without one', async () => {
    const { api } = await aStation()
    await expect(api.training.begin()).rejects.toMatchObject({ code: 'training/unavailable' })
  })
})

describe('the tasks of a training', () => {
  it('notice by themselves what a first reviewer does, and complete the record', async () => {
    const station = await asColleague(['reviewer-1'])
    const { api } = station
    const batch = await begun(station)
    const caseNo = await api.queue.next({ batch, after: null, take: true })
    if (!caseNo) throw new Error('no case waits')
    const of = { batch, caseNo }
    const view = await api.case.open(of)
    await api.case.reveal(of)
    expect(await done(station)).toEqual(['open-case', 'reveal-number'])
    const document = view.documents[0]?.path
    if (!document) throw new Error('no document')
    const answer = { as: 'read' as const }
    await api.field.confirm({ batch, document, page: 1, field: 'sex', answer })
    expect(await done(station)).toContain('confirm-field')
    expect(await done(station)).not.toContain('settle-doubt')
    await api.field.confirm({ batch, document, page: 1, field: 'name', answer })
    expect(await done(station)).toContain('settle-doubt')
    const problem = view.findings.find(({ state }) => state === 'fail' || state === 'warn')
    if (!problem) throw new Error('no finding')
    await api.finding.settle({ ...of, key: problem.key, as: 'explained', reason: '练习' })
    const reasons = [{ code: 'DOCUMENT_ILLEGIBLE', document, field: null }]
    await api.opinion.submit({ ...of, decision: 'supplement', reasons, remark: '' })
    expect(await done(station)).not.toContain('save-next')
    await api.queue.next({ batch, after: caseNo, take: true })
    expect((await api.training.get()).completedAt).toBeNull()
    await api.queue.find({ batch, filter: { text: '样本' }, sort: {} })
    expect((await api.training.get()).completedAt).not.toBeNull()
    expect(station.defects).toEqual([])

    await api.vault.unlock(supervisor)
    expect(await api.training.record()).toMatchObject([
      { training: null },
      { user: '样本新人', ndaAt: null, training: { done: 8, of: 8, completedAt: expect.any(String) } },
    ])
    const { total } = await api.audit.list({
      batch: null,
      filter: { action: 'training.completed', who: '样本新人' },
      offset: 0,
      limit: 9,
    })
    expect(total).toBe(1)
  })

  it.each([
    [['reviewer-2'], 4],
    [['reviewer-1', 'reviewer-2'], 1],
    [['reviewer-3'], 4],
  ] as const)('let %s return a case that invented colleagues have passed', async (roles, from) => {
    const station = await asColleague([...roles])
    const { api } = station
    const batch = await begun(station)
    const level = roles.at(-1) === 'reviewer-3' ? 3 : 2
    const positions = await api.queue.find({ batch, filter: { levels: [level] }, sort: {} })
    expect(positions.length).toBe(from)
    const [row] = await api.queue.rows({ batch, positions: [...positions].slice(0, 1) })
    if (!row) throw new Error('no case came up')
    const reasons = [{ code: 'OTHER', document: null, field: null }]
    await api.opinion.submit({
      batch,
      caseNo: row.caseNo,
      decision: 'return',
      reasons,
      remark: '证件未核对',
    })
    expect(await done(station)).toContain('return-case')
  })

  it('are not about batches of a lender, nor about what others practise', async () => {
    const station = await aStation({ training, readers })
    const { api } = station
    const real = await station.imported()
    await begun(station)
    const caseNo = await api.queue.next({ batch: real, after: null, take: true })
    if (caseNo) await api.case.open({ batch: real, caseNo })
    expect(await done(station)).toEqual([])
  })
})

describe('the promise of confidentiality', () => {
  it('is asked of each person once, and again when it is worded anew', async () => {
    const { api } = await aStation()
    const first = await api.nda.get()
    expect(first).toMatchObject({ text: null, acknowledgedAt: null })
    await api.nda.acknowledge({ version: first.version })
    expect((await api.nda.get()).acknowledgedAt).not.toBeNull()
    const own = await api.nda.setText({ text: '本机构的保密承诺' })
    expect(own).toMatchObject({ text: '本机构的保密承诺', acknowledgedAt: null })
    await expect(api.nda.acknowledge({ version: first.version })).rejects.toMatchObject({
      code: 'nda/changed',
    })
    await api.nda.acknowledge({ version: own.version })
    expect(await api.training.record()).toMatchObject([{ ndaAt: expect.any(String) }])
    const { entries } = await api.audit.list({
      batch: null,
      filter: { action: 'nda.acknowledged' },
      offset: 0,
      limit: 9,
    })
    expect(entries.map(({ who, detail }) => [who, detail?.version])).toEqual([
      [supervisor.user, own.version],
      [supervisor.user, first.version],
    ])
  })
})
