import { closeSync, fstatSync, openSync, readFileSync, readSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readKeyRing } from '../../../main/vault/keyRing.ts'
import { readKeySlots } from '../../../main/vault/keySlotFile.ts'
import type { Vault } from '../../../main/vault/vault.ts'
import { aLender, aVault, temporaryFolder, unlocked } from './stationVault.ts'

/** An open vault with two receiving keys. */
async function vaultWithKeys() {
  const { dir, ports } = await aVault()
  const vault = await unlocked(ports)
  const lender = await aLender('样本银行')
  vault.lenders.trust(lender)
  const keyIds = [await issued(vault), await issued(vault)]
  return { slots: join(dir, 'keyslots.json'), vault, keyIds }
}

async function issued(vault: Vault): Promise<string> {
  const lender = vault.lenders.find('样本银行') ?? expect.fail('no lender')
  return (await vault.receivingKeys.issue(lender)).keyId
}

describe('a key ring from which a secret is destroyed', () => {
  it('is a new epoch, in which nothing stands as it stood before', async () => {
    const { slots, vault, keyIds } = await vaultWithKeys()
    const [gone = '', stays = ''] = keyIds
    const before = readKeySlots(slots).epoch
    vault.receivingKeys.withdraw([gone])
    const after = readKeySlots(slots).epoch
    expect(after.number).toBe(before.number + 1)
    expect(after.key.ciphertext).not.toBe(before.key.ciphertext)
    expect(Object.keys(after.identities)).toEqual([stays])
    expect(after.identities[stays]?.ciphertext).not.toBe(before.identities[stays]?.ciphertext)
    expect(vault.receivingKeys.open().map(({ keyId }) => keyId)).toEqual([stays])
  })

  // Windows does not replace a file that is open.
  it.skipIf(process.platform === 'win32')('leaves nothing in the blocks of the file before', async () => {
    const { slots, vault, keyIds } = await vaultWithKeys()
    const old = readFileSync(slots, 'utf8')
    const file = openSync(slots, 'r')
    vault.receivingKeys.withdraw(keyIds.slice(0, 1))
    const left = Buffer.alloc(fstatSync(file).size)
    readSync(file, left)
    closeSync(file)
    expect(left.length).toBe(Buffer.byteLength(old))
    expect(left.includes('sealdesk-keyslots')).toBe(false)
    expect(left.includes(readKeySlots(slots).vaultId)).toBe(false)
  })
})

describe('a copy of the key ring', () => {
  it('holds the key ring and nothing of the slots', async () => {
    const { slots, vault } = await vaultWithKeys()
    const path = join(temporaryFolder(), 'ring.json')
    vault.keyRingCopies.save(path)
    const { vaultId, epoch, slots: people } = readKeySlots(slots)
    expect(readKeyRing(path)).toMatchObject({ vaultId, epoch })
    const text = readFileSync(path, 'utf8')
    for (const { masterKey } of people) expect(text).not.toContain(masterKey.ciphertext)
  })

  it('does not take the place of another file', async () => {
    const { vault } = await vaultWithKeys()
    const path = join(temporaryFolder(), 'letter.txt')
    writeFileSync(path, 'a letter')
    expect(() => vault.keyRingCopies.save(path)).toThrow(/file\/exists/)
    expect(readFileSync(path, 'utf8')).toBe('a letter')
  })

  it('is not taken for reached where another file lies in its place by now', async () => {
    const { vault, keyIds } = await vaultWithKeys()
    const path = join(temporaryFolder(), 'ring.json')
    vault.keyRingCopies.save(path)
    writeFileSync(path, 'a letter')
    expect(vault.keyRingCopies.unreachable()).toMatchObject([{ path }])
    vault.receivingKeys.withdraw(keyIds.slice(0, 1))
    expect(vault.keyRingCopies.refresh()).toMatchObject([{ path, epoch: 0 }])
    expect(readFileSync(path, 'utf8')).toBe('a letter')
  })
})
