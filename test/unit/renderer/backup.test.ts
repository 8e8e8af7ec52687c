import { describe, expect, it } from 'vitest'
import { createDesk } from '../../../renderer/desk.ts'
import { createBackupStore } from '../../../renderer/stores/backupStore.ts'
import { createJobsStore } from '../../../renderer/stores/jobsStore.ts'
import { createRestoreStore } from '../../../renderer/stores/restoreStore.ts'
import { user } from '../../fixtures/deskData.ts'
import { createFakeDesk } from '../../fixtures/fakeDesk.ts'

function backup() {
  const fake = createFakeDesk()
  const desk = createDesk(fake.wire)
  const jobs = createJobsStore(desk)
  const store = createBackupStore(desk, jobs)
  store.getState().open()
  return { fake, jobs, store }
}

describe('the backup', () => {
  it('goes to the two places that the person chose, and is followed as a job', async () => {
    const { fake, jobs, store } = backup()
    await store.getState().pick('backup', 'vault.backup')
    await store.getState().pick('keyRing', 'key-ring.json')
    await store.getState().write()
    expect(fake.callsOf('backup.write')).toEqual([
      { backup: 'handle of vault.backup', keyRing: 'handle of key-ring.json' },
    ])
    expect(jobs.getState().jobs).toMatchObject([{ step: 'backup', what: 'vault.backup', end: null }])
    expect(store.getState().isOpen).toBe(false)
  })

  it('is not begun without a place for the key ring', async () => {
    const { fake, store } = backup()
    await store.getState().pick('backup', 'vault.backup')
    fake.closeDialog('pickTarget')
    await store.getState().pick('keyRing', 'key-ring.json')
    await store.getState().write()
    expect(fake.callsOf('backup.write')).toEqual([])
    expect(store.getState().isOpen).toBe(true)
  })

  it('forgets both places when it is put aside', async () => {
    const { store } = backup()
    await store.getState().pick('backup', 'vault.backup')
    store.getState().close()
    store.getState().open()
    expect(store.getState()).toMatchObject({ backup: null, keyRing: null })
  })
})

function restoration() {
  const fake = createFakeDesk({ vault: 'absent' })
  return { fake, store: createRestoreStore(createDesk(fake.wire)) }
}

describe('the restoration', () => {
  it('shows what the backup says, and restores it with the key ring', async () => {
    const { fake, store } = restoration()
    await store.getState().pickBackup()
    expect(store.getState().backup?.says).toMatchObject({ users: [user], batches: 2 })
    await store.getState().pickKeyRing()
    await store.getState().restore(user, { passphrase: 'of that time' })
    expect(fake.callsOf('backup.restore')).toEqual([
      {
        backup: 'handle of 样本.backup',
        keyRing: 'handle of key-ring.json',
        proof: { user, passphrase: 'of that time' },
      },
    ])
    expect(store.getState().restored).toEqual({ batches: 2, withoutKey: 0 })
  })

  it('says how far it is while it is under way, and only then', async () => {
    const { store } = restoration()
    const stop = store.getState().listen()
    const heard: unknown[] = []
    store.subscribe(({ restoring }, before) => restoring !== before.restoring && heard.push(restoring))
    await store.getState().pickBackup()
    await store.getState().restore(user, { passphrase: 'of that time' })
    expect(heard).toEqual([{ done: 0, total: 0 }, { done: 1, total: 2 }, null])
    stop()
  })

  it('that the person cancels is no failure, and can be begun again', async () => {
    const { fake, store } = restoration()
    await store.getState().pickBackup()
    fake.refuse('backup.restore', 'job/cancelled')
    const ended = store.getState().restore(user, { passphrase: 'of that time' })
    await store.getState().cancel()
    await ended
    expect(fake.callsOf('backup.cancelRestoring')).toHaveLength(1)
    expect(store.getState()).toMatchObject({ cancelled: true, restored: null, error: null, busy: false })
    await store.getState().restore(user, { passphrase: 'of that time' })
    expect(store.getState()).toMatchObject({ cancelled: false, restored: { batches: 2 } })
  })

  it('says how many batches stay closed without the key ring', async () => {
    const { store } = restoration()
    await store.getState().pickBackup()
    await store.getState().restore(user, { recoveryKey: 'SAMP-LE' })
    expect(store.getState().restored).toEqual({ batches: 2, withoutKey: 2 })
  })

  it('says what is wrong, and can be tried again', async () => {
    const { fake, store } = restoration()
    await store.getState().pickBackup()
    fake.refuse('backup.restore', 'vault/wrong-passphrase')
    await store.getState().restore(user, { passphrase: 'another' })
    expect(store.getState()).toMatchObject({
      error: { code: 'vault/wrong-passphrase' },
      restored: null,
      busy: false,
    })
    await store.getState().restore(user, { passphrase: 'of that time' })
    expect(store.getState()).toMatchObject({ error: null, restored: { batches: 2 } })
  })
})
