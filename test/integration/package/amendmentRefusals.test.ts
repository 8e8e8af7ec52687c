import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createAmendmentRegister } from '../../../main/batch/amendmentRegisterStore.ts'
import type { PackageRefs } from '../../../main/package/header.ts'
import { openVault } from '../../../main/vault/vault.ts'
import { BatchId, CaseNo, DocumentPath, Sha256Hex } from '../../../shared/domain/ids.ts'
import { createClient } from '../../../shared/ipc/client.ts'
import { contract } from '../../../shared/ipc/contract.ts'
import { caseRows } from '../../fixtures/caseRows.ts'
import { corePorts } from '../../fixtures/corePorts.ts'
import { jobEnd } from '../../fixtures/jobEnd.ts'
import {
  aDocument,
  amendmentFiles,
  aParty,
  type BatchDocument,
  batchFiles,
  type Party,
  packFiles,
} from '../../fixtures/packages.ts'
import { aCore, issueKey, supervisor, type TestStation, trust } from '../../fixtures/station.ts'
import { destroy, stationOfTwo } from '../station/twoPeople.ts'

const replacing = { ...aDocument('A-001', '9.jpg'), replaces: 'docs/A-001/1.jpg' }

interface Forged {
  readonly from?: Party
  readonly refs?: PackageRefs
  readonly documents?: readonly BatchDocument[]
  readonly order?: Record<string, unknown>
  readonly files?: (files: Record<string, Uint8Array | string>) => Record<string, Uint8Array | string>
}

/** A station with a batch of one case, and what packs amendments for it. */
async function aStationWithBatch() {
  const station = await stationOfTwo()
  const { api, core, folder, lender } = station
  const recipient = await issueKey(api, core, folder, lender.name)
  const out = join(folder, 'batch.asice')
  const written = await packFiles({ out, from: lender, recipient, files: batchFiles() })
  const batch = BatchId.parse(written.packageId)
  expect(await importPackage(station, out)).toEqual({ state: 'done' })
  const refs: PackageRefs = { batchId: batch, batchSumsSha256: written.sumsSha256 }
  let amendments = 0
  const amend = async ({
    from = lender,
    documents = [replacing],
    order,
    files = (same) => same,
    ...rest
  }: Forged = {}) => {
    amendments += 1
    const path = join(folder, `amendment-${amendments}.asice`)
    await packFiles({
      out: path,
      from,
      recipient: await issueKey(api, core, folder, from.name),
      refs: rest.refs ?? refs,
      files: files(amendmentFiles(documents, order)),
    })
    return path
  }
  return { station, batch, refs, amend }
}

function openedCore(dir: string) {
  const { core } = aCore(dir)
  return { core, api: createClient(contract, core) }
}

async function importPackage({ api, core, ended }: TestStation, path: string) {
  return (await ended(api.batch.import({ package: core.grant(path) }))).outcome
}

function refused(code: string) {
  return { state: 'failed', error: { code } }
}

/** What lies in the folder of a batch besides its own database and package. */
function amendmentsOf({ dir }: TestStation, batch: BatchId): string[] {
  const folder = join(dir, 'batches', batch, 'amendments')
  return existsSync(folder) ? readdirSync(folder) : []
}

const otherId = BatchId.parse('0f7b5b0a-6a39-4c43-8d5c-2f9f3c1c9a77')

describe('an amendment is refused', () => {
  const digest = Sha256Hex.parse('a'.repeat(64))
  const cases: readonly [string, string, (refs: PackageRefs) => Forged][] = [
    [
      'of a batch that is not there',
      'amendment/unknown-batch',
      (refs) => ({ refs: { ...refs, batchId: otherId } }),
    ],
    [
      'of a batch of another digest',
      'amendment/other-content',
      (refs) => ({ refs: { ...refs, batchSumsSha256: digest } }),
    ],
    [
      'for a case that the batch has not',
      'amendment/invalid',
      () => ({ documents: [aDocument('A-009', '1.jpg')] }),
    ],
    [
      'with a name that the batch has',
      'amendment/invalid',
      () => ({ documents: [aDocument('A-001', '1.jpg')] }),
    ],
    [
      'with a name that the batch has in another case',
      'amendment/invalid',
      () => ({ documents: [aDocument('A-001', '1.JPG')] }),
    ],
    [
      'in the place of what is not there',
      'amendment/invalid',
      () => ({ documents: [{ ...replacing, replaces: 'docs/A-001/7.jpg' }] }),
    ],
    [
      'in the place of its own document',
      'amendment/invalid',
      () => ({ documents: [replacing, { ...replacing, file: '8.jpg', replaces: 'docs/A-001/9.jpg' }] }),
    ],
    [
      'that replaces a document twice',
      'batch/manifest-invalid',
      () => ({ documents: [replacing, { ...replacing, file: '8.jpg' }] }),
    ],
    [
      'that brings nothing for a case that it names',
      'batch/manifest-invalid',
      () => ({ order: { cases: [{ caseNo: 'A-001' }, { caseNo: 'A-002' }] } }),
    ],
    [
      'with the order of a batch',
      'batch/order-invalid',
      () => ({ files: (files) => ({ ...files, 'order.json': batchFiles()['order.json'] ?? '' }) }),
    ],
    ['that sets other terms', 'batch/order-invalid', () => ({ order: { levels: [1, 2] } })],
  ]

  it.each(cases)('%s: %s', async (_, code, forge) => {
    const { station, batch, refs, amend } = await aStationWithBatch()
    expect(await importPackage(station, await amend(forge(refs)))).toMatchObject(refused(code))
    expect(amendmentsOf(station, batch)).toEqual([])
    expect(readdirSync(join(station.dir, 'batches'))).toEqual([batch])
    expect((await station.api.case.open({ batch, caseNo: CaseNo.parse('A-001') })).amendments).toEqual([])
  })

  it('from another lender, though that one is trusted too', async () => {
    const { station, amend } = await aStationWithBatch()
    const other = await aParty('样本信托')
    await trust(station.api, station.core, station.folder, other.card)
    expect(await importPackage(station, await amend({ from: other }))).toMatchObject(
      refused('amendment/other-lender'),
    )
  })

  it('of a batch that was destroyed', async () => {
    const { station, batch, amend } = await aStationWithBatch()
    const late = await amend()
    await destroy(station, batch)
    expect(await importPackage(station, late)).toMatchObject(refused('amendment/destroyed-batch'))
  })

  it('the second time, and of a document that was replaced before', async () => {
    const { station, amend } = await aStationWithBatch()
    const path = await amend()
    expect(await importPackage(station, path)).toEqual({ state: 'done' })
    expect(await importPackage(station, path)).toMatchObject(refused('amendment/already-imported'))
    const again = await amend({ documents: [{ ...replacing, file: '10.jpg' }] })
    expect(await importPackage(station, again)).toMatchObject(refused('amendment/invalid'))
  })

  it('where a batch names documents that it replaces', async () => {
    const station = await stationOfTwo()
    const { path } = await station.packed({ documents: [replacing] })
    expect(await importPackage(station, path)).toMatchObject(refused('batch/manifest-invalid'))
  })

  it('where it refers to an amendment', async () => {
    const { station, batch, refs, amend } = await aStationWithBatch()
    expect(await importPackage(station, await amend())).toEqual({ state: 'done' })
    const [amendment = ''] = amendmentsOf(station, batch)
    const onAmendment = await amend({
      refs: { ...refs, batchId: BatchId.parse(amendment) },
      documents: [aDocument('A-001', '10.jpg')],
    })
    expect(await importPackage(station, onAmendment)).toMatchObject(refused('amendment/unknown-batch'))
  })
})

describe('an amendment goes with its batch', () => {
  it('its key and its package are destroyed together with the batch, and the proof names it', async () => {
    const { station, batch, amend } = await aStationWithBatch()
    await importPackage(station, await amend())
    const [amendment] = amendmentsOf(station, batch)
    const statement = await destroy(station, batch)
    expect(statement.amendments).toMatchObject([{ packageId: amendment }])
    expect(existsSync(join(station.dir, 'batches', batch))).toBe(false)
    await station.core.close()
    const vault = await openVault(
      corePorts(station.dir, () => undefined),
      supervisor,
    )
    expect(() => vault.receivingKeys.identityOf(BatchId.parse(amendment))).toThrow(/vault\/slot-damaged/)
    vault.close()
  })

  it('and with a backup of it', async () => {
    const { station, batch, amend } = await aStationWithBatch()
    await importPackage(station, await amend())
    const file = (name: string) => join(station.folder, name)
    const { api, core } = station
    await station.ended(
      api.backup.write({ backup: core.grant(file('a.backup')), keyRing: core.grant(file('ring.json')) }),
    )
    await core.close()
    const dir = join(station.folder, 'restored')
    const restored = openedCore(dir)
    const { passphrase, user } = supervisor
    await restored.api.backup.restore({
      backup: restored.core.grant(file('a.backup')),
      keyRing: restored.core.grant(file('ring.json')),
      proof: { user, passphrase },
    })
    await restored.api.vault.unlock(supervisor)
    const document = DocumentPath.parse('docs/A-001/9.jpg')
    expect(await restored.api.document.open({ batch, document })).toEqual({ pages: 1 })
  })
})

describe('what a crash left between the vault and the database of a batch', () => {
  it('is taken back where the batch has nothing of the amendment: its key is free again', async () => {
    const { station, batch, refs, amend } = await aStationWithBatch()
    const path = await amend()
    await station.core.close()
    const vault = await openVault(
      corePorts(station.dir, () => undefined),
      supervisor,
    )
    const key = vault.receivingKeys.list().find(({ state }) => state === 'unused')
    createAmendmentRegister(vault.database).begin({
      packageId: otherId,
      batchId: batch,
      keyId: key?.keyId ?? '',
      sumsSha256: refs.batchSumsSha256,
    })
    vault.close()
    const again = openedCore(station.dir)
    await again.api.vault.unlock(supervisor)
    expect(await caseRows(again.api, batch)).toMatchObject([{ isAmended: false }])
    const { outcome } = await jobEnd(again.core, again.api.batch.import({ package: again.core.grant(path) }))
    expect(outcome).toEqual({ state: 'done' })
  })

  it('is finished where the batch has it: the vault learns of it', async () => {
    const { station, batch, amend } = await aStationWithBatch()
    await importPackage(station, await amend())
    await station.core.close()
    const vault = await openVault(
      corePorts(station.dir, () => undefined),
      supervisor,
    )
    vault.database.exec('DROP TRIGGER amendment_stays; DELETE FROM amendment')
    vault.close()
    const again = openedCore(station.dir)
    await again.api.vault.unlock(supervisor)
    const document = DocumentPath.parse('docs/A-001/9.jpg')
    expect(await again.api.document.open({ batch, document })).toEqual({ pages: 1 })
    expect((await again.api.lender.receivingKeys()).map(({ state }) => state)).toEqual(['used', 'used'])
  })
})
