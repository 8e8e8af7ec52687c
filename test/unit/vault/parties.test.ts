import { describe, expect, it } from 'vitest'
import { generateIdentity, recipientOf } from '../../../main/package/identity.ts'
import { parseReceivingKey } from '../../../main/package/receivingKey.ts'
import { openVault } from '../../../main/vault/vault.ts'
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
    expect(lenders.list()).toHaveLength(2)
    expect([...audit.lines()].filter((line) => line.includes('lender.trusted'))).toHaveLength(2)
  })

  it('is pinned once: the same card again changes nothing', async () => {
    const { ports } = await aVault()
    const { lenders, audit } = await unlocked(ports)
    const card = await aLender('样本银行')
    lenders.trust(card)
    const head = audit.head()
    lenders.trust(structuredClone(card))
    expect(lenders.list()).toEqual([card])
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
    expect(lenders.list()).toEqual([card])
  })
})

describe('a receiving key', () => {
  it('is signed by the vendor, for that lender, and its identity opens what is sent to it', async () => {
    const { ports } = await aVault()
    const vault = await unlocked(ports)
    const lender = await aLender('样本银行')
    vault.lenders.trust(lender)
    const { keyId, recipient, file } = await vault.receivingKeys.issue(lender)
    expect(await parseReceivingKey(file, 'receiving-key.json')).toMatchObject({
      keyId,
      recipient,
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
    expect(() => registerBatch(again, later, used.keyId)).toThrow(/package\/wrong-recipient/)
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
})
