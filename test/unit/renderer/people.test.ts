import { describe, expect, it } from 'vitest'
import { createDesk } from '../../../renderer/desk.ts'
import { createAccountStore } from '../../../renderer/stores/accountStore.ts'
import { createPeopleStore } from '../../../renderer/stores/peopleStore.ts'
import { createSessionStore } from '../../../renderer/stores/sessionStore.ts'
import { UserName } from '../../../shared/domain/person.ts'
import { user } from '../../fixtures/deskData.ts'
import { createFakeDesk, initialPassphrase, passphrase, recoveryKey } from '../../fixtures/fakeDesk.ts'

const newcomer = UserName.parse('样新人')

async function thePeople() {
  const fake = createFakeDesk()
  const store = createPeopleStore(createDesk(fake.wire))
  await store.getState().load()
  return { fake, store, names: () => store.getState().people?.map(({ name }) => name) }
}

describe('the people of a station', () => {
  it('are added after a question, which stays open with the reason while it is refused', async () => {
    const { store, names } = await thePeople()
    const person = { user: newcomer, roles: ['reviewer-2'], passphrase: initialPassphrase } as const
    store.getState().ask({ about: 'add' })
    await store.getState().add({ ...person, ownPassphrase: 'a guess' })
    expect(store.getState()).toMatchObject({
      question: { about: 'add' },
      error: { code: 'vault/wrong-passphrase' },
    })
    await store.getState().add({ ...person, ownPassphrase: passphrase })
    expect(store.getState()).toMatchObject({ question: null, error: null })
    expect(names()).toContain(newcomer)
  })

  it('change as the answer says: roles, disabled, enabled, reset', async () => {
    const { store } = await thePeople()
    const other = UserName.parse('样主管')
    const shown = () => store.getState().people?.find(({ name }) => name === other)
    await store.getState().setRoles(other, ['auditor'])
    expect(shown()?.roles).toEqual(['auditor'])
    await store.getState().setEnabled(other, false)
    expect(shown()?.isEnabled).toBe(false)
    await store.getState().setEnabled(other, true)
    await store
      .getState()
      .resetPassphrase({ user: other, passphrase: initialPassphrase, ownPassphrase: passphrase })
    expect(shown()).toMatchObject({ isEnabled: true, hasInitialPassphrase: true })
  })

  it('do nothing twice when a button is pressed twice', async () => {
    const { fake, store } = await thePeople()
    const { setEnabled } = store.getState()
    await Promise.all([setEnabled(newcomer, false), setEnabled(newcomer, false)])
    expect(fake.callsOf('person.setEnabled')).toHaveLength(1)
  })

  it('are shown a new recovery key until it is written down, and no passphrase is kept', async () => {
    const { store } = await thePeople()
    await store.getState().renewRecoveryKey(passphrase)
    expect(store.getState().recoveryKey).toContain('NEXT')
    expect(JSON.stringify(store.getState())).not.toContain(passphrase)
    store.getState().forgetRecoveryKey()
    expect(store.getState().recoveryKey).toBeNull()
  })
})

describe("a person's own passphrase", () => {
  const theAccount = () => {
    const fake = createFakeDesk()
    return { fake, store: createAccountStore(createDesk(fake.wire), fake.session) }
  }

  it('is changed with the old one, and a new key file is written where the person says', async () => {
    const { fake, store } = theAccount()
    await store.getState().change(passphrase, 'another one', 'new', 'key-file.json')
    expect(store.getState()).toMatchObject({ changed: true, error: null })
    expect(fake.callsOf('vault.changePassphrase')).toMatchObject([
      { user, next: { keyFile: { use: 'new', target: 'handle of key-file.json' } } },
    ])
    expect(JSON.stringify(store.getState())).not.toContain('another one')
  })

  it('stays when the person names no place for the key file, or the old one is wrong', async () => {
    const { fake, store } = theAccount()
    fake.closeDialog('pickTarget')
    await store.getState().change(passphrase, 'another one', 'new', 'key-file.json')
    expect(fake.callsOf('vault.changePassphrase')).toEqual([])
    await store.getState().change('a guess', 'another one', 'same', 'key-file.json')
    expect(store.getState()).toMatchObject({ changed: false, error: { code: 'vault/wrong-passphrase' } })
  })

  it('binds the slot to the computer and lets it go, and without it the slot stays what it was', async () => {
    const { store } = theAccount()
    expect(store.getState().isBound).toBe(null)
    await store.getState().loadBound()
    expect(store.getState().isBound).toBe(false)
    await store.getState().setBound('a guess', true)
    expect(store.getState()).toMatchObject({ isBound: false, error: { code: 'vault/wrong-passphrase' } })
    await store.getState().setBound(passphrase, true)
    expect(store.getState()).toMatchObject({ isBound: true, error: null })
    expect(JSON.stringify(store.getState())).not.toContain(passphrase)
    await store.getState().setBound(passphrase, false)
    expect(store.getState().isBound).toBe(false)
  })
})

describe('the closed door', () => {
  async function closed() {
    const fake = createFakeDesk({ vault: 'locked' })
    const store = createSessionStore(createDesk(fake.wire))
    await store.getState().start()
    return { fake, store, entry: () => store.getState().entry }
  }

  it('says who needs a key file, and takes it', async () => {
    const { store, entry } = await closed()
    const other = UserName.parse('样主管')
    expect(entry()).toMatchObject({ users: expect.arrayContaining([{ name: other, needsKeyFile: true }]) })
    await store.getState().unlock({ user: other, passphrase })
    expect(store.getState().error?.code).toBe('vault/key-file-missing')
    const picked = await store.getState().pickKeyFile()
    await store.getState().unlock({ user: other, passphrase, keyFile: picked?.handle })
    expect(entry().at).toBe('unlocked')
  })

  it('opens to an initial passphrase only by replacing it', async () => {
    const { store, entry } = await closed()
    await store.getState().unlock({ user, passphrase: initialPassphrase })
    expect(store.getState().error?.code).toBe('vault/passphrase-initial')
    await store.getState().changePassphrase({
      user,
      passphrase: initialPassphrase,
      next: { passphrase: 'mine alone', keyFile: { use: 'same' } },
    })
    expect(entry().at).toBe('unlocked')
  })

  it('opens to the recovery key, and shows the next one before anything else', async () => {
    const { store, entry } = await closed()
    await store.getState().recover({ recoveryKey: 'WRONG', user, passphrase })
    expect(store.getState().error?.code).toBe('vault/recovery-key-wrong')
    await store.getState().recover({ recoveryKey, user, passphrase })
    expect(entry()).toMatchObject({ at: 'recovery-key', recoveryKey: expect.stringContaining('NEXT') })
    await store.getState().writtenDown()
    expect(entry().at).toBe('unlocked')
    expect(JSON.stringify(store.getState())).not.toContain('NEXT')
  })

  it('says how strong a passphrase is, and nothing where the application does not answer', async () => {
    const { fake, store } = await closed()
    expect(await store.getState().strength('short', [])).toMatchObject({
      sufficient: false,
      warning: 'tooShort',
    })
    fake.refuse('vault.passphraseStrength', 'ipc/unavailable')
    expect(await store.getState().strength('short', [])).toBeNull()
  })
})
