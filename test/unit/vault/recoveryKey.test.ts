import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openDatabase } from '../../../main/vault/database.ts'
import { readKeySlots } from '../../../main/vault/keySlotFile.ts'
import { openRecoverySlot, type RecoverySlot } from '../../../main/vault/keySlots.ts'
import { formatRecoveryKey, parseRecoveryKey } from '../../../main/vault/recoveryKey.ts'
import { vaultKeys } from '../../../main/vault/vaultKeys.ts'
import { vaultMigrations } from '../../../main/vault/vaultMigrations.ts'
import { aVault } from './stationVault.ts'

const secret = new Uint8Array(randomBytes(20))
const printed = formatRecoveryKey(secret)

describe('a recovery key', () => {
  it('is printed as nine groups of four', () => {
    expect(printed).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){8}[0-9A-HJKMNP-TV-Z]{4}$/)
  })

  it.each([
    ['as printed', printed],
    ['in lower case', printed.toLowerCase()],
    ['without hyphens', printed.replaceAll('-', '')],
    ['with spaces and line ends', `  ${printed.replaceAll('-', ' \n')} `],
    ['with letters for digits', printed.replaceAll('0', 'O').replaceAll('1', 'l')],
    ['by an input method in full-width mode', printed.replace(/[0-9A-Z]/g, fullWidth)],
  ])('is read %s', (_, typed) => {
    expect(parseRecoveryKey(typed)).toEqual(secret)
  })

  it('is refused with any character wrong, missing or exchanged with its neighbour', () => {
    const characters = [...printed.replaceAll('-', '')]
    characters.forEach((character, index) => {
      const wrong = characters.with(index, character === 'Z' ? 'Y' : 'Z')
      const missing = characters.toSpliced(index, 1)
      expect(parseRecoveryKey(wrong.join('')), `wrong at ${index}`).toBeNull()
      expect(parseRecoveryKey(missing.join('')), `missing at ${index}`).toBeNull()
      const next = characters[index + 1]
      if (next === undefined || next === character) return
      const exchanged = characters.with(index, next).with(index + 1, character)
      expect(parseRecoveryKey(exchanged.join('')), `exchanged at ${index}`).toBeNull()
    })
    expect(parseRecoveryKey('')).toBeNull()
    expect(parseRecoveryKey('恢复密钥')).toBeNull()
  })
})

describe('the recovery slot of a vault', () => {
  it('opens to the printed key, and what it holds opens the database', async () => {
    const { dir, ports, recoveryKey } = await aVault()
    const { vaultId, slot } = recoverySlot(dir)
    const masterKey = openRecoverySlot(slot, parseRecoveryKey(recoveryKey) ?? expect.fail())
    const { database: key } = vaultKeys(masterKey ?? expect.fail(), vaultId)
    const path = join(dir, 'vault.db')
    const database = openDatabase({ path, key, migrations: vaultMigrations, clock: ports.clock })
    expect(database.prepare('SELECT name FROM vendor').pluck().get()).toBe('样本资料外包有限公司')
    database.close()
  })

  it('does not open to the recovery key of another vault', async () => {
    const [one, other] = [await aVault(), await aVault()]
    const { slot } = recoverySlot(one.dir)
    expect(openRecoverySlot(slot, parseRecoveryKey(other.recoveryKey) ?? expect.fail())).toBeNull()
  })
})

function recoverySlot(dir: string): { vaultId: string; slot: RecoverySlot } {
  const { vaultId, slots } = readKeySlots(join(dir, 'keyslots.json'))
  const slot = slots.find((candidate): candidate is RecoverySlot => candidate.header.kind === 'recovery')
  return { vaultId, slot: slot ?? expect.fail() }
}

function fullWidth(character: string): string {
  return String.fromCodePoint((character.codePointAt(0) ?? 0) + 0xfee0)
}
