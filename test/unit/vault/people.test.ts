import { createPrivateKey, X509Certificate } from 'node:crypto'
import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { changePassphrase } from '../../../main/vault/enter.ts'
import { openVault } from '../../../main/vault/vault.ts'
import { vaultStatus } from '../../../main/vault/vaultFolder.ts'
import { UserName } from '../../../shared/domain/person.ts'
import { aVault, owner, temporaryFolder, unlocked } from './stationVault.ts'

const user = UserName.parse('李初审')
const initial = 'given by the 主管 first'
const chosen = 'chosen by 李 alone 雨伞'
const ownPassphrase = owner.passphrase

/** A vault with a second person, who has replaced the passphrase that the supervisor gave. */
async function withReviewer() {
  const made = await aVault()
  const vault = await openVault(made.ports, owner)
  await vault.people.add({ user, roles: ['reviewer-1', 'auditor'], passphrase: initial, ownPassphrase })
  vault.close()
  await replaceInitial(made.ports)
  return made
}

const replaceInitial = (ports: Awaited<ReturnType<typeof aVault>>['ports'], passphrase = initial) =>
  changePassphrase(ports, { proof: { user, passphrase }, next: { passphrase: chosen, keyFile: undefined } })

const names = (dir: string) => {
  const status = vaultStatus(dir)
  return status.state === 'locked' ? status.users.map(({ name }) => name) : []
}

const actions = (vault: Awaited<ReturnType<typeof openVault>>) =>
  [...vault.audit.lines()]
    .map((line) => JSON.parse(line.slice(65)))
    .map(({ action, who, on }) => [action, who, on])

describe('a person who was added', () => {
  it('cannot work with the passphrase that the supervisor knows', async () => {
    const { ports } = await aVault()
    const vault = await openVault(ports, owner)
    await vault.people.add({ user, roles: ['reviewer-1'], passphrase: initial, ownPassphrase })
    expect(vault.people.list()[1]).toMatchObject({ name: user, hasInitialPassphrase: true, isEnabled: true })
    await expect(vault.signatory({ user, passphrase: initial })).rejects.toMatchObject({
      code: 'vault/passphrase-initial',
    })
    vault.close()
    await expect(openVault(ports, { user, passphrase: initial })).rejects.toMatchObject({
      code: 'vault/passphrase-initial',
    })
  })

  it('has the roles given, and signs with a key that the supervisor never could use', async () => {
    const { ports } = await aVault()
    const first = await openVault(ports, owner)
    await first.people.add({ user, roles: ['reviewer-1', 'auditor'], passphrase: initial, ownPassphrase })
    const given = first.people.list()[1]?.certSha256
    first.close()
    await replaceInitial(ports)
    const vault = await openVault(ports, { user, passphrase: chosen })
    expect(vault.session.roles.toSorted()).toEqual(['auditor', 'reviewer-1'])
    const { certificatePem, privateKeyPem } = vault.person
    const certificate = new X509Certificate(certificatePem)
    expect(certificate.subject).toBe(`CN=${user}`)
    expect(certificate.checkPrivateKey(createPrivateKey(privateKeyPem))).toBe(true)
    expect(certificate.verify(new X509Certificate(vault.vendor.certificatePem).publicKey)).toBe(true)
    expect(vault.people.list()[1]).toMatchObject({ hasInitialPassphrase: false })
    expect(vault.people.list()[1]?.certSha256).not.toBe(given)
    vault.close()
  })

  it('must choose another passphrase than the one given', async () => {
    const { ports } = await aVault()
    const vault = await openVault(ports, owner)
    await vault.people.add({ user, roles: ['reviewer-1'], passphrase: initial, ownPassphrase })
    vault.close()
    const same = changePassphrase(ports, {
      proof: { user, passphrase: initial },
      next: { passphrase: initial, keyFile: undefined },
    })
    await expect(same).rejects.toMatchObject({ code: 'vault/same-passphrase' })
  })

  it.each(['李初审', 'Ａlice', '王主管'])('is refused under a name that is taken (%s)', async (name) => {
    const { people } = await unlocked((await withReviewer()).ports)
    const add = (newcomer: string) =>
      people.add({ user: UserName.parse(newcomer), roles: ['auditor'], passphrase: initial, ownPassphrase })
    await add('alice')
    const again = add(name)
    await expect(again).rejects.toMatchObject({ code: 'person/exists' })
  })

  it('needs the supervisor again, with their own passphrase', async () => {
    const { ports, dir } = await aVault()
    const vault = await unlocked(ports)
    const add = (passphrase: string) =>
      vault.people.add({ user, roles: ['auditor'], passphrase: initial, ownPassphrase: passphrase })
    await expect(add('not mine at all')).rejects.toMatchObject({ code: 'vault/wrong-passphrase' })
    expect(names(dir)).toEqual([owner.user])
  })

  it.each([
    ['short', 'vault/weak-passphrase'],
    ['password1234', 'vault/guessable-passphrase'],
    ['woaini1314', 'vault/guessable-passphrase'],
    ['李初审李初审李初审', 'vault/guessable-passphrase'],
  ])('is refused with the passphrase %s', async (passphrase, code) => {
    const vault = await unlocked((await aVault()).ports)
    const add = vault.people.add({ user, roles: ['auditor'], passphrase, ownPassphrase })
    await expect(add).rejects.toMatchObject({ code })
  })
})

describe('a supervisor', () => {
  it('neither changes their own roles nor disables or resets themselves', async () => {
    const { people } = await unlocked((await aVault()).ports)
    const self = expect.objectContaining({ code: 'person/self' })
    expect(() => people.setRoles(owner.user, ['auditor'])).toThrow(self)
    expect(() => people.disable(owner.user)).toThrow(self)
    await expect(
      people.resetPassphrase({ user: owner.user, passphrase: chosen, ownPassphrase }),
    ).rejects.toThrow(self)
  })

  it('gives roles, which the person has at the next unlocking, and the log says which', async () => {
    const { ports } = await withReviewer()
    const vault = await openVault(ports, owner)
    vault.people.setRoles(user, ['reviewer-2', 'reviewer-3'])
    const entry = JSON.parse([...vault.audit.lines()].at(-1)?.slice(65) ?? '')
    expect(entry).toMatchObject({
      action: 'person.roles-set',
      on: user,
      detail: { before: 'reviewer-1 auditor', after: 'reviewer-2 reviewer-3' },
    })
    vault.close()
    const theirs = await openVault(ports, { user, passphrase: chosen })
    expect(theirs.session.roles.toSorted()).toEqual(['reviewer-2', 'reviewer-3'])
    theirs.close()
  })
})

describe('a person who is disabled', () => {
  it('has no slot, and their passphrase opens nothing until they are enabled', async () => {
    const { ports, dir } = await withReviewer()
    const vault = await openVault(ports, owner)
    const certSha256 = vault.people.list()[1]?.certSha256
    vault.people.disable(user)
    vault.people.disable(user)
    expect(readFileSync(join(dir, 'keyslots.json'), 'utf8')).not.toContain(user)
    expect(vault.people.list()[1]).toMatchObject({ isEnabled: false, certSha256 })
    await expect(
      vault.people.resetPassphrase({ user, passphrase: initial, ownPassphrase }),
    ).rejects.toMatchObject({
      code: 'person/disabled',
    })
    vault.close()
    await expect(openVault(ports, { user, passphrase: chosen })).rejects.toMatchObject({
      code: 'vault/unknown-user',
    })
    const again = await openVault(ports, owner)
    again.people.enable(user)
    expect(actions(again).filter(([, , on]) => on === user)).toEqual(
      ['person.added', 'person.passphrase-changed', 'person.disabled', 'person.enabled'].map((action) => [
        action,
        action === 'person.passphrase-changed' ? user : owner.user,
        user,
      ]),
    )
    again.close()
    const theirs = await openVault(ports, { user, passphrase: chosen })
    expect(theirs.people.list()[1]).toMatchObject({ isEnabled: true, certSha256 })
    theirs.close()
  })

  it('is refused even with a copy of the slots from before', async () => {
    const { ports, dir } = await withReviewer()
    const before = readFileSync(join(dir, 'keyslots.json'))
    const vault = await openVault(ports, owner)
    vault.people.disable(user)
    vault.close()
    const open = () => openVault(ports, { user, passphrase: chosen })
    writeFileSync(join(dir, 'keyslots.json'), before)
    await expect(open()).rejects.toMatchObject({ code: 'person/disabled' })
    writeFileSync(join(dir, 'keyslots.json'), before)
    const next = { passphrase: 'yet another 口令 of 李', keyFile: undefined }
    const change = changePassphrase(ports, { proof: { user, passphrase: chosen }, next })
    await expect(change).rejects.toMatchObject({ code: 'person/disabled' })
    expect(names(dir)).toEqual([owner.user])
  })
})

describe('a passphrase that was lost', () => {
  it('is reset with a new key: the old one signs nothing more, and its certificate is kept as retired', async () => {
    const { ports, dir } = await withReviewer()
    const before = readFileSync(join(dir, 'keyslots.json'))
    const vault = await openVault(ports, owner)
    await vault.people.resetPassphrase({ user, passphrase: initial, ownPassphrase })
    const certificates = vault.database.prepare('SELECT retired_at FROM person_certificate WHERE person = ?')
    expect(
      certificates
        .pluck()
        .all(user)
        .filter((at) => at === null),
    ).toHaveLength(1)
    vault.close()
    await expect(openVault(ports, { user, passphrase: chosen })).rejects.toMatchObject({
      code: 'vault/wrong-passphrase',
    })
    await replaceInitial(ports)
    const theirs = await openVault(ports, { user, passphrase: chosen })
    theirs.close()
    // The slot of the old key, brought back, opens the vault's door but not its desk.
    writeFileSync(join(dir, 'keyslots.json'), before)
    await expect(openVault(ports, { user, passphrase: chosen })).rejects.toMatchObject({
      code: 'vault/slot-damaged',
    })
  })
})

describe('a crash between the slots and the database', () => {
  /** The vault as it was before a change, with the slots as they are after it: or the other way round. */
  async function halfDone(
    change: (vault: Awaited<ReturnType<typeof openVault>>) => unknown,
    half: 'slots' | 'database',
    made: Awaited<ReturnType<typeof aVault>>,
  ) {
    const before = temporaryFolder()
    cpSync(made.dir, before, { recursive: true })
    const vault = await openVault(made.ports, owner)
    await change(vault)
    vault.close()
    const old = half === 'slots' ? ['vault.db'] : ['keyslots.json']
    for (const name of old) cpSync(join(before, name), join(made.dir, name))
  }

  it('while a person is added leaves nobody, and they can be added again', async () => {
    const made = await aVault()
    const add = (vault: Awaited<ReturnType<typeof openVault>>) =>
      vault.people.add({ user, roles: ['auditor'], passphrase: initial, ownPassphrase })
    await halfDone(add, 'slots', made)
    expect(names(made.dir)).toContain(user)
    const vault = await unlocked(made.ports)
    expect(names(made.dir)).toEqual([owner.user])
    await add(vault)
    expect(vault.people.list()).toHaveLength(2)
  })

  it('while a passphrase is reset: the new key is recorded at the next opening', async () => {
    const made = await withReviewer()
    await halfDone(
      (vault) => vault.people.resetPassphrase({ user, passphrase: initial, ownPassphrase }),
      'slots',
      made,
    )
    const vault = await openVault(made.ports, owner)
    expect(actions(vault).map(([action]) => action)).toContain('person.certificate-issued')
    vault.close()
    await replaceInitial(made.ports)
    const theirs = await openVault(made.ports, { user, passphrase: chosen })
    theirs.close()
  })

  it('while a person is disabled leaves them disabled', async () => {
    const made = await withReviewer()
    await halfDone((vault) => vault.people.disable(user), 'database', made)
    const vault = await unlocked(made.ports)
    expect(vault.people.list()[1]?.isEnabled).toBe(false)
    expect(names(made.dir)).toEqual([owner.user])
  })
})
