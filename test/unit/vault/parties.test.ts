import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { certificateSha256 } from '../../../main/package/certificate.ts'
import { generateIdentity, recipientOf } from '../../../main/package/identity.ts'
import { parseReceivingKeys } from '../../../main/package/receivingKey.ts'
import { parseRotation, signRotation } from '../../../main/package/rotation.ts'
import { openVault } from '../../../main/vault/vault.ts'
import { aParty } from '../../fixtures/packages.ts'
import { aBatchId, aLender, aVault, owner, registerBatch, unlocked } from './stationVault.ts'

describe('a lender', () => {
  it('is found by name once its card is pinned, also after the next unlocking', async () => {
    const { ports } = await aVault()
    const [one, other] = [await aLender('样本银行'), await aLender('示例小贷')]
    const vault = await openVault(ports, owner)
    vault.lenders.trust(one)
    vault.lenders.trust(other)
    vault.close()
    const { lenders, audit } = await unlocked(ports)
    expect(lenders.find('样本银行')).toEqual(one)
    expect(lenders.find('没有这家')).toBeUndefined()
    expect(lenders.trusted()).toHaveLength(2)
    expect([...audit.lines()].filter((line) => line.includes('lender.trusted'))).toHaveLength(2)
  })

  it('is pinned once: the same card again changes nothing', async () => {
    const { ports } = await aVault()
    const { lenders, audit } = await unlocked(ports)
    const card = await aLender('样本银行')
    lenders.trust(card)
    const head = audit.head()
    lenders.trust(structuredClone(card))
    expect(lenders.trusted()).toEqual([card])
    expect(audit.head()).toEqual(head)
  })

  it.each([
    ['another certificate', async () => ({ certificate: (await aLender('样本银行')).certificate })],
    ['another recipient', async () => ({ recipient: (await generateIdentity()).recipient })],
    ['another name for its certificate', async () => ({ name: '样本银行 2' })],
  ])('is not replaced by a card with %s', async (_, difference) => {
    const { ports } = await aVault()
    const { lenders } = await unlocked(ports)
    const card = await aLender('样本银行')
    lenders.trust(card)
    const other = { ...card, ...(await difference()) }
    expect(() => lenders.trust(other)).toThrow(
      expect.objectContaining({ code: 'lender/exists', params: { lender: '样本银行' } }),
    )
    expect(lenders.trusted()).toEqual([card])
  })
})

describe("a lender's new card", () => {
  async function rotated(signer?: 'stranger') {
    const { ports } = await aVault()
    const vault = await unlocked(ports)
    const [old, next, stranger] = await Promise.all(
      ['样本银行', '样本银行', '外人'].map((name) => aParty(name)),
    )
    if (!old || !next || !stranger) throw new Error('three parties were asked for')
    vault.lenders.trust(old.card)
    const text = await signRotation(
      { rotatedAt: '2026-03-02T08:00:00Z', card: next.card },
      signer ? stranger : old,
    )
    const rotation = parseRotation(text, 'rotation.json')
    return { vault, old, next, rotation }
  }

  it('takes the place of the old one whose key signed it, and the old one never comes back', async () => {
    const { vault, old, next, rotation } = await rotated()
    expect(await vault.lenders.standing(rotation)).toBe('rotation')
    await vault.lenders.rotate(rotation)
    expect(vault.lenders.trusted()).toEqual([next.card])
    expect(await vault.lenders.standing(rotation)).toBe('trusted')
    expect(vault.lenders.formerSigner(certificateSha256(old.certificatePem))).toMatchObject({
      code: 'lender/certificate-replaced',
      params: { lender: '样本银行' },
    })
    expect(() => vault.lenders.trust(old.card)).toThrow(/certificate-replaced/)
    expect([...vault.audit.lines()].filter((line) => line.includes('"lender.rotated"'))).toHaveLength(1)
  })

  it('is refused where another key signed it, and the old one stays', async () => {
    const { vault, old, rotation } = await rotated('stranger')
    for (const attempt of [vault.lenders.standing(rotation), vault.lenders.rotate(rotation)])
      await expect(attempt).rejects.toMatchObject({ code: 'lender/rotation-not-signed' })
    expect(vault.lenders.trusted()).toEqual([old.card])
  })

  it('is refused once the old one is revoked: whoever has its key could have signed it', async () => {
    const { vault, rotation } = await rotated()
    vault.lenders.revoke('样本银行', '密钥遗失')
    await expect(vault.lenders.rotate(rotation)).rejects.toMatchObject({ code: 'lender/revoked' })
    expect(vault.lenders.trusted()).toEqual([])
  })

  it('is refused where its certificate is that of another lender', async () => {
    const { vault, old } = await rotated()
    const other = await aParty('示例小贷')
    vault.lenders.trust(other.card)
    const stolen = { ...other.card, name: old.name }
    const text = await signRotation({ rotatedAt: '2026-03-02T08:00:00Z', card: stolen }, old)
    await expect(vault.lenders.rotate(parseRotation(text, 'r.json'))).rejects.toMatchObject({
      code: 'lender/exists',
      params: { lender: '示例小贷' },
    })
  })
})

describe('a revoked lender', () => {
  it('signs nothing that counts, gets no key, and its certificate is never trusted again', async () => {
    const { ports } = await aVault()
    const vault = await openVault(ports, owner)
    const card = await aLender('样本银行')
    vault.lenders.trust(card)
    vault.lenders.revoke('样本银行', '密钥遗失')
    vault.lenders.revoke('样本银行', '再一次')
    vault.close()

    const { lenders, receivingKeys, audit } = await unlocked(ports)
    expect(lenders.trusted()).toEqual([])
    expect(lenders.list()).toMatchObject([{ revoked: { by: owner.user, reason: '密钥遗失' } }])
    expect(() => lenders.trust(card)).toThrow(/lender\/revoked/)
    expect(() => lenders.inGoodStanding('样本银行')).toThrow(/lender\/revoked/)
    await expect(receivingKeys.issue(card)).rejects.toMatchObject({ code: 'lender/revoked' })
    expect([...audit.lines()].filter((line) => line.includes('"lender.revoked"'))).toHaveLength(1)
  })

  it('begins anew with a new card that is compared like the first', async () => {
    const { ports } = await aVault()
    const { lenders } = await unlocked(ports)
    const [card, next] = [await aLender('样本银行'), await aLender('样本银行')]
    lenders.trust(card)
    lenders.revoke('样本银行', '密钥遗失')
    expect(await lenders.standing(next)).toBe('after-revocation')
    lenders.trust(next)
    expect(lenders.trusted()).toEqual([next])
    expect(lenders.formerSigner(certificateSha256(card.certificate))).toMatchObject({
      code: 'lender/revoked',
    })
    expect(() => lenders.trust(card)).toThrow(/lender\/revoked/)
  })
})

describe('a receiving key', () => {
  it('is signed by the vendor, for that lender, and its identity opens what is sent to it', async () => {
    const { ports } = await aVault()
    const vault = await unlocked(ports)
    const lender = await aLender('样本银行')
    vault.lenders.trust(lender)
    const { keyId, recipient, file } = await vault.receivingKeys.issue(lender)
    expect(await parseReceivingKeys(file, 'receiving-key.json')).toMatchObject({
      keys: [{ keyId, recipient }],
      vendor: { name: vault.vendor.name, certificate: vault.vendor.certificatePem },
      lender: { name: '样本银行' },
    })
    const [open] = vault.receivingKeys.open()
    expect(open).toMatchObject({ keyId, lender: '样本银行' })
    expect(await recipientOf(open?.identity ?? '')).toBe(recipient)
  })

  it('is not issued to a lender whose card is not pinned', async () => {
    const { ports } = await aVault()
    const { receivingKeys } = await unlocked(ports)
    await expect(receivingKeys.issue(await aLender('样本银行'))).rejects.toMatchObject({
      code: 'lender/unknown',
    })
    expect(receivingKeys.open()).toEqual([])
  })

  it('is used by one batch: it is no longer open, and opens that batch only', async () => {
    const { ports } = await aVault()
    const vault = await openVault(ports, owner)
    const lender = await aLender('样本银行')
    vault.lenders.trust(lender)
    const used = await vault.receivingKeys.issue(lender)
    const unused = await vault.receivingKeys.issue(lender)
    const [batch, later] = [aBatchId(), aBatchId()]
    registerBatch(vault, batch, used.keyId)
    vault.close()

    const again = await unlocked(ports)
    expect(again.receivingKeys.open().map(({ keyId }) => keyId)).toEqual([unused.keyId])
    expect(await recipientOf(again.receivingKeys.identityOf(batch))).toBe(used.recipient)
    expect(() => registerBatch(again, later, used.keyId)).toThrow(/receiving-key\/used/)
    expect(() => again.receivingKeys.identityOf(later)).toThrow(/batch\/unknown/)
    expect(() => again.database.exec('UPDATE receiving_key SET batch_id = NULL')).toThrow('used once')
  })

  it('stays open when the registration of its batch fails', async () => {
    const { ports } = await aVault()
    const vault = await unlocked(ports)
    const lender = await aLender('样本银行')
    vault.lenders.trust(lender)
    const { keyId } = await vault.receivingKeys.issue(lender)
    // No row in the register by the end of the transaction.
    const use = vault.database.transaction(() => vault.receivingKeys.use(keyId, aBatchId()))
    expect(use).toThrow('FOREIGN KEY')
    expect(vault.receivingKeys.open()).toHaveLength(1)
  })

  it('comes in a book of several, each of which opens what is sent to it', async () => {
    const { ports } = await aVault()
    const vault = await unlocked(ports)
    const lender = await aLender('样本银行')
    vault.lenders.trust(lender)
    const { keyIds, file } = await vault.receivingKeys.issueBook(lender, 12)
    const { keys } = await parseReceivingKeys(file, 'receiving-keys.json')
    expect(keys.map(({ keyId }) => keyId)).toEqual(keyIds)
    const open = new Map(vault.receivingKeys.open().map(({ keyId, identity }) => [keyId, identity]))
    for (const { keyId, recipient } of keys) expect(await recipientOf(open.get(keyId) ?? '')).toBe(recipient)
  })

  it('that is withdrawn takes no batch, and its identity is gone from the disk', async () => {
    const { ports } = await aVault()
    const vault = await openVault(ports, owner)
    const lender = await aLender('样本银行')
    vault.lenders.trust(lender)
    const { keyIds } = await vault.receivingKeys.issueBook(lender, 2)
    const [gone = '', kept = ''] = keyIds
    vault.receivingKeys.withdraw([gone])
    vault.close()

    const again = await unlocked(ports)
    expect(again.receivingKeys.open().map(({ keyId }) => keyId)).toEqual([kept])
    expect(again.receivingKeys.list().find(({ keyId }) => keyId === gone)).toMatchObject({
      state: 'withdrawn',
      withdrawn: { by: owner.user },
    })
    expect(readFileSync(join(ports.dir, 'keyslots.json'), 'utf8')).not.toContain(gone)
    expect(() => registerBatch(again, aBatchId(), gone)).toThrow(/receiving-key\/withdrawn/)
    expect(() => again.database.exec('UPDATE receiving_key SET withdrawn_at = NULL')).toThrow(
      'stays withdrawn',
    )
  })

  it('is withdrawn with the others that are asked for, or none of them is', async () => {
    const { ports } = await aVault()
    const vault = await unlocked(ports)
    const lender = await aLender('样本银行')
    vault.lenders.trust(lender)
    const { keyIds } = await vault.receivingKeys.issueBook(lender, 3)
    const [used = '', ...unused] = keyIds
    registerBatch(vault, aBatchId(), used)
    for (const [asked, code] of [
      [[...unused, used], 'receiving-key/used'],
      [[...unused, randomUUID()], 'receiving-key/unknown'],
    ] as const)
      expect(() => vault.receivingKeys.withdraw(asked)).toThrow(expect.objectContaining({ code }))
    expect(
      vault.receivingKeys
        .open()
        .map(({ keyId }) => keyId)
        .toSorted(),
    ).toEqual(unused.toSorted())
  })

  it('whose withdrawal a crash cut short is destroyed at the next unlocking', async () => {
    const { ports } = await aVault()
    const vault = await openVault(ports, owner)
    const lender = await aLender('样本银行')
    vault.lenders.trust(lender)
    const { keyId } = await vault.receivingKeys.issue(lender)
    vault.database
      .prepare('UPDATE receiving_key SET withdrawn_at = :at, withdrawn_by = :by')
      .run({ at: '2026-03-02T08:00:00Z', by: owner.user })
    vault.close()
    expect(readFileSync(join(ports.dir, 'keyslots.json'), 'utf8')).toContain(keyId)
    await unlocked(ports)
    expect(readFileSync(join(ports.dir, 'keyslots.json'), 'utf8')).not.toContain(keyId)
  })
})
