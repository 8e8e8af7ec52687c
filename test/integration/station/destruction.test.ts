import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createAmendmentRegister } from '../../../main/batch/amendmentRegisterStore.ts'
import { destroyBatch } from '../../../main/batch/destroyBatch.ts'
import { createDestructionStore } from '../../../main/batch/destructionStore.ts'
import { createRegisterStore } from '../../../main/batch/registerStore.ts'
import { readKeyRing } from '../../../main/vault/keyRing.ts'
import { readKeySlots, writeKeySlots } from '../../../main/vault/keySlotFile.ts'
import { openVault } from '../../../main/vault/vault.ts'
import { type BatchId, CaseNo } from '../../../shared/domain/ids.ts'
import { corePorts, stationTime } from '../../fixtures/corePorts.ts'
import { supervisor, type TestStation } from '../../fixtures/station.ts'
import { copyOf, destroy, document, none, restored, stationOfTwo, witness } from './twoPeople.ts'

describe('a batch that two people destroyed', () => {
  it('is gone from the disk, and every request about it says so', async () => {
    const station = await stationOfTwo()
    const batch = await station.imported()
    await station.api.document.open({ batch, document })
    await destroy(station, batch)
    expect(readdirSync(join(station.dir, 'batches'))).toEqual([])
    expect(await station.api.batch.list()).toMatchObject([{ batchId: batch, state: 'destroyed' }])
    const destroyed = { code: 'batch/destroyed' }
    const { api } = station
    await expect(api.queue.counts({ batch })).rejects.toMatchObject(destroyed)
    await expect(api.document.open({ batch, document })).rejects.toMatchObject(destroyed)
    await expect(api.case.open({ batch, caseNo: CaseNo.parse('A-001') })).rejects.toMatchObject(destroyed)
    await expect(api.destruction.plan({ batch })).rejects.toMatchObject(destroyed)
    await expect(destroy(station, batch)).rejects.toMatchObject(destroyed)
    const end = await station.ended(api.batch.read({ batch }))
    expect(end.outcome).toMatchObject({ state: 'failed', error: destroyed })
    expect(station.defects).toEqual([])
  })

  it('leaves others as they are, also after the next unlocking', async () => {
    const station = await stationOfTwo()
    const [gone, stays] = [await station.imported(), await station.imported()]
    await destroy(station, gone)
    expect((await station.api.document.open({ batch: stays, document })).pages).toBe(1)
    await station.core.close()
    await using again = await restored(station.dir)
    expect((await again.api.document.open({ batch: stays, document })).pages).toBe(1)
  })

  it('does not come back by importing its package again', async () => {
    const station = await stationOfTwo()
    const { path } = await station.packed()
    const { batch } = await station.ended(station.api.batch.import({ package: station.core.grant(path) }))
    if (batch === null) return expect.fail('not imported')
    await destroy(station, batch)
    const again = await station.ended(station.api.batch.import({ package: station.core.grant(path) }))
    expect(again.outcome).toMatchObject({ state: 'failed' })
    expect(readdirSync(join(station.dir, 'batches'))).toEqual([])
  })

  it('is not opened by the old files under the new key ring, whoever knows the passphrases', async () => {
    const station = await stationOfTwo()
    const batch = await station.imported()
    const before = copyOf(station)
    await destroy(station, batch)
    // A backup made before, as main/vault/README.md has it: all files of then, with the newest key ring.
    const slots = readKeySlots(join(before, 'keyslots.json'))
    const { epoch } = readKeySlots(join(station.dir, 'keyslots.json'))
    expect(epoch.number).toBe(slots.epoch.number + 1)
    writeKeySlots(join(before, 'keyslots.json'), { ...slots, epoch })
    await using old = await restored(before)
    expect(await old.api.batch.list()).toMatchObject([{ batchId: batch, state: 'no-key' }])
    const refused = { code: 'batch/no-key' }
    await expect(old.api.document.open({ batch, document })).rejects.toMatchObject(refused)
    await expect(old.api.queue.counts({ batch })).rejects.toMatchObject(refused)
  })

  it('is not opened by its old entries put into the new key ring', async () => {
    const station = await stationOfTwo()
    const batch = await station.imported()
    const before = copyOf(station)
    await destroy(station, batch)
    const slots = readKeySlots(join(before, 'keyslots.json'))
    const { epoch } = readKeySlots(join(station.dir, 'keyslots.json'))
    const { batches, identities } = slots.epoch
    writeKeySlots(join(before, 'keyslots.json'), { ...slots, epoch: { ...epoch, batches, identities } })
    await using old = await restored(before)
    await expect(old.api.document.open({ batch, document })).rejects.toMatchObject({
      code: 'vault/slot-damaged',
    })
  })

  it('leaves none of its identities, so that the original package opens for nobody at the station', async () => {
    const station = await stationOfTwo()
    const { path } = await station.packed()
    const { batch } = await station.ended(station.api.batch.import({ package: station.core.grant(path) }))
    if (batch === null) return expect.fail('not imported')
    const { keyId } = await destroy(station, batch)
    await station.core.close()
    const vault = await openVault(corePorts(station.dir, none), supervisor)
    onTestFinished(() => vault.close())
    expect(vault.receivingKeys.open()).toEqual([])
    expect(() => vault.receivingKeys.identityOf(batch)).toThrow(/vault\/slot-damaged/)
    expect(JSON.stringify(readKeySlots(join(station.dir, 'keyslots.json')).epoch)).not.toContain(keyId)
  })
})

describe('a crash during a destruction', () => {
  it.each([
    ['before the keys are destroyed', 'destroy'],
    ['before the copies of the key ring are replaced', 'refresh'],
    ['before the completion is recorded', 'complete'],
  ] as const)('%s is finished by the next unlocking', async (_, step) => {
    const station = await stationOfTwo()
    const batch = await station.imported()
    await station.core.close()
    await interruptedAt(station, batch, step)
    await using again = await restored(station.dir)
    expect(readdirSync(join(station.dir, 'batches'))).toEqual([])
    expect(await again.api.batch.list()).toMatchObject([{ batchId: batch, state: 'destroyed' }])
    const { epoch } = readKeySlots(join(station.dir, 'keyslots.json'))
    expect([epoch.batches, epoch.identities]).toEqual([{}, {}])
    const statement = await again.api.destruction.get({ batch })
    expect(statement).toMatchObject({ batchId: batch, operator: supervisor.user, witness: witness.user })
  })

  it('before the order is on record leaves the batch', async () => {
    const station = await stationOfTwo()
    const batch = await station.imported()
    await station.core.close()
    await interruptedAt(station, batch, 'order')
    await using again = await restored(station.dir)
    expect((await again.api.document.open({ batch, document })).pages).toBe(1)
    expect(await again.api.batch.list()).toMatchObject([{ batchId: batch, state: 'imported' }])
  })
})

/** Destroys a batch on a vault whose power goes at one of the steps. */
async function interruptedAt(
  { dir }: TestStation,
  batch: BatchId,
  step: 'order' | 'destroy' | 'refresh' | 'complete',
): Promise<void> {
  const ports = corePorts(dir, none)
  const vault = await openVault(ports, supervisor)
  const fail = (): never => {
    throw new Error('the power went')
  }
  const destructions = createDestructionStore(vault.database)
  const register = createRegisterStore(vault.database)
  const failing = {
    vault: {
      ...vault,
      batches: step === 'destroy' ? { ...vault.batches, destroy: fail } : vault.batches,
      keyRingCopies: step === 'refresh' ? { ...vault.keyRingCopies, refresh: fail } : vault.keyRingCopies,
    },
    register,
    amendments: createAmendmentRegister(vault.database),
    destructions: {
      ...destructions,
      ...(step === 'order' && { add: fail }),
      ...(step === 'complete' && { complete: fail }),
    },
    clock: ports.clock,
  }
  const order = {
    batch: register.get(batch),
    operator: await vault.signatory(supervisor),
    witness: await vault.signatory(witness),
    accepted: [],
    batchAudit: null,
  }
  await expect(destroyBatch(failing, order)).rejects.toThrow('the power went')
  vault.close()
}

describe('copies of the key ring', () => {
  it('are replaced by a destruction where they are within reach', async () => {
    const station = await stationOfTwo()
    const batch = await station.imported()
    const path = join(station.folder, 'ring.json')
    await savedRing(station, path)
    const { keyRingCopies } = await destroy(station, batch)
    expect(keyRingCopies).toEqual([])
    const { epoch } = readKeySlots(join(station.dir, 'keyslots.json'))
    expect(readKeyRing(path).epoch).toEqual(epoch)
  })

  it('that are out of reach are a warning before, and named after', async () => {
    const station = await stationOfTwo()
    const batch = await station.imported()
    const path = join(station.folder, 'ring.json')
    await savedRing(station, path)
    rmSync(path)
    expect(await station.api.destruction.plan({ batch })).toMatchObject({
      warnings: expect.arrayContaining(['key-ring-copies']),
      keyRingCopies: [{ file: 'ring.json' }],
    })
    expect((await destroy(station, batch)).keyRingCopies).toEqual([{ savedAt: stationTime.toISOString() }])
    expect(existsSync(path)).toBe(false)
  })
})

/** Saves a copy of the key ring, as a backup does. */
async function savedRing(station: TestStation, path: string): Promise<void> {
  await station.core.close()
  const vault = await openVault(corePorts(station.dir, none), supervisor)
  vault.keyRingCopies.save(path)
  vault.close()
  await station.api.vault.unlock(supervisor)
}

describe('who destroys', () => {
  it('is never one person alone', async () => {
    const station = await stationOfTwo()
    const batch = await station.imported()
    const { warnings } = await station.api.destruction.plan({ batch })
    const alone = station.api.destruction.destroy({
      batch,
      operator: { passphrase: supervisor.passphrase },
      witness: supervisor,
      accepted: warnings,
    })
    await expect(alone).rejects.toMatchObject({ code: 'destruction/same-person' })
    expect((await station.api.document.open({ batch, document })).pages).toBe(1)
  })

  it.each(['operator', 'witness'])('proves it with the passphrase of the %s', async (who) => {
    const station = await stationOfTwo()
    const batch = await station.imported()
    const { warnings } = await station.api.destruction.plan({ batch })
    const wrong = 'not the passphrase'
    const attempt = station.api.destruction.destroy({
      batch,
      operator: { passphrase: who === 'operator' ? wrong : supervisor.passphrase },
      witness: who === 'witness' ? { ...witness, passphrase: wrong } : witness,
      accepted: warnings,
    })
    await expect(attempt).rejects.toMatchObject({ code: 'vault/wrong-passphrase' })
    expect(await station.api.batch.list()).toMatchObject([{ state: 'imported' }])
  })

  it('can be witnessed by everybody else, and by nobody who is not there', async () => {
    const station = await stationOfTwo()
    const batch = await station.imported()
    const { witnesses } = await station.api.destruction.plan({ batch })
    expect(witnesses).toEqual([{ name: witness.user, needsKeyFile: false }])
  })
})

describe('the retention that an order asks for', () => {
  it.each([
    ['2026-12-31', ['before-retention'], false],
    ['2026-06-01', ['before-retention'], false],
    ['2026-05-31', [], true],
    [undefined, [], false],
  ])('until %s warns %s, and is over: %s', async (retainUntil, warnings, isOverdue) => {
    const station = await stationOfTwo()
    const batch = await station.imported({ terms: { retainUntil } })
    const plan = await station.api.destruction.plan({ batch })
    expect(plan.warnings.filter((warning) => warning === 'before-retention')).toEqual(warnings)
    expect(await station.api.batch.list()).toMatchObject([{ retainUntil: retainUntil ?? null, isOverdue }])
  })

  it('is destroyed early only by people who have accepted that', async () => {
    const station = await stationOfTwo()
    const batch = await station.imported({ terms: { retainUntil: '2026-12-31' } })
    const attempt = station.api.destruction.destroy({
      batch,
      operator: { passphrase: supervisor.passphrase },
      witness,
      accepted: ['not-exported', 'undecided-cases'],
    })
    await expect(attempt).rejects.toMatchObject({
      code: 'destruction/not-accepted',
      params: { warnings: 'before-retention' },
    })
    expect((await destroy(station, batch)).accepted).toContain('before-retention')
  })
})
