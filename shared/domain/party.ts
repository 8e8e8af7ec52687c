import { z } from 'zod'
import { BatchId, Instant, Sha256Hex } from './ids.ts'
import { UserName } from './person.ts'

/** Who did something, and when. */
const Deed = z.object({ by: UserName, at: Instant })

/** What names a card: the digest of the whole of it, which people compare, and that of its certificate. */
export const CardDigests = z.object({
  name: z.string(),
  cardSha256: Sha256Hex,
  certSha256: Sha256Hex,
  /** End of the certificate's validity. */
  notAfter: Instant,
})

/** A lender whose card is pinned. */
export const LenderView = CardDigests.extend({
  trusted: Deed,
  /** Set once nothing that this card signs is taken any more. */
  revoked: Deed.extend({ reason: z.string() }).nullable(),
  unusedKeys: z.int(),
})
export type LenderView = z.infer<typeof LenderView>

/** What trusting a card would do: a new lender, nothing, a new card signed by the old one's key, or a new beginning. */
export const cardStandings = ['new', 'trusted', 'rotation', 'after-revocation'] as const
export type CardStanding = (typeof cardStandings)[number]

/** A card in a file, before it is trusted. */
export const OfferedCard = CardDigests.extend({ standing: z.enum(cardStandings) })
export type OfferedCard = z.infer<typeof OfferedCard>

/** Keys in one file at most; more would only make it harder to replace when it is lost. */
export const largestBook = 500

const receivingKeyStates = ['unused', 'used', 'withdrawn'] as const

/** A receiving key as issued; `batch` is the one that used it. */
export const ReceivingKeyView = z.object({
  keyId: z.uuid(),
  lender: z.string(),
  issued: Deed,
  state: z.enum(receivingKeyStates),
  batch: BatchId.nullable(),
  withdrawn: Deed.nullable(),
})
export type ReceivingKeyView = z.infer<typeof ReceivingKeyView>
