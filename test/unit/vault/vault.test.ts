import { createPrivateKey, createPublicKey, X509Certificate } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createVault } from '../../../main/vault/createVault.ts'
import { openVault } from '../../../main/vault/vault.ts'
import { vaultStatus } from '../../../main/vault/vaultFolder.ts'
import { UserName } from '../../../shared/domain/person.ts'
import { aVault, owner, portsFor, snapshot, temporaryFolder, unlocked } from './stationVault.ts'

describe('a folder without a vault', () => {
  it('is absent, and opening it says so and creates nothing', async () => {
    const dir = temporaryFolder()
    expect(vaultStatus(dir)).toEqual({ state: 'absent' })
    await expect(openVault(portsFor(dir), owner)).rejects.toMatchObject({ code: 'vault/absent' })
    expect(snapshot(dir)).toEqual({})
  })

  it('may not exist yet, and may hold other files', async () => {
    const dir = join(temporaryFolder(), 'data', 'station')
    mkdirSync(dir, { recursive: true })
    writeFileSync(join(dir, 'vendor.json'), '{}')
    const { ports } = await aVault(dir)
    await unlocked(ports)
  })

  it('takes no vault under a passphrase of seven characters', async () => {
    const dir = temporaryFolder()
    const creating = createVault(portsFor(dir), {
      vendor: '样本',
      user: owner.user,
      passphrase: '密'.repeat(7),
    })
    await expect(creating).rejects.toMatchObject({ code: 'vault/weak-passphrase', params: { minimum: 8 } })
    expect(snapshot(dir)).toEqual({})
  })
})

describe('a new vault', () => {
  it('is locked and names its people', async () => {
    const { dir } = await aVault()
    expect(vaultStatus(dir)).toEqual({
      state: 'locked',
      users: [{ name: owner.user, needsKeyFile: false }],
    })
  })

  it('opens to its first person as supervisor and first reviewer', async () => {
    const { ports } = await aVault()
    const vault = await unlocked(ports)
    expect(vault.session).toEqual({
      user: owner.user,
      vendor: '样本资料外包有限公司',
      roles: expect.arrayContaining(['supervisor', 'reviewer-1']),
    })
    expect(vault.session.roles).toHaveLength(2)
  })

  it("has a person's own key, certified by the vendor's", async () => {
    const { ports } = await aVault()
    const { person, vendor } = await unlocked(ports)
    const certificate = new X509Certificate(person.certificatePem)
    expect(certificate.subject).toBe(`CN=${owner.user}`)
    expect(certificate.verify(new X509Certificate(vendor.certificatePem).publicKey)).toBe(true)
    expect(spki(createPublicKey(createPrivateKey(person.privateKeyPem)))).toEqual(spki(certificate.publicKey))
    expect(person.privateKeyPem).not.toBe(vendor.privateKeyPem)
  })

  it('has a card with the certificate that the vendor signs under, the same at each opening', async () => {
    const { ports } = await aVault()
    const first = await openVault(ports, owner)
    const { card, certificatePem } = first.vendor
    first.close()
    const again = await unlocked(ports)
    expect(card).toEqual({
      format: 'loan-review-party/1',
      name: '样本资料外包有限公司',
      certificate: certificatePem,
      recipient: expect.stringMatching(/^age1/),
    })
    expect(again.vendor.card).toEqual(card)
  })

  it('opens to the passphrase as another input method writes it', async () => {
    const { ports } = await aVault()
    const fullWidth = owner.passphrase.replace('four', 'ｆｏｕｒ')
    const vault = await openVault(ports, { ...owner, passphrase: fullWidth })
    vault.close()
  })

  it('is never created twice, whatever is left of the first', async () => {
    const { dir, create } = await aVault()
    const before = snapshot(dir)
    await expect(create()).rejects.toMatchObject({ code: 'vault/exists' })
    expect(snapshot(dir)).toEqual(before)
  })
})

describe('unlocking', () => {
  it('tells a wrong passphrase from an unknown user, and changes nothing but the count of failures', async () => {
    const { dir, ports } = await aVault()
    const before = snapshot(dir)
    await expect(openVault(ports, { ...owner, passphrase: 'not the passphrase' })).rejects.toMatchObject({
      code: 'vault/wrong-passphrase',
    })
    await expect(openVault(ports, { ...owner, user: UserName.parse('李四') })).rejects.toMatchObject({
      code: 'vault/unknown-user',
      params: { user: '李四' },
    })
    const { 'failed-attempts.json': _, ...after } = snapshot(dir)
    expect(after).toEqual(before)
  })

  it('works again after the vault was closed, and after a refused attempt', async () => {
    const { ports } = await aVault()
    await expect(openVault(ports, { ...owner, passphrase: 'not the passphrase' })).rejects.toThrow()
    const vault = await openVault(ports, owner)
    vault.close()
    vault.close()
    await unlocked(ports)
  })

  it('is recorded, who and when', async () => {
    const { ports } = await aVault()
    const vault = await unlocked(ports)
    const entries = [...vault.audit.lines()].map((line) => JSON.parse(line.slice(65)))
    expect(entries).toMatchObject([
      { seq: 0, who: owner.user, action: 'vault.created', at: '2026-03-02T08:00:00.000Z' },
      { seq: 1, who: owner.user, action: 'vault.unlocked', at: '2026-03-02T08:00:00.000Z' },
    ])
  })
})

function spki(key: ReturnType<typeof createPublicKey>): Buffer {
  return key.export({ type: 'spki', format: 'der' })
}
