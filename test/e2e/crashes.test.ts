import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createRandom } from '../../main/cli/sample/random.ts'
import { createCore } from '../../main/core/core.ts'
import { BatchId, CaseNo } from '../../shared/domain/ids.ts'
import { UserName } from '../../shared/domain/person.ts'
import { createClient } from '../../shared/ipc/client.ts'
import { contract } from '../../shared/ipc/contract.ts'
import { corePorts } from '../fixtures/corePorts.ts'
import { realDeriveKey } from '../fixtures/realDeriveKey.ts'
import { vaultContent } from '../fixtures/vaultContent.ts'
import { callAsPage } from './asPage.ts'
import { inside, outside, supervisor, unlock } from './door.ts'
import { aLender, type Lender } from './lender.ts'
import { prepareVault } from './prepared.ts'
import { launchApp, type RunningApp, temporaryFolder } from './runningApp.ts'
import { findTraces, secretFile, secretText } from './traces.ts'

/**
 * Processes of the application are ended at moments of a seeded sequence, while a batch is read and somebody works: what
 * was acknowledged is there afterwards, once, and whatever was lost says so.
 */

const victims = ['window', 'core', 'decoder', 'reader'] as const
type Victim = (typeof victims)[number]

const rounds = 2
const cases = 6
const random = createRandom('crashes')
/** In this order; at most two windows, since a third within a minute is taken for a page that will not live. */
const sequence = Array.from({ length: rounds }, () => random.shuffle(victims)).flat()
const mark = '样本标记'
/** A machine that does other things too takes a while to start a process again. */
const patiently = { timeout: 30_000, interval: 50 }

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let lenderFolder: Awaited<ReturnType<typeof temporaryFolder>>
let app: RunningApp
let lender: Lender
let batch: string
let recoveryKey: string
const startedAt = Date.now()

beforeAll(async () => {
  folder = await temporaryFolder()
  lenderFolder = await temporaryFolder()
  lender = await aLender(lenderFolder.path, { cases, seed: 'crashes', kinds: ['id-card-front'] })
  recoveryKey = await prepareVault(folder.path, { lender })
  app = await launchApp(folder.path)
  await unlock(app, supervisor.passphrase)
  await inside(app)
  const { value } = await call('batch.list')
  batch = (value as { batchId: string }[])[0]?.batchId ?? ''
  await call('batch.read', { batch })
})
afterAll(async () => {
  await app.close()
  await folder[Symbol.asyncDispose]()
  await lenderFolder[Symbol.asyncDispose]()
})

const call = (name: string, input?: unknown) => callAsPage(app, name, input)

/** @param index of any case, counted on beyond the last */
const caseNoOf = (index: number) => CaseNo.parse(`A-${String(1 + (index % cases)).padStart(4, '0')}`)

const acknowledged: string[] = []
let asked = 0

/** Puts something on record, by turns in the vault's own database and in that of the batch. */
async function work(): Promise<void> {
  const text = `${mark}${++asked}号`
  const outcome =
    asked % 2 === 0
      ? await call('incident.record', {
          happenedAt: new Date(startedAt).toISOString(),
          batch: null,
          what: text,
          done: '样本',
          isForLender: false,
        })
      : await call('finding.add', {
          batch,
          caseNo: caseNoOf(asked),
          finding: { category: 'IDENT', severity: 'S3', text, evidence: null },
        })
  if (outcome.ok) acknowledged.push(text)
}

/** Works until told to stop, whatever ends meanwhile. */
function keepWorking(): { stop(): Promise<void> } {
  let goesOn = true
  const done = (async () => {
    while (goesOn) await work().catch(() => sleep(10))
  })()
  return {
    stop() {
      goesOn = false
      return done
    },
  }
}

async function isReading(): Promise<boolean> {
  return (await app.decoder()) !== undefined && (await pidOf('sealdesk-reader')) !== undefined
}

/** Turns a document over, so that there is something to read besides the batch. */
async function turn(index: number): Promise<void> {
  const caseNo = caseNoOf(index)
  const { value } = await call('case.open', { batch, caseNo })
  const { documents } = value as { documents: { path: string; rotations: number[] }[] }
  const [{ path, rotations } = { path: '', rotations: [] }] = documents
  await call('document.turn', { batch, document: path, page: 1, rotation: rotations[0] === 180 ? 0 : 180 })
}

/** Takes up what was interrupted, as the person would. */
async function resume(): Promise<void> {
  const { value } = await call('job.unfinished')
  for (const { job } of value as { job: string }[]) await call('job.resume', { job })
}

/** The batch's documents that are read, and those that are to be. */
async function progress(): Promise<{ read: number; toRead: number }> {
  const { value } = await call('batch.list')
  const [{ read, toRead } = { read: 0, toRead: 0 }] = value as { read: number; toRead: number }[]
  return { read, toRead }
}

async function crashPage(page: Awaited<ReturnType<RunningApp['window']>>): Promise<void> {
  const session = await page.context().newCDPSession(page)
  // Nobody is left to answer.
  session.send('Page.crash').catch(() => undefined)
  await page.waitForEvent('crash').catch(() => undefined)
}

async function pidOf(service: string): Promise<number | undefined> {
  return (await app.services())[service]
}

/** @returns whether there was such a process */
async function kill(victim: Victim): Promise<boolean> {
  if (victim === 'window') {
    await crashPage(await app.window())
    return true
  }
  if (victim === 'decoder') {
    const page = await app.decoder()
    if (page) await crashPage(page)
    return page !== undefined
  }
  const pid = await pidOf(`sealdesk-${victim}`)
  if (pid !== undefined) process.kill(pid, 'SIGKILL')
  return pid !== undefined
}

/** What the person sees of it, and does. */
async function goOn(victim: Victim, core: number | undefined): Promise<void> {
  if (victim === 'window') {
    await expect
      .poll(async () => (await app.window()).getByText('窗口程序意外结束').count(), patiently)
      .toBe(1)
    await inside(app)
  }
  if (victim === 'core') {
    await outside(app)
    const page = await app.window()
    await page.getByText('掌管密钥的程序意外结束，保管库已锁定。').waitFor()
    await unlock(app, supervisor.passphrase)
    await inside(app)
    await resume()
  } else expect(await pidOf('sealdesk-core')).toBe(core)
  if (victim !== 'window') return
  const page = await app.window()
  await page.getByRole('alert').filter({ hasText: '意外结束' }).getByRole('button').click()
  await expect.poll(() => page.getByText('意外结束').count(), patiently).toBe(0)
}

describe('a process that ends in the middle of the work', () => {
  it.each(sequence.map((victim, index) => [index + 1, victim] as const))(
    'number %i, the %s: the person is told, and the rest goes on',
    async (number, victim) => {
      await turn(number)
      // There is something to end once a document is on its way.
      await expect.poll(isReading, patiently).toBe(true)
      const core = await pidOf('sealdesk-core')
      const working = keepWorking()
      await sleep(random.int(0, 500))
      expect(await kill(victim)).toBe(true)
      await goOn(victim, core)
      await working.stop()
      const before = acknowledged.length
      await work()
      expect(acknowledged).toHaveLength(before + 1)
    },
  )

  it('makes no document unreadable', async () => {
    await expect.poll(progress, { timeout: 100_000, interval: 500 }).toEqual({ read: cases, toRead: 0 })
  })
})

describe('afterwards', () => {
  it('everything that was acknowledged is in the databases, and nothing twice', async () => {
    await app.close()
    const ports = {
      ...corePorts(join(folder.path, 'vault'), () => undefined),
      clock: () => new Date(),
      deriveKey: realDeriveKey(),
    }
    const credentials = { user: UserName.parse(supervisor.user), passphrase: supervisor.passphrase }
    // Asserts by itself that the logs are whole, and the parts of the vault agree with each other.
    const { incidents, batches } = await vaultContent(ports, credentials)
    expect(batches[0]?.readings.filter((reading) => !reading?.startsWith('read'))).toEqual([])
    const core = createCore(ports)
    try {
      const api = createClient(contract, core)
      await api.vault.unlock(credentials)
      const kept = incidents.map(({ what }) => what)
      for (let index = 1; index <= cases; index += 1) {
        const { findings } = await api.case.open({ batch: BatchId.parse(batch), caseNo: caseNoOf(index) })
        kept.push(...findings.flatMap(({ added }) => (added ? [added.text] : [])))
      }
      expect(acknowledged.length).toBeGreaterThan(sequence.length)
      expect(acknowledged.filter((text) => !kept.includes(text))).toEqual([])
      expect(kept).toHaveLength(new Set(kept).size)
      // What was not acknowledged may be there too: the answer was lost, not the work.
      expect(kept.length).toBeLessThanOrEqual(asked)
    } finally {
      await core.close()
    }
  })

  it('nothing readable is left on disk, and no report of a crash', async () => {
    const { texts, documents } = await lender.sample()
    const secrets = [
      ...[...texts, mark, supervisor.passphrase, recoveryKey].map(secretText),
      ...documents.map(({ name, bytes }) => secretFile(name, bytes)),
    ]
    // An installed Chromium keeps reports of its own (test/host/README.md); what the application made is searched.
    await rm(join(folder.path, 'home/config/chromium/Crash Reports'), { recursive: true, force: true })
    expect((await findTraces([folder.path, '/dev/shm'], secrets, { since: startedAt })).found).toEqual([])
    const files = await readdir(folder.path, { recursive: true })
    expect(
      files.filter((name) => /\.dmp$|(^|\/)core(\.\d+)?$|\/report\.\d.*\.json$|Crash Reports\/./.test(name)),
    ).toEqual([])
    for (const text of [...texts, mark, supervisor.passphrase, recoveryKey])
      expect(app.output()).not.toContain(text)
  })
})
