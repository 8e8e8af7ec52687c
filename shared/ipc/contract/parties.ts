import { z } from 'zod'
import { FileHandle, Sha256Hex } from '../../domain/ids.ts'
import { OwnKey } from '../../domain/ownKey.ts'
import { CardDigests, LenderView, largestBook, OfferedCard, ReceivingKeyView } from '../../domain/party.ts'
import { request } from '../request.ts'
import { Nothing } from './terms.ts'

/** Lenders, and the station as they know it. */
export const partyRequests = {
  lender: {
    list: request(Nothing, z.array(LenderView), 'unlocked'),
    /** What trusting the card or rotation in a file would do; its `cardSha256` is to be compared by telephone. */
    inspect: request(z.strictObject({ card: FileHandle }), OfferedCard, ['supervisor']),
    /** Trusts that card or rotation, if it is still the one that was compared. */
    trust: request(z.strictObject({ card: FileHandle, cardSha256: Sha256Hex }), LenderView, ['supervisor']),
    /** Ends the trust in a lender's card for ever, and withdraws the keys that it has not used. */
    revoke: request(
      z.strictObject({ lender: z.string(), reason: z.string().trim().min(1).max(200) }),
      LenderView,
      ['supervisor'],
    ),
    issueReceivingKey: request(
      z.strictObject({ lender: z.string(), target: FileHandle }),
      z.object({ keyId: z.string() }),
      ['supervisor'],
    ),
    /** Several keys in one signed file, of which the lender's kit takes the next unused. */
    issueReceivingKeyBook: request(
      z.strictObject({ lender: z.string(), count: z.int().min(1).max(largestBook), target: FileHandle }),
      z.object({ keyIds: z.array(z.string()) }),
      ['supervisor'],
    ),
    receivingKeys: request(Nothing, z.array(ReceivingKeyView), ['supervisor', 'auditor']),
    withdrawReceivingKeys: request(z.strictObject({ keyIds: z.array(z.uuid()).min(1) }), Nothing, [
      'supervisor',
    ]),
  },
  station: {
    exportCard: request(z.strictObject({ target: FileHandle }), CardDigests, ['supervisor']),
    /**
     * Signs with another key and certificate of the vendor's organisation from now on. The card is then a new one, which
     * lenders pin anew.
     */
    adoptCertificate: request(z.strictObject({ own: OwnKey }), CardDigests, ['supervisor']),
  },
} as const
