import { z } from 'zod'
import { Instant, Sha256Hex } from '../../shared/domain/ids.ts'
import { PartyCard, parseJsonFile } from './card.ts'
import { type CertifiedKey, certificateSha256 } from './certificate.ts'
import { DetachedJws, isSignedBy, signedJson } from './signedJson.ts'
import { type Card, requireSound, VendorCard } from './vendorCard.ts'

const RotationFields = z.strictObject({
  format: z.literal('loan-review-rotation/1'),
  rotatedAt: Instant,
  previousCertSha256: Sha256Hex,
  card: PartyCard,
})

/** `rotation.json`: a party's new card, signed by the key of the certificate that it replaces. */
export const CardRotation = RotationFields.extend({ signature: DetachedJws })
export type CardRotation = z.infer<typeof CardRotation>

/** The text of a rotation file. @param previous the key that is being replaced */
export async function signRotation(
  fields: Pick<CardRotation, 'rotatedAt' | 'card'>,
  previous: CertifiedKey,
): Promise<string> {
  const { rotatedAt, card } = fields
  const previousCertSha256 = certificateSha256(previous.certificatePem)
  return signedJson(
    RotationFields.parse({ format: 'loan-review-rotation/1', rotatedAt, previousCertSha256, card }),
    previous,
  )
}

/** Whether a rotation replaces this certificate and is signed by its key. */
export async function replacesCertificate(rotation: CardRotation, certificatePem: string): Promise<boolean> {
  const isOfThis = rotation.previousCertSha256 === certificateSha256(certificatePem)
  return isOfThis && (await isSignedBy(rotation, certificatePem))
}

/** A rotation file; whose signature it carries is for `replacesCertificate` to see. @throws SealdeskError `file/invalid` */
export function parseRotation(text: string, path: string): CardRotation {
  return parseJsonFile(CardRotation, text, path)
}

/**
 * Whatever a party can hand over of itself: a card of either form, or a rotation.
 *
 * @param path only for the error
 * @throws SealdeskError `file/invalid`
 */
export async function parseAnyCard(text: string, path: string): Promise<Card | CardRotation> {
  const schema = z.discriminatedUnion('format', [PartyCard, VendorCard, CardRotation])
  const offered = parseJsonFile(schema, text, path)
  if (offered.format === 'loan-review-vendor/1') await requireSound(offered, path)
  return offered
}

/**
 * A card as a lender hands it over: by itself the first time, in a rotation when its certificate is new.
 *
 * @param path only for the error
 * @throws SealdeskError `file/invalid`
 */
export function parseOfferedCard(text: string, path: string): PartyCard | CardRotation {
  return parseJsonFile(z.discriminatedUnion('format', [PartyCard, CardRotation]), text, path)
}
