import { describe, expect, it, vi } from 'vitest'
import { reportActivity } from '../../../renderer/activity.ts'
import { createDesk } from '../../../renderer/desk.ts'
import { createSessionStore } from '../../../renderer/stores/sessionStore.ts'
import { user, vendor } from '../../fixtures/deskData.ts'
import { createFakeDesk, type FakeDeskOptions, passphrase } from '../../fixtures/fakeDesk.ts'

async function started(options: FakeDeskOptions) {
  const fake = createFakeDesk(options)
  const store = createSessionStore(createDesk(fake.wire))
  await store.getState().start()
  return { fake, store, entry: () => store.getState().entry }
}

describe('the way into the vault', () => {
  it('begins with the first run where there is no vault', async () => {
    const { store, entry } = await started({ vault: 'absent' })
    expect(entry().at).toBe('first-run')
    await store.getState().create({ vendor, user, passphrase })
    expect(entry()).toMatchObject({ at: 'recovery-key', recoveryKey: expect.stringContaining('-') })
    await store.getState().writtenDown()
    expect(entry().at).toBe('unlocked')
    expect(JSON.stringify(store.getState())).not.toContain('SAMP-LEKE')
  })

  it('stays at the first run with the reason when the passphrase is too short', async () => {
    const { store, entry } = await started({ vault: 'absent' })
    await store.getState().create({ vendor, user, passphrase: 'short' })
    expect(entry().at).toBe('first-run')
    expect(store.getState().error).toEqual({ code: 'vault/weak-passphrase', params: { minimum: 8 } })
  })

  it('asks for the passphrase where the vault is locked, and says when it is wrong', async () => {
    const { store, entry } = await started({ vault: 'locked' })
    expect(entry()).toMatchObject({
      at: 'locked',
      users: expect.arrayContaining([{ name: user, needsKeyFile: false }]),
    })
    await store.getState().unlock({ user, passphrase: 'wrong' })
    expect(store.getState().error?.code).toBe('vault/wrong-passphrase')
    await store.getState().unlock({ user, passphrase })
    expect(entry().at).toBe('unlocked')
    expect(store.getState().error).toBeNull()
  })

  it('waits for nothing any more where it leads: what takes the keyboard there has to take it', async () => {
    const store = createSessionStore(createDesk(createFakeDesk({ vault: 'locked' }).wire))
    const shown: string[] = []
    store.subscribe(({ entry, busy }) => shown.push(`${entry.at}${busy ? ' busy' : ''}`))
    await store.getState().start()
    expect(shown).toContain('locked')
    expect(shown).not.toContain('locked busy')
  })

  it('tries a passphrase once, however often Enter is pressed', async () => {
    const { fake, store } = await started({ vault: 'locked' })
    const { unlock } = store.getState()
    await Promise.all([unlock({ user, passphrase }), unlock({ user, passphrase })])
    expect(fake.callsOf('vault.unlock')).toHaveLength(1)
  })

  it('keeps no passphrase', async () => {
    const { store } = await started({ vault: 'locked' })
    await store.getState().unlock({ user, passphrase })
    expect(JSON.stringify(store.getState())).not.toContain(passphrase)
  })
})

describe('a vault that locks', () => {
  it('takes the session off the window at once and asks for the passphrase again', async () => {
    const { fake, store, entry } = await started({ vault: 'unlocked' })
    expect(entry().at).toBe('unlocked')
    fake.lock()
    expect(entry().at).toBe('starting')
    await vi.waitFor(() => expect(entry().at).toBe('locked'))
    expect(JSON.stringify(store.getState())).not.toContain(vendor)
  })

  it('can be tried again when the application does not answer', async () => {
    const fake = createFakeDesk({ vault: 'locked' })
    fake.refuse('vault.status', 'ipc/unavailable')
    const store = createSessionStore(createDesk(fake.wire))
    await store.getState().start()
    expect(store.getState().error?.code).toBe('ipc/unavailable')
    await store.getState().start()
    expect(store.getState().entry.at).toBe('locked')
  })
})

describe('signs of life', () => {
  it('reach the idle clock, but not with every move of the mouse', () => {
    let now = 0
    const touch = vi.fn(() => Promise.resolve())
    const touched = reportActivity(touch, () => now)
    for (now = 0; now < 60_000; now += 100) touched()
    expect(touch).toHaveBeenCalledTimes(4)
  })

  it('go on when the application does not answer', () => {
    const touched = reportActivity(
      () => Promise.reject(new Error('gone')),
      () => 0,
    )
    expect(touched).not.toThrow()
  })
})

describe('something that ended by itself', () => {
  it.each(['window', 'core'] as const)(
    'is told (%s) until somebody has taken note of it',
    async (interruption) => {
      const { fake, store } = await started({ vault: 'locked', interruption })
      expect(store.getState().interruption).toBe(interruption)
      if (interruption === 'core') await store.getState().unlock({ user, passphrase })
      else store.getState().noteInterruption()
      expect(store.getState().interruption).toBeNull()
      expect(fake.calls.map(({ name }) => name)).toContain('shell.noteInterruption')
    },
  )
})
