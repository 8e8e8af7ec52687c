import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { DocumentPath } from '../../../shared/domain/ids.ts'
import type { JobProgress } from '../../../shared/domain/view.ts'
import { onEvent } from '../../../shared/ipc/client.ts'
import { contract } from '../../../shared/ipc/contract.ts'
import type { BatchDocument } from '../../fixtures/packages.ts'
import { aStation, type TestStation } from '../../fixtures/station.ts'

const mebibyte = 1024 * 1024
const threads = { file: new URL('../../../main/package/contentWorker.ts', import.meta.url), count: 2 }

/** Large enough for several shares of work. */
function documents(): BatchDocument[] {
  return Array.from({ length: 6 }, (_, index) => ({
    caseNo: 'A-001',
    file: `${index + 1}.jpg`,
    content: randomBytes(4 * mebibyte),
    mediaType: 'image/jpeg',
  }))
}

function leftBehind({ dir }: TestStation): string[] {
  const batches = join(dir, 'batches')
  return existsSync(batches) ? readdirSync(batches) : []
}

describe('an import on several threads', () => {
  it('takes the batch in, and its documents open', async () => {
    const station = await aStation({ threads, clock: ticking() })
    const counts: JobProgress['documents'][] = []
    onEvent(contract, station.core, 'job.progress', ({ documents }) => void counts.push(documents))
    const batch = await station.imported({ documents: documents() })
    expect(counts[0]).toEqual({ done: 0, total: 6 })
    expect(counts.findLast((documents) => documents !== null)).toEqual({ done: 6, total: 6 })
    const document = DocumentPath.parse('docs/A-001/6.jpg')
    expect(await station.api.document.open({ batch, document })).toMatchObject({ pages: 1 })
    expect(leftBehind(station)).toEqual([batch])
  })

  it.each([0.1, 0.4, 0.6, 0.9])('leaves nothing where it is cancelled at %d of its way', async (share) => {
    const station = await aStation({ threads, clock: ticking() })
    const { path } = await station.packed({ documents: documents() })
    onEvent(contract, station.core, 'job.progress', ({ job, done, total }) => {
      if (done >= share * total) void station.api.job.cancel({ job })
    })
    const end = await station.ended(station.api.batch.import({ package: station.core.grant(path) }))
    expect(end.outcome.state).toBe('cancelled')
    expect(leftBehind(station)).toEqual([])
    expect(await station.api.batch.list()).toEqual([])
  })
})

/** More than are gone through at a stretch. */
const cases = Array.from({ length: 120 }, (_, index) => ({ caseNo: `A-${String(index).padStart(4, '0')}` }))
const oneDocument: BatchDocument = {
  caseNo: 'A-0000',
  file: '1.jpg',
  content: randomBytes(1024),
  mediaType: 'image/jpeg',
}

describe('an import of many cases', () => {
  it('counts those that it has gone through, and answers others meanwhile', async () => {
    const station = await aStation({ clock: ticking() })
    const counts: Promise<number>[] = []
    onEvent(contract, station.core, 'job.progress', ({ unit, done }) => {
      if (unit === 'cases') counts.push(station.api.batch.list().then(() => done))
    })
    const batch = await station.imported({ documents: [oneDocument], cases })
    expect(new Set(await Promise.all(counts))).toEqual(new Set([0, 30, 80, 120]))
    expect(await station.api.queue.counts({ batch })).toMatchObject({ all: 120 })
  })

  it('leaves nothing where it is cancelled while it goes through them', async () => {
    const station = await aStation({ clock: ticking() })
    const { path } = await station.packed({ documents: [oneDocument], cases })
    onEvent(contract, station.core, 'job.progress', ({ job, unit }) => {
      if (unit === 'cases') void station.api.job.cancel({ job })
    })
    const end = await station.ended(station.api.batch.import({ package: station.core.grant(path) }))
    expect(end.outcome.state).toBe('cancelled')
    expect(leftBehind(station)).toEqual([])
    expect(await station.api.batch.list()).toEqual([])
  })
})

// A small disk needs a file system of its own, which only root may mount.
it.skipIf(!canMount())('an import says that the disk is too small before it writes to it', async () => {
  const station = await aStation({ threads })
  const { path } = await station.packed({ documents: documents() })
  const batches = join(station.dir, 'batches')
  mkdirSync(batches, { recursive: true })
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=20m', 'tmpfs', batches])
  onTestFinished(() => void execFileSync('umount', [batches]))
  const end = await station.ended(station.api.batch.import({ package: station.core.grant(path) }))
  expect(end.outcome).toMatchObject({ state: 'failed', error: { code: 'file/not-enough-space' } })
  expect(readdirSync(batches)).toEqual([])
})

/** Every look is a second later, so that no report of progress is held back. */
function ticking(): () => Date {
  let now = Date.parse('2026-06-01T08:00:00Z')
  return () => {
    now += 1000
    return new Date(now)
  }
}

function canMount(): boolean {
  const probe = mkdtempSync(join(tmpdir(), 'sealdesk-mount-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', probe], { stdio: 'ignore' })
    execFileSync('umount', [probe], { stdio: 'ignore' })
    return true
  } catch {
    return false
  } finally {
    rmSync(probe, { recursive: true, force: true })
  }
}
