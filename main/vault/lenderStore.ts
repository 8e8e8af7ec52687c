import type { Database } from 'better-sqlite3'
import { SealdeskError } from '../../shared/errors/error.ts'
import type { PartyCard } from '../package/card.ts'
import { certificateSha256 } from '../package/certificate.ts'

interface LenderRow {
  name: string
  certificate_pem: string
  recipient: string
}

const columns = 'name, certificate_pem, recipient'

/** Lenders whose certificates this vault has pinned. */
export function createLenderStore(db: Database) {
  const insert = db.prepare(
    `INSERT INTO lender (name, cert_sha256, certificate_pem, recipient, trusted_at, trusted_by)
     VALUES (:name, :certSha256, :certificate, :recipient, :at, :by)`,
  )
  const selectAll = db.prepare<[], LenderRow>(`SELECT ${columns} FROM lender ORDER BY name`)
  const selectByName = db.prepare<[{ name: string }], LenderRow>(
    `SELECT ${columns} FROM lender WHERE name = :name`,
  )
  const selectByEither = db.prepare<[{ name: string; certSha256: string }], LenderRow>(
    `SELECT ${columns} FROM lender WHERE name = :name OR cert_sha256 = :certSha256`,
  )

  return {
    list: (): PartyCard[] => selectAll.all().map(toCard),

    find(name: string): PartyCard | undefined {
      const row = selectByName.get({ name })
      return row && toCard(row)
    },

    /**
     * Pins a card. Pinning the same card again changes nothing.
     *
     * @param trusted who pinned it and when (ISO 8601 instant)
     * @returns whether the lender is new
     * @throws SealdeskError `lender/exists` where the name or the certificate is pinned with anything else
     */
    add(card: PartyCard, trusted: { by: string; at: string }): boolean {
      const { name, certificate, recipient } = card
      const certSha256 = certificateSha256(certificate)
      const pinned = selectByEither.get({ name, certSha256 })
      if (pinned && !isSame(toCard(pinned), card))
        throw new SealdeskError('lender/exists', { lender: pinned.name })
      if (!pinned) insert.run({ name, certSha256, certificate, recipient, ...trusted })
      return pinned === undefined
    },
  }
}

function isSame(one: PartyCard, other: PartyCard): boolean {
  return (
    one.name === other.name &&
    one.recipient === other.recipient &&
    certificateSha256(one.certificate) === certificateSha256(other.certificate)
  )
}

function toCard({ name, certificate_pem, recipient }: LenderRow): PartyCard {
  return { format: 'loan-review-party/1', name, certificate: certificate_pem, recipient }
}
