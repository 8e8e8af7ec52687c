import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createDatabase, openDatabase } from '../../../main/vault/database.ts'
import { createLenderStore } from '../../../main/vault/lenderStore.ts'
import { createReceivingKeyStore } from '../../../main/vault/receivingKeyStore.ts'
import { vaultMigrations } from '../../../main/vault/vaultMigrations.ts'
import { aLender, temporaryFolder } from './stationVault.ts'

it('lenders and receiving keys of the first schema keep their standing in the next', async () => {
  const file = {
    path: join(temporaryFolder(), 'vault.db'),
    key: new Uint8Array(32).fill(3),
    clock: () => new Date('2026-03-02T08:00:00Z'),
  }
  const card = await aLender('样本银行')
  const old = createDatabase({ ...file, migrations: vaultMigrations.slice(0, 1) })
  old.exec("INSERT INTO person VALUES ('王主管', '2026-03-01T08:00:00Z')")
  old
    .prepare(
      `INSERT INTO lender VALUES (:name, 'ab', :certificate, :recipient, '2026-03-01T08:00:00Z', '王主管')`,
    )
    .run(card)
  old.exec(`
    INSERT INTO batch VALUES ('7b1f6f0e-6a53-4a86-9c1e-2d8f3f6f2a01', '样本银行', 'O', 'T', 'x', NULL, NULL, 'imported', 's', 1, 1);
    INSERT INTO receiving_key VALUES ('k1', '样本银行', 'age1a', 'x', '王主管', '7b1f6f0e-6a53-4a86-9c1e-2d8f3f6f2a01');
    INSERT INTO receiving_key VALUES ('k2', '样本银行', 'age1b', 'y', '王主管', NULL);`)
  old.close()

  const db = openDatabase({ ...file, migrations: vaultMigrations })
  try {
    expect(createLenderStore(db).list()).toEqual([
      { card, trusted: { by: '王主管', at: '2026-03-01T08:00:00Z' }, revoked: null, isTraining: false },
    ])
    expect(createReceivingKeyStore(db).list()).toMatchObject([
      { keyId: 'k1', state: 'used' },
      { keyId: 'k2', state: 'unused', withdrawn: null },
    ])
  } finally {
    db.close()
  }
})
