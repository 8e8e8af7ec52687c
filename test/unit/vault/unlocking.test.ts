import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { argon2CostFor } from '../../../main/vault/argon2Cost.ts'
import { changePassphrase, recoverVault } from '../../../main/vault/enter.ts'
import { argon2Floor } from '../../../main/vault/kdf.ts'
import { readKeyFile, writeKeyFile } from '../../../main/vault/keyFile.ts'
import type { VaultPorts } from '../../../main/vault/ports.ts'
import { openVault } from '../../../main/vault/vault.ts'
import { UserName } from '../../../shared/domain/person.ts'
import { aVault, owner, snapshot, temporaryFolder, unlocked } from './stationVault.ts'

const { user } = owner
const next = 'five 发明的 words, really'

/** A vault whose clock a test moves. */
async function withClock() {
  const made = await aVault()
  let now = new Date('2026-03-02T08:00:00Z').getTime()
  const ports: VaultPorts = { ...made.ports, clock: () => new Date(now) }
  return {
    ...made,
    ports,
    pass: (seconds: number) => {
      now += seconds * 1000
    },
    fail: () => openVault(ports, { user, passphrase: 'not this one' }).catch((error: unknown) => error),
    open: () => openVault(ports, owner),
  }
}

const failures = (vault: Awaited<ReturnType<typeof openVault>>) =>
  [...vault.audit.lines()]
    .map((line) => JSON.parse(line.slice(65)))
    .filter(({ action }) => action === 'vault.unlock-failed')

describe('wrong passphrases', () => {
  it('let the right one wait too, to the second', async () => {
    const { fail, open, pass } = await withClock()
    for (let attempt = 0; attempt < 3; attempt += 1) await fail()
    await expect(open()).rejects.toMatchObject({ code: 'vault/too-many-attempts', params: { seconds: 2 } })
    pass(1)
    await expect(open()).rejects.toMatchObject({ code: 'vault/too-many-attempts', params: { seconds: 1 } })
    pass(1)
    const vault = await open()
    vault.close()
  })

  it('wait longer each time, never more than a quarter of an hour, and begin anew after the right one', async () => {
    const { fail, open, pass } = await withClock()
    const waits: number[] = []
    for (let attempt = 0; attempt < 15; attempt += 1) {
      const { code, params } = (await fail()) as { code: string; params: { seconds: number } }
      if (code === 'vault/wrong-passphrase') continue
      waits.push(params.seconds)
      pass(params.seconds)
      await fail()
    }
    expect(waits).toEqual([2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900])
    pass(900)
    const vault = await open()
    vault.close()
    for (let attempt = 0; attempt < 3; attempt += 1)
      await expect(fail()).resolves.toMatchObject({ code: 'vault/wrong-passphrase' })
  })

  it('are in the log after the next unlocking, whoever unlocks: how many, from when to when', async () => {
    const { fail, open, pass } = await withClock()
    await fail()
    pass(60)
    await fail()
    const vault = await open()
    expect(failures(vault)).toMatchObject([
      {
        on: user,
        outcome: 'refused',
        detail: { times: 2, first: '2026-03-02T08:00:00.000Z', last: '2026-03-02T08:01:00.000Z' },
      },
    ])
    vault.close()
    const again = await open()
    expect(failures(again)).toHaveLength(1)
    again.close()
  })

  it('are counted where a person is asked for the passphrase again, inside', async () => {
    const { open, pass } = await withClock()
    const vault = await open()
    for (let attempt = 0; attempt < 3; attempt += 1)
      await expect(vault.people.renewRecoveryKey({ ownPassphrase: 'not this one' })).rejects.toMatchObject({
        code: 'vault/wrong-passphrase',
      })
    await expect(vault.people.renewRecoveryKey({ ownPassphrase: owner.passphrase })).rejects.toMatchObject({
      code: 'vault/too-many-attempts',
    })
    pass(60)
    await vault.people.renewRecoveryKey({ ownPassphrase: owner.passphrase })
    vault.close()
  })

  it('are not forgotten silently where their file is damaged', async () => {
    const { dir, fail, open } = await withClock()
    await fail()
    const path = join(dir, 'failed-attempts.json')
    writeFileSync(path, readFileSync(path, 'utf8').replace('"inARow":1', '"inARow":0'))
    const vault = await open()
    expect(failures(vault)).toMatchObject([{ on: 'failed-attempts.json', outcome: 'failed' }])
    vault.close()
  })
})

describe('a key file', () => {
  async function withKeyFile() {
    const made = await aVault()
    const path = join(temporaryFolder(), 'key.json')
    const keyFile = await writeKeyFile(path, made.ports.random)
    const vault = await openVault(made.ports, owner)
    await vault.people.changeOwn({
      ownPassphrase: owner.passphrase,
      passphrase: next,
      keyFile: async () => keyFile,
    })
    vault.close()
    return { ...made, path, keyFile }
  }

  it('is needed besides the passphrase, and is asked for by the status', async () => {
    const { ports, path } = await withKeyFile()
    await expect(openVault(ports, { user, passphrase: next })).rejects.toMatchObject({
      code: 'vault/key-file-missing',
    })
    const vault = await openVault(ports, { user, passphrase: next, keyFile: await readKeyFile(path) })
    expect(vault.people.list()).toMatchObject([{ hasKeyFile: true }])
    vault.close()
  })

  it('of another making is told from a wrong passphrase; with its id copied it still opens nothing', async () => {
    const { ports, keyFile } = await withKeyFile()
    const other = await writeKeyFile(join(temporaryFolder(), 'other.json'), ports.random)
    await expect(openVault(ports, { user, passphrase: next, keyFile: other })).rejects.toMatchObject({
      code: 'vault/key-file-wrong',
    })
    const forged = { ...other, id: keyFile.id }
    await expect(openVault(ports, { user, passphrase: next, keyFile: forged })).rejects.toMatchObject({
      code: 'vault/wrong-passphrase',
    })
  })

  it('is kept by a change of the passphrase, and can be given up', async () => {
    const { ports, keyFile } = await withKeyFile()
    const proof = { user, passphrase: next, keyFile }
    await changePassphrase(ports, { proof, next: { passphrase: owner.passphrase, keyFile: 'same' } })
    await expect(openVault(ports, owner)).rejects.toMatchObject({ code: 'vault/key-file-missing' })
    await changePassphrase(ports, {
      proof: { ...owner, keyFile },
      next: { passphrase: next, keyFile: undefined },
    })
    const vault = await openVault(ports, { user, passphrase: next })
    vault.close()
  })

  it('is not made where the old passphrase is wrong', async () => {
    const { ports } = await aVault()
    const path = join(temporaryFolder(), 'key.json')
    const next = { passphrase: 'five 发明的 words, really', keyFile: () => writeKeyFile(path, ports.random) }
    const change = changePassphrase(ports, { proof: { user, passphrase: 'a guess' }, next })
    await expect(change).rejects.toMatchObject({ code: 'vault/wrong-passphrase' })
    expect(existsSync(path)).toBe(false)
  })

  it.each(['{}', 'holiday photo', '{"format":"sealdesk-key-file/1"}', 'x'.repeat(5000)])(
    'is not what holds %.20s',
    async (content) => {
      const path = join(temporaryFolder(), 'some file')
      writeFileSync(path, content)
      await expect(readKeyFile(path)).rejects.toMatchObject({ code: 'vault/not-a-key-file' })
    },
  )
})

describe('a change of the passphrase', () => {
  it('keeps the signing key, and the old passphrase opens nothing', async () => {
    const { ports } = await aVault()
    const vault = await openVault(ports, owner)
    const { privateKeyPem } = vault.person
    await vault.people.changeOwn({ ownPassphrase: owner.passphrase, passphrase: next, keyFile: undefined })
    vault.close()
    await expect(openVault(ports, owner)).rejects.toMatchObject({ code: 'vault/wrong-passphrase' })
    const again = await openVault(ports, { user, passphrase: next })
    expect(again.person.privateKeyPem).toBe(privateKeyPem)
    again.close()
  })

  it('is refused without the old one, and changes no slot', async () => {
    const { dir, ports } = await aVault()
    const vault = await unlocked(ports)
    const slots = snapshot(dir)['keyslots.json']
    await expect(
      vault.people.changeOwn({ ownPassphrase: 'a guess', passphrase: next, keyFile: undefined }),
    ).rejects.toMatchObject({ code: 'vault/wrong-passphrase' })
    expect(snapshot(dir)['keyslots.json']).toBe(slots)
  })
})

describe('recovery', () => {
  it('opens the vault for a supervisor under a new passphrase and a new key, and the log says so', async () => {
    const { ports, recoveryKey } = await aVault()
    const before = await openVault(ports, owner)
    before.close()
    const recovered = await recoverVault(ports, {
      recoveryKey: recoveryKey.toLowerCase(),
      user,
      passphrase: next,
    })
    await expect(openVault(ports, owner)).rejects.toMatchObject({ code: 'vault/wrong-passphrase' })
    const vault = await openVault(ports, { user, passphrase: next })
    expect(vault.person.certificatePem).not.toBe(before.person.certificatePem)
    expect([...vault.audit.lines()].join()).toContain('"vault.recovered"')
    vault.close()
    expect(recovered.recoveryKey).not.toBe(recoveryKey)
  })

  it('replaces the key that was typed in', async () => {
    const { ports, recoveryKey } = await aVault()
    const { recoveryKey: second } = await recoverVault(ports, { recoveryKey, user, passphrase: next })
    await expect(recoverVault(ports, { recoveryKey, user, passphrase: next })).rejects.toMatchObject({
      code: 'vault/recovery-key-wrong',
    })
    await recoverVault(ports, { recoveryKey: second, user, passphrase: owner.passphrase })
    await unlocked(ports)
  })

  it('is for supervisors only, tells typing errors from wrong keys, and changes nothing then', async () => {
    const { dir, ports, recoveryKey } = await aVault()
    const other = await aVault()
    const slots = snapshot(dir)['keyslots.json']
    const recover = (key: string, who = user, passphrase = next) =>
      recoverVault(ports, { recoveryKey: key, user: who, passphrase })
    await expect(recover(recoveryKey.slice(1))).rejects.toMatchObject({ code: 'vault/recovery-key-mistyped' })
    await expect(recover(other.recoveryKey)).rejects.toMatchObject({ code: 'vault/recovery-key-wrong' })
    await expect(recover(recoveryKey, UserName.parse('李四'))).rejects.toMatchObject({
      code: 'person/not-supervisor',
    })
    await expect(recover(recoveryKey, user, 'password1')).rejects.toMatchObject({
      code: 'vault/guessable-passphrase',
    })
    expect(snapshot(dir)['keyslots.json']).toBe(slots)
  })

  it('with a renewed key leaves the old one without use', async () => {
    const { ports, recoveryKey } = await aVault()
    const vault = await openVault(ports, owner)
    const renewed = await vault.people.renewRecoveryKey({ ownPassphrase: owner.passphrase })
    vault.close()
    await expect(recoverVault(ports, { recoveryKey, user, passphrase: next })).rejects.toMatchObject({
      code: 'vault/recovery-key-wrong',
    })
    await recoverVault(ports, { recoveryKey: renewed, user, passphrase: next })
  })
})

describe('the cost of a derivation', () => {
  it.each([
    ['on a slow machine', 3000],
    ['on one that takes a second at the floor', 1000],
    ['by a clock that stood still', 0],
    ['by a clock that was set back', -5000],
  ])('is the floor %s', (_, milliseconds) => {
    expect(argon2CostFor(milliseconds)).toEqual(argon2Floor)
  })

  it.each([1, 5, 50, 100, 333, 700])(
    'is about a second in all where the floor takes %i ms',
    (milliseconds) => {
      const { memoryKiB, iterations, parallelism } = argon2CostFor(milliseconds)
      const cost = (milliseconds * memoryKiB * iterations) / (argon2Floor.memoryKiB * argon2Floor.iterations)
      expect(memoryKiB).toBeGreaterThanOrEqual(argon2Floor.memoryKiB)
      expect(iterations).toBeGreaterThanOrEqual(argon2Floor.iterations)
      expect(parallelism).toBe(argon2Floor.parallelism)
      expect(cost).toBeLessThan(1300)
      if (milliseconds >= 50) expect(cost).toBeGreaterThan(700)
    },
  )

  it('is measured when a slot is made, and stands in the slot', async () => {
    let now = 0
    const made = await aVault()
    const ports: VaultPorts = {
      ...made.ports,
      clock: () => new Date(now),
      deriveKey: async (passphrase, salt, { memoryKiB, iterations }) => {
        now += (250 * memoryKiB * iterations) / (argon2Floor.memoryKiB * argon2Floor.iterations)
        return createHash('sha256').update(passphrase).update(salt).digest()
      },
    }
    const vault = await openVault(ports, owner)
    await vault.people.changeOwn({ ownPassphrase: owner.passphrase, passphrase: next, keyFile: undefined })
    vault.close()
    const slots = readFileSync(join(made.dir, 'keyslots.json'), 'utf8')
    expect(slots).toContain('"argon2id":{"iterations":3,"memoryKiB":262144,"parallelism":4}')
    const begin = now
    const again = await openVault(ports, { user, passphrase: next })
    again.close()
    expect(now - begin).toBe(1000)
  })
})
