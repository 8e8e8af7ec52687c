import type { Database } from 'better-sqlite3'
import type { CertifiedKey } from '../package/certificate.ts'
import type { Identity } from '../package/identity.ts'
import { type Card, VendorCard } from '../package/vendorCard.ts'

/** The vendor, as it signs: its name, its key with the certificate, and the card that lenders pin. */
export interface Vendor extends CertifiedKey {
  readonly name: string
  readonly card: Card
  /** What the people's keys are certified with: the vendor's own key, unless that is its organisation's. */
  readonly issuer: CertifiedKey
}

/** A vendor that is new. `card` is null where nothing but its own certificate stands on it. */
export type NewVendor = Omit<Vendor, 'card'> & Identity & { readonly card: VendorCard | null }

interface VendorRow {
  name: string
  certificate_pem: string
  private_key_pem: string
  recipient: string
  card_json: string | null
}

export type VendorStore = ReturnType<typeof createVendorStore>

export function createVendorStore(db: Database) {
  const insert = db.prepare(
    `INSERT INTO vendor (one, name, certificate_pem, private_key_pem, recipient, identity, card_json)
     VALUES (1, :name, :certificatePem, :privateKeyPem, :recipient, :identity, :cardJson)`,
  )
  const insertIssuer = db.prepare(
    'INSERT INTO issuer (one, certificate_pem, private_key_pem) VALUES (1, :certificatePem, :privateKeyPem)',
  )
  const select = db.prepare<[], VendorRow>(
    'SELECT name, certificate_pem, private_key_pem, recipient, card_json FROM vendor',
  )
  const selectIssuer = db.prepare<[], Pick<VendorRow, 'certificate_pem' | 'private_key_pem'>>(
    'SELECT certificate_pem, private_key_pem FROM issuer',
  )
  const update = db.prepare(
    `UPDATE vendor SET certificate_pem = :certificatePem, private_key_pem = :privateKeyPem, card_json = :cardJson`,
  )

  return {
    /** Belongs into a transaction. */
    add({ issuer, card, ...vendor }: NewVendor): void {
      insert.run({ ...vendor, cardJson: card && JSON.stringify(card) })
      insertIssuer.run(issuer)
    },

    get(): Vendor {
      const row = select.get()
      const issuer = selectIssuer.get()
      if (!row || !issuer) throw new Error('a vault always has its vendor, and its issuer')
      const { name, recipient } = row
      const key = certifiedKey(row)
      const card: Card =
        row.card_json === null
          ? { format: 'loan-review-party/1', name, certificate: key.certificatePem, recipient }
          : VendorCard.parse(JSON.parse(row.card_json))
      return { name, ...key, card, issuer: certifiedKey(issuer) }
    },

    /** Another key of the vendor, with its certificate and the card that has it. The issuer stays. */
    replaceKey: ({ certificatePem, privateKeyPem }: CertifiedKey, card: VendorCard): void =>
      void update.run({ certificatePem, privateKeyPem, cardJson: JSON.stringify(card) }),
  }
}

function certifiedKey(row: Pick<VendorRow, 'certificate_pem' | 'private_key_pem'>): CertifiedKey {
  return { certificatePem: row.certificate_pem, privateKeyPem: row.private_key_pem }
}
