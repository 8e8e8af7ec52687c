import type { Database } from 'better-sqlite3'
import type { PartyCard } from '../package/card.ts'
import type { CertifiedKey } from '../package/certificate.ts'
import type { Identity } from '../package/identity.ts'

/** The vendor, as it signs: its name, its key with the certificate, and the card that lenders pin. */
export type Vendor = { readonly name: string; readonly card: PartyCard } & CertifiedKey

interface VendorRow {
  name: string
  certificate_pem: string
  private_key_pem: string
  recipient: string
}

export function createVendorStore(db: Database) {
  const insert = db.prepare(
    `INSERT INTO vendor (one, name, certificate_pem, private_key_pem, recipient, identity)
     VALUES (1, :name, :certificatePem, :privateKeyPem, :recipient, :identity)`,
  )
  const select = db.prepare<[], VendorRow>(
    'SELECT name, certificate_pem, private_key_pem, recipient FROM vendor',
  )

  return {
    add: (vendor: { name: string } & CertifiedKey & Identity): void => void insert.run(vendor),

    get(): Vendor {
      const row = select.get()
      if (!row) throw new Error('a vault always has its vendor')
      const { name, certificate_pem: certificatePem, private_key_pem: privateKeyPem, recipient } = row
      const card: PartyCard = { format: 'loan-review-party/1', name, certificate: certificatePem, recipient }
      return { name, certificatePem, privateKeyPem, card }
    },
  }
}
