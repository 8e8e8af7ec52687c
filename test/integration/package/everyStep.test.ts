import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import type { BatchId } from '../../../shared/domain/ids.ts'
import { createClient } from '../../../shared/ipc/client.ts'
import { contract } from '../../../shared/ipc/contract.ts'
import { caseRows } from '../../fixtures/caseRows.ts'
import { corePorts } from '../../fixtures/corePorts.ts'
import { aDocument, amendmentFiles, batchFiles, packFiles } from '../../fixtures/packages.ts'
import { type Snapshot, snapshotEveryStep } from '../../fixtures/snapshots.ts'
import { aCore, aStation, issueKey, supervisor, type TestStation } from '../../fixtures/station.ts'
import { vaultContent } from '../../fixtures/vaultContent.ts'

vi.setConfig({ testTimeout: 300_000 })

/** Packs a batch, or an amendment of one, to a new key of the station. */
async function packed(
  { api, core, folder, lender }: TestStation,
  name: string,
  amends?: { batchId: BatchId; batchSumsSha256: string },
) {
  const recipient = await issueKey(api, core, folder, lender.name)
  const out = join(folder, name)
  const documents = [{ ...aDocument('A-001', '9.jpg'), replaces: 'docs/A-001/1.jpg' }]
  const files = amends ? amendmentFiles(documents) : batchFiles()
  const written = await packFiles({
    out,
    from: lender,
    recipient,
    files,
    ...(amends && { refs: amends as never }),
  })
  return { ...written, out }
}

/** Takes a package in, and looks at what a process would have left that was killed at any step of it. */
async function importWatched(station: TestStation, path: string): Promise<Snapshot[]> {
  const { api, core, dir, folder, ended } = station
  return snapshotEveryStep(dir, mkdtempSync(join(folder, 'steps-')), async () => {
    const { outcome } = await ended(api.batch.import({ package: core.grant(path) }))
    expect(outcome).toEqual({ state: 'done' })
  })
}

/** What a station finds there: its batches and their amendments, all of whose documents open; and the keys used. */
async function found({ dir, step }: Snapshot): Promise<{ packages: string[]; used: number }> {
  const { core } = aCore(dir)
  const api = createClient(contract, core)
  await api.vault.unlock(supervisor)
  const packages = new Set<string>()
  for (const { batchId: batch } of await api.batch.list()) {
    packages.add(batch)
    for (const { caseNo } of await caseRows(api, batch)) {
      const { documents, amendments } = await api.case.open({ batch, caseNo })
      for (const { packageId } of amendments) packages.add(packageId)
      for (const { path } of documents) await api.document.open({ batch, document: path })
    }
  }
  const keys = await api.lender.receivingKeys()
  await core.close()
  // Holds the logs, the folders and the databases against each other.
  await vaultContent(
    corePorts(dir, (_, error) => expect.fail(`${step}: ${error}`)),
    supervisor,
  )
  return { packages: [...packages], used: keys.filter(({ state }) => state === 'used').length }
}

/** Each step leaves the packages of before, or those and the new one; once it is there it stays. */
async function expectAllOrNothing(
  snapshots: readonly Snapshot[],
  before: readonly string[],
  added: string,
): Promise<void> {
  const isThere: boolean[] = []
  for (const snapshot of snapshots) {
    const { packages, used } = await found(snapshot)
    const whole = packages.includes(added)
    isThere.push(whole)
    expect({ step: snapshot.step, packages, used }).toEqual({
      step: snapshot.step,
      packages: whole ? [...before, added] : before,
      used: packages.length,
    })
  }
  expect(isThere).toEqual(isThere.toSorted())
  expect(new Set(isThere)).toEqual(new Set([false, true]))
}

it('an import that is stopped at any of its steps leaves no batch or a whole one', async () => {
  const station = await aStation()
  const { out, packageId } = await packed(station, 'batch.asice')
  const snapshots = await importWatched(station, out)
  expect(snapshots.length).toBeGreaterThan(30)
  await expectAllOrNothing(snapshots, [], packageId)
})

it('an amendment that is stopped at any of its steps is there as a whole, or the batch is as it was', async () => {
  const station = await aStation()
  const batch = await packed(station, 'batch.asice')
  const { outcome } = await station.ended(
    station.api.batch.import({ package: station.core.grant(batch.out) }),
  )
  expect(outcome).toEqual({ state: 'done' })
  const refs = { batchId: batch.packageId, batchSumsSha256: batch.sumsSha256 }
  const amendment = await packed(station, 'amendment.asice', refs)
  const snapshots = await importWatched(station, amendment.out)
  expect(snapshots.length).toBeGreaterThan(20)
  await expectAllOrNothing(snapshots, [batch.packageId], amendment.packageId)
})
