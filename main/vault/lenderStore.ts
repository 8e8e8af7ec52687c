import type { Database } from 'better-sqlite3'
import type { Sha256Hex } from '../../shared/domain/ids.ts'
import type { PartyCard } from '../package/card.ts'
import { certificateSha256 } from '../package/certificate.ts'

/** Who did something, and when (ISO 8601 instant). */
export interface Deed {
  readonly by: string
  readonly at: string
}

/** A lender as it stands: the card that is pinned, and whether anything signed with it is still taken. */
export interface PinnedLender {
  readonly card: PartyCard
  readonly trusted: Deed
  readonly revoked: (Deed & { readonly reason: string }) | null
  /** Whether it is the lender that the station itself plays for training. */
  readonly isTraining: boolean
}

/** A card that was pinned once: its certificate is never trusted again. */
export interface FormerCard {
  readonly lender: string
  readonly ending: 'replaced' | 'revoked'
  readonly ended: Deed
}

interface LenderRow {
  name: string
  certificate_pem: string
  recipient: string
  trusted_at: string
  trusted_by: string
  revoked_at: string | null
  revoked_by: string | null
  revoked_reason: string | null
  is_training: number
}

interface FormerRow {
  lender: string
  ending: FormerCard['ending']
  ended_at: string
  ended_by: string
}

/** Lenders whose certificates this vault has pinned, and the certificates that it pinned before. */
export function createLenderStore(db: Database) {
  const insert = db.prepare(
    `INSERT INTO lender (name, cert_sha256, certificate_pem, recipient, trusted_at, trusted_by, is_training)
     VALUES (:name, :certSha256, :certificate, :recipient, :at, :by, :isTraining)`,
  )
  const selectAll = db.prepare<[], LenderRow>('SELECT * FROM lender ORDER BY name')
  const selectByName = db.prepare<[{ name: string }], LenderRow>('SELECT * FROM lender WHERE name = :name')
  const selectByCertificate = db.prepare<[{ certSha256: string }], LenderRow>(
    'SELECT * FROM lender WHERE cert_sha256 = :certSha256',
  )
  const updateRevoked = db.prepare(
    `UPDATE lender SET revoked_at = :at, revoked_by = :by, revoked_reason = :reason
     WHERE name = :name AND revoked_at IS NULL`,
  )
  const insertFormer = db.prepare(
    `INSERT INTO former_lender_card
       (cert_sha256, lender, certificate_pem, recipient, trusted_at, trusted_by, ending, ended_at, ended_by, reason)
     SELECT cert_sha256, name, certificate_pem, recipient, trusted_at, trusted_by,
       iif(revoked_at IS NULL, 'replaced', 'revoked'), coalesce(revoked_at, :at), coalesce(revoked_by, :by),
       revoked_reason
     FROM lender WHERE name = :name`,
  )
  const updateCard = db.prepare(
    `UPDATE lender SET cert_sha256 = :certSha256, certificate_pem = :certificate, recipient = :recipient,
       trusted_at = :at, trusted_by = :by, revoked_at = NULL, revoked_by = NULL, revoked_reason = NULL
     WHERE name = :name`,
  )
  const selectFormer = db.prepare<[{ certSha256: string }], FormerRow>(
    'SELECT lender, ending, ended_at, ended_by FROM former_lender_card WHERE cert_sha256 = :certSha256',
  )

  return {
    list: (): PinnedLender[] => selectAll.all().map(toLender),

    byName(name: string): PinnedLender | undefined {
      const row = selectByName.get({ name })
      return row && toLender(row)
    },

    byCertificate(certSha256: Sha256Hex): PinnedLender | undefined {
      const row = selectByCertificate.get({ certSha256 })
      return row && toLender(row)
    },

    /** Pins the first card of a lender. */
    add: (card: PartyCard, trusted: Deed, isTraining = false): void =>
      void insert.run({ ...toRow(card, trusted), isTraining: Number(isTraining) }),

    /** Pins another card of a lender, and keeps the one before as a former one. Belongs into a transaction. */
    replace(card: PartyCard, trusted: Deed): void {
      insertFormer.run({ name: card.name, ...trusted })
      updateCard.run(toRow(card, trusted))
    },

    /** @returns whether the lender was there and not revoked */
    revoke: (name: string, revoked: Deed & { reason: string }): boolean =>
      updateRevoked.run({ name, ...revoked }).changes === 1,

    former(certSha256: Sha256Hex): FormerCard | undefined {
      const row = selectFormer.get({ certSha256 })
      return row && { lender: row.lender, ending: row.ending, ended: { by: row.ended_by, at: row.ended_at } }
    },
  }
}

function toRow({ name, certificate, recipient }: PartyCard, trusted: Deed) {
  return { name, certSha256: certificateSha256(certificate), certificate, recipient, ...trusted }
}

function toLender(row: LenderRow): PinnedLender {
  const { revoked_at: at, revoked_by: by, revoked_reason: reason } = row
  return {
    card: {
      format: 'loan-review-party/1',
      name: row.name,
      certificate: row.certificate_pem,
      recipient: row.recipient,
    },
    trusted: { by: row.trusted_by, at: row.trusted_at },
    revoked: at === null || by === null ? null : { at, by, reason: reason ?? '' },
    isTraining: row.is_training === 1,
  }
}
