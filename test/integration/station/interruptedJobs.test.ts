import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createJobStore } from '../../../main/batch/jobStore.ts'
import { openVault } from '../../../main/vault/vault.ts'
import { type BatchId, CaseNo, JobId } from '../../../shared/domain/ids.ts'
import { createClient } from '../../../shared/ipc/client.ts'
import { contract } from '../../../shared/ipc/contract.ts'
import { corePorts, readPage } from '../../fixtures/corePorts.ts'
import { jobEnd } from '../../fixtures/jobEnd.ts'
import { aDocument } from '../../fixtures/packages.ts'
import { aCore, aStation, supervisor, type TestStation } from '../../fixtures/station.ts'

const none = () => undefined

/** The next session, as the same person. */
async function unlockedAgain({ dir }: TestStation, ports: Parameters<typeof aCore>[1] = {}) {
  const { core } = aCore(dir, ports)
  const api = createClient(contract, core)
  await api.vault.unlock(supervisor)
  return { core, api }
}

/** What a process that was ended in the middle of a job leaves in the vault. */
async function begun(
  { dir, core }: TestStation,
  job: { step: 'import' | 'export'; batch: BatchId | null; path: string },
): Promise<JobId> {
  await core.close()
  const vault = await openVault(corePorts(dir, none), supervisor)
  const id = JobId.parse('00000000-0000-4000-8000-0000000000bb')
  const startedAt = '2026-06-01T07:00:00.000Z'
  createJobStore(vault.database).begin({ ...job, job: id, startedAt, startedBy: supervisor.user })
  vault.close()
  return id
}

describe('reading that locking interrupted', () => {
  it('keeps what was read, and reads the rest when it is taken up again', async () => {
    const reads: string[] = []
    const second = Promise.withResolvers<never>()
    void second.promise.catch(none)
    const station = await aStation({
      readers: [
        {
          reader: {
            read: async () => {
              reads.push('first session')
              return reads.length === 1 ? readPage() : second.promise
            },
          },
        },
      ],
    })
    const batch = await station.imported({
      documents: [aDocument('A-001', '1.jpg'), aDocument('A-002', '1.jpg')],
    })
    await station.api.batch.read({ batch })
    await expect.poll(() => reads.length).toBe(2)
    const closed = station.core.close()
    second.reject(new Error('the process has ended'))
    await closed

    const again = await unlockedAgain(station, {
      readers: [
        {
          reader: {
            read: async () => {
              reads.push('second session')
              return readPage()
            },
          },
        },
      ],
    })
    const [unfinished] = await again.api.job.unfinished()
    expect(unfinished).toMatchObject({ step: 'read', batch, file: null, startedBy: supervisor.user })
    if (!unfinished) return
    const end = await jobEnd(again.core, again.api.job.resume({ job: unfinished.job }))
    expect(end.outcome).toEqual({ state: 'done' })
    expect(await again.api.batch.list()).toMatchObject([{ toRead: 0 }])
    expect(reads.filter((session) => session === 'second session')).toHaveLength(1)
    expect(await again.api.job.unfinished()).toEqual([])
  })
})

describe('an import that was interrupted', () => {
  it('is taken up again with the file that was picked then', async () => {
    const station = await aStation()
    const { path } = await station.packed()
    const job = await begun(station, { step: 'import', batch: null, path })
    const { core, api } = await unlockedAgain(station)
    expect(await api.job.unfinished()).toMatchObject([{ job, step: 'import', file: basename(path) }])
    const end = await jobEnd(core, api.job.resume({ job }))
    expect(end.outcome).toEqual({ state: 'done' })
    expect(await api.batch.list()).toHaveLength(1)
    expect(await api.job.unfinished()).toEqual([])
  })
})

describe('an export that was interrupted', () => {
  it.each(['resume', 'drop'] as const)(
    'leaves no half file once the person chose to %s it',
    async (choice) => {
      const station = await aStation()
      const batch = await station.imported()
      await station.api.opinion.submit({
        batch,
        caseNo: CaseNo.parse('A-001'),
        decision: 'conditional',
        reasons: [{ code: 'OTHER', document: null, field: null }],
        remark: '样本备注',
      })
      const path = join(station.folder, 'result.asice')
      writeFileSync(`${path}.0123abcd.part`, 'half a result')
      const job = await begun(station, { step: 'export', batch, path })
      const { core, api } = await unlockedAgain(station)
      if (choice === 'drop') await api.job.drop({ job })
      else expect((await jobEnd(core, api.job.resume({ job }))).outcome).toEqual({ state: 'done' })
      expect(existsSync(path)).toBe(choice === 'resume')
      expect(readdirSync(station.folder).filter((name) => name.endsWith('.part'))).toEqual([])
      expect(await api.job.unfinished()).toEqual([])
    },
  )
})

describe('a job that a person ended', () => {
  it('is not offered again, whether it is done, cancelled or has failed', async () => {
    const station = await aStation()
    const batch = await station.imported()
    await station.ended(station.api.batch.read({ batch }))
    const broken = join(station.folder, 'broken.asice')
    writeFileSync(broken, 'no package')
    await station.ended(station.api.batch.import({ package: station.core.grant(broken) }))
    await station.core.close()
    const { api } = await unlockedAgain(station)
    expect(await api.job.unfinished()).toEqual([])
  })

  it('is unknown to resume', async () => {
    const { api } = await aStation()
    const job = JobId.parse('00000000-0000-4000-8000-0000000000cc')
    await expect(api.job.resume({ job })).rejects.toMatchObject({ code: 'job/unknown' })
  })
})
