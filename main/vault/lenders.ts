import type { Database } from 'better-sqlite3'
import type { Sha256Hex } from '../../shared/domain/ids.ts'
import type { CardStanding } from '../../shared/domain/party.ts'
import { SealdeskError } from '../../shared/errors/error.ts'
import { cardSha256, type PartyCard } from '../package/card.ts'
import { certificateSha256 } from '../package/certificate.ts'
import { type CardRotation, replacesCertificate } from '../package/rotation.ts'
import type { AuditLog } from './auditLog.ts'
import { createLenderStore, type PinnedLender } from './lenderStore.ts'
import type { VaultRules } from './ports.ts'

/** The lenders whose certificates are pinned. A name stays with its lender; its card can be replaced. */
export interface Lenders {
  /** Those that there are; the one that the station plays for training is none of them. */
  list(): PinnedLender[]
  /** The cards whose signatures count: of all lenders but the revoked ones, and those that the rules leave out. */
  trusted(): PartyCard[]
  /** The pinned card of a lender, revoked or not. */
  find(name: string): PartyCard | undefined
  /** The card of a lender to whom something is given. @throws SealdeskError `lender/unknown`, `lender/revoked` */
  inGoodStanding(name: string): PartyCard
  /**
   * The card of a lender from whom another batch is to come.
   *
   * @throws SealdeskError `lender/unknown`, `lender/revoked`, `lender/not-allowed`
   */
  welcome(name: string): PartyCard
  /**
   * What trusting this card would do.
   *
   * @throws SealdeskError `lender/exists`, `lender/revoked`, `lender/certificate-replaced`, `lender/unknown`,
   *   `lender/rotation-not-signed`, `lender/not-allowed`
   */
  standing(offered: PartyCard | CardRotation): Promise<CardStanding>
  /**
   * Pins a card whose fingerprint a person has compared: of a new lender, or of one whose card was revoked. Pinning
   * the same card again changes nothing.
   *
   * @throws SealdeskError `lender/exists`, `lender/revoked`, `lender/certificate-replaced`, `lender/not-allowed`
   */
  trust(card: PartyCard): void
  /**
   * Pins the card of the lender that the station plays for training, in the place of the one before.
   *
   * @throws SealdeskError `lender/exists` where a real lender has that name
   */
  trustForTraining(card: PartyCard): void
  /** Puts a new card in the place of the one whose key signed it. @throws SealdeskError as `standing` */
  rotate(rotation: CardRotation): Promise<void>
  /** Ends the trust in a lender's card, for ever. Doing it again changes nothing. @throws SealdeskError `lender/unknown` */
  revoke(name: string, reason: string): void
  /** Why a certificate that is not trusted was trusted once, or would be: a `lender/*` error, if there is a reason. */
  formerSigner(certSha256: Sha256Hex): SealdeskError | undefined
}

export function createLenders(parts: {
  database: Database
  audit: AuditLog
  trustedBy: string
  clock: () => Date
  rules?: VaultRules | undefined
}): Lenders {
  const { database, audit, trustedBy, clock, rules } = parts
  const store = createLenderStore(database)
  const now = () => ({ by: trustedBy, at: clock().toISOString() })

  function isAllowed(card: PartyCard): boolean {
    const allowed = rules?.allowedLenders
    return (
      allowed === undefined ||
      allowed.includes(cardSha256(card)) ||
      allowed.includes(certificateSha256(card.certificate)) ||
      // What the station plays for training comes from nobody.
      store.byCertificate(certificateSha256(card.certificate))?.isTraining === true
    )
  }

  function requireAllowed(card: PartyCard): void {
    if (!isAllowed(card)) throw new SealdeskError('lender/not-allowed', { lender: card.name })
  }

  function inGoodStanding(name: string): PartyCard {
    const pinned = store.byName(name)
    if (!pinned) throw new SealdeskError('lender/unknown', { lender: name })
    if (pinned.revoked) throw revokedError(name, pinned.revoked.at)
    return pinned.card
  }

  function formerSigner(certSha256: Sha256Hex): SealdeskError | undefined {
    const pinned = store.byCertificate(certSha256)
    if (pinned?.revoked) return revokedError(pinned.card.name, pinned.revoked.at)
    if (pinned && !isAllowed(pinned.card))
      return new SealdeskError('lender/not-allowed', { lender: pinned.card.name })
    const former = store.former(certSha256)
    if (!former) return undefined
    const { lender, ending, ended } = former
    return ending === 'revoked'
      ? revokedError(lender, ended.at)
      : new SealdeskError('lender/certificate-replaced', { lender, at: ended.at })
  }

  /** Where a card stands that somebody hands over without the old key's signature. */
  function standingOf(card: PartyCard): Exclude<CardStanding, 'rotation'> {
    requireAllowed(card)
    const certSha256 = certificateSha256(card.certificate)
    const former = formerSigner(certSha256)
    if (former) throw former
    const pinned = store.byCertificate(certSha256) ?? store.byName(card.name)
    if (!pinned) return 'new'
    if (cardSha256(pinned.card) === cardSha256(card)) return 'trusted'
    if (pinned.revoked && pinned.card.name === card.name) return 'after-revocation'
    throw new SealdeskError('lender/exists', { lender: pinned.card.name })
  }

  async function standingOfRotation(rotation: CardRotation): Promise<'rotation' | 'trusted'> {
    requireAllowed(rotation.card)
    const { name, certificate } = rotation.card
    const pinned = store.byName(name)
    if (!pinned) throw new SealdeskError('lender/unknown', { lender: name })
    if (pinned.revoked) throw revokedError(name, pinned.revoked.at)
    if (cardSha256(pinned.card) === cardSha256(rotation.card)) return 'trusted'
    const certSha256 = certificateSha256(certificate)
    const former = formerSigner(certSha256)
    if (former) throw former
    const holder = store.byCertificate(certSha256)
    if (holder) throw new SealdeskError('lender/exists', { lender: holder.card.name })
    if (!(await replacesCertificate(rotation, pinned.card.certificate)))
      throw new SealdeskError('lender/rotation-not-signed', { lender: name })
    return 'rotation'
  }

  const replace = database.transaction((card: PartyCard, action: 'lender.trusted' | 'lender.rotated') => {
    const before = store.byName(card.name)
    store.replace(card, now())
    audit.append(action, card.name, 'ok', {
      cardSha256: cardSha256(card),
      ...(before && { replaces: cardSha256(before.card) }),
    })
  })

  return {
    list: () => store.list().filter(({ isTraining }) => !isTraining),
    trusted: () => store.list().flatMap(({ card, revoked }) => (revoked || !isAllowed(card) ? [] : [card])),
    find: (name) => store.byName(name)?.card,

    inGoodStanding,

    welcome(name) {
      const card = inGoodStanding(name)
      requireAllowed(card)
      return card
    },

    standing: async (offered) =>
      offered.format === 'loan-review-party/1' ? standingOf(offered) : standingOfRotation(offered),

    trust: database.transaction((card: PartyCard) => {
      const standing = standingOf(card)
      if (standing === 'after-revocation') replace(card, 'lender.trusted')
      if (standing !== 'new') return
      store.add(card, now())
      audit.append('lender.trusted', card.name, 'ok', { cardSha256: cardSha256(card) })
    }),

    trustForTraining: database.transaction((card: PartyCard) => {
      const pinned = store.byName(card.name)
      if (pinned && !pinned.isTraining) throw new SealdeskError('lender/exists', { lender: card.name })
      if (pinned) store.replace(card, now())
      else store.add(card, now(), true)
      audit.append('lender.trusted', card.name, 'ok', { cardSha256: cardSha256(card), training: 'yes' })
    }),

    async rotate(rotation) {
      if ((await standingOfRotation(rotation)) === 'rotation') replace(rotation.card, 'lender.rotated')
    },

    revoke: database.transaction((name: string, reason: string) => {
      const pinned = store.byName(name)
      if (!pinned) throw new SealdeskError('lender/unknown', { lender: name })
      if (store.revoke(name, { ...now(), reason }))
        audit.append('lender.revoked', name, 'ok', { cardSha256: cardSha256(pinned.card), reason })
    }),

    formerSigner,
  }
}

function revokedError(lender: string, at: string): SealdeskError {
  return new SealdeskError('lender/revoked', { lender, at })
}
