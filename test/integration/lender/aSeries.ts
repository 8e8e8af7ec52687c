import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach } from 'vitest'
import { openVault } from '../../../main/vault/vault.ts'
import { type BatchId, CaseNo, type Sha256Hex } from '../../../shared/domain/ids.ts'
import type { Decision } from '../../../shared/domain/opinion.ts'
import type { OrderTerms } from '../../../shared/domain/order.ts'
import { UserName } from '../../../shared/domain/person.ts'
import { createClient } from '../../../shared/ipc/client.ts'
import { contract } from '../../../shared/ipc/contract.ts'
import { runCli } from '../../fixtures/commandLine.ts'
import { corePorts, stationTime } from '../../fixtures/corePorts.ts'
import { jobEnd } from '../../fixtures/jobEnd.ts'
import { aDocument, batchFiles, type Party } from '../../fixtures/packages.ts'
import type { Sealers } from '../../fixtures/resealed.ts'
import { aStaff, own } from '../../fixtures/staff.ts'
import { aCore, aStation, supervisor, type TestStation } from '../../fixtures/station.ts'
import { temporaryFolder } from '../../fixtures/temporaryFolder.ts'
import { writeKeyFolder } from './aResult.ts'

const caseNos = ['A-001', 'A-002', 'A-003'] as const

/** Results of one batch of three cases as a station made them, and all that is needed to check them or to forge others. */
export interface ASeries {
  /** Path of result 1, 2, 3, 4 (all of them again), and of another 2 of a copied station. */
  readonly file: Record<'first' | 'second' | 'third' | 'again' | 'otherSecond', string>
  readonly card: string
  readonly order: string
  readonly lender: Party
  readonly sealers: Sealers
  /** Keys of who reviewed at the first and the second level. */
  readonly reviewers: Record<
    'first' | 'second',
    { name: string; certificatePem: string; privateKeyPem: string }
  >
  /** A new key folder of the lender, and `lender verify` with it. */
  atLender(): AtLender
}

export interface AtLender {
  readonly folder: string
  readonly keys: string
  verify(files: readonly string[], ...more: string[]): ReturnType<typeof runCli>
}

export const root = temporaryFolder()
export let series: ASeries
/** The lender who checks the series, new for each test. */
export let lender: AtLender

/** To be called once by each file of tests. */
export function prepareSeries(): void {
  let made: Promise<ASeries> | null = null
  beforeEach(async () => {
    // Not in beforeAll: a station is closed when the test ends that asked for it, and its results stay.
    made ??= aSeries()
    series = await made
    lender = series.atLender()
  }, 120_000)
}

/**
 * Makes the series into the folder, which outlives the test that asks for it. On each case the first opinion is taken back by
 * its author; the second level decides after that.
 */
async function aSeries(): Promise<ASeries> {
  const at = (name: string) => join(root, name)
  const content = { terms, documents: caseNos.map((caseNo) => aDocument(caseNo, '1.jpg')) }
  const station = await aStation()
  const { api, core } = station
  const batch = await station.imported(content)
  await api.station.exportCard({ target: core.grant(at('vendor.json')) })
  writeFileSync(at('order.json'), String(batchFiles(content)['order.json']))
  const staff = await aStaff(station, { 样初: ['reviewer-1'], 样复: ['reviewer-2'] })
  for (const name of ['样初', '样复']) await staff.sitsDown(name)

  const desk = atDesk(station, batch)
  await desk.decide('A-001')
  const first = await desk.hand(at('1.asice'))
  await core.close()
  const copy = atDesk(aCopyOf(station), batch)
  await desk.decide('A-002')
  const second = await desk.hand(at('2.asice'))
  await desk.decide('A-003')
  const third = await desk.hand(at('3.asice'))
  const again = await desk.hand(at('4.asice'), true)
  await core.close()
  await copy.decide('A-003')
  const otherSecond = await copy.hand(at('other-2.asice'))

  const { vendor, person: exporter } = await keysOf(station.dir, supervisor)
  const reviewer = async (name: string) =>
    (await keysOf(station.dir, { user: UserName.parse(name), passphrase: own })).person
  return {
    file: { first, second, third, again, otherSecond },
    card: at('vendor.json'),
    order: at('order.json'),
    lender: station.lender,
    sealers: { vendor, exporter, card: JSON.parse(readFileSync(at('vendor.json'), 'utf8')) },
    reviewers: { first: await reviewer('样初'), second: await reviewer('样复') },
    atLender() {
      const folder = mkdtempSync(at('lender-'))
      const keys = writeKeyFolder(folder, station.lender)
      const more = ['--keys', keys, '--vendor', at('vendor.json')]
      const verify = (files: readonly string[], ...options: string[]) =>
        runCli(['lender', 'verify', ...files, ...more, ...options], { clock: () => stationTime })
      return { folder, keys, verify }
    },
  }
}

// A share of none: which cases are drawn depends on the batch's number, which is another in each run.
const terms: Partial<OrderTerms> = {
  levels: [1, 2],
  seed: '样本',
  policy: [{ level: 2, share: 0, always: ['escalate'], blind: false }],
  scorecard: {
    name: '样本评分卡',
    base: 50,
    lines: [
      {
        id: 'advice',
        zh: '有条件通过',
        en: 'Conditional',
        points: -10,
        when: { on: 'decision', decisions: ['conditional'] },
      },
    ],
    bands: [{ from: 0, zh: '低', en: 'Low' }],
  },
}

/** A station that was put back to where it stands now. */
function aCopyOf({ dir, folder }: Pick<TestStation, 'dir' | 'folder'>): Pick<TestStation, 'api' | 'core'> {
  const copy = join(mkdtempSync(join(folder, 'copy-')), 'vault')
  cpSync(dir, copy, { recursive: true, filter: (path) => !path.endsWith('lock') })
  const { core } = aCore(copy)
  return { core, api: createClient(contract, core) }
}

function atDesk({ api, core }: Pick<TestStation, 'api' | 'core'>, batch: BatchId) {
  const says = (caseNo: CaseNo, decision: Decision, supersedes: Sha256Hex | null = null) =>
    api.opinion.submit({
      batch,
      caseNo,
      decision,
      reasons: decision === 'pass' ? [] : [{ code: 'OTHER', document: null, field: null }],
      remark: '样本备注',
      supersedes,
    })
  const sitsDown = (name: string) => api.vault.unlock({ user: UserName.parse(name), passphrase: own })
  return {
    async decide(name: (typeof caseNos)[number]): Promise<void> {
      const caseNo = CaseNo.parse(name)
      await sitsDown('样初')
      const { sha256 } = await says(caseNo, 'pass')
      await says(caseNo, 'escalate', sha256)
      await sitsDown('样复')
      await says(caseNo, 'conditional')
    },

    async hand(out: string, isAgain = false): Promise<string> {
      await api.vault.unlock(supervisor)
      const { outcome } = await jobEnd(
        core,
        api.batch.export({ batch, target: core.grant(out), reason: '客户急用', isAgain }),
      )
      if (outcome.state !== 'done') throw new Error(JSON.stringify(outcome))
      return out
    },
  }
}

/** What somebody has who knows a passphrase and leaves the program alone: the vendor's key, and this person's. */
async function keysOf(dir: string, credentials: { user: UserName; passphrase: string }) {
  const vault = await openVault(
    corePorts(dir, () => undefined),
    credentials,
  )
  try {
    return { vendor: { ...vault.vendor }, person: { ...vault.person } }
  } finally {
    vault.close()
  }
}
