import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createSelfSigned } from '../../../main/package/certificate.ts'
import { createDatabase, openDatabase } from '../../../main/vault/database.ts'
import { vaultMigrations } from '../../../main/vault/vaultMigrations.ts'
import { createVendorStore } from '../../../main/vault/vendorStore.ts'
import { temporaryFolder } from './stationVault.ts'

it('the vendor of the fourth schema keeps its card in the next, and its key goes on to certify its people', async () => {
  const file = {
    path: join(temporaryFolder(), 'vault.db'),
    key: new Uint8Array(32).fill(3),
    clock: () => new Date('2026-03-02T08:00:00Z'),
  }
  const key = await createSelfSigned({
    commonName: '样本外包公司',
    notBefore: new Date('2026-01-01'),
    notAfter: new Date('2036-01-01'),
  })
  const old = createDatabase({ ...file, migrations: vaultMigrations.slice(0, 4) })
  old
    .prepare(
      `INSERT INTO vendor (one, name, certificate_pem, private_key_pem, recipient, identity)
       VALUES (1, '样本外包公司', :certificatePem, :privateKeyPem, 'age1a', 'AGE-SECRET-KEY-1A')`,
    )
    .run(key)
  old.close()

  const db = openDatabase({ ...file, migrations: vaultMigrations })
  try {
    expect(createVendorStore(db).get()).toEqual({
      name: '样本外包公司',
      ...key,
      card: {
        format: 'loan-review-party/1',
        name: '样本外包公司',
        certificate: key.certificatePem,
        recipient: 'age1a',
      },
      issuer: key,
    })
  } finally {
    db.close()
  }
})
