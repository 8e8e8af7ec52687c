import { X509Certificate } from 'node:crypto'
import { z } from 'zod'
import { SealdeskError } from '../../shared/errors/error.ts'
import { CertificatePem, cardMembers, PartyCard, parseJsonFile, pemBlock } from './card.ts'
import { type CertifiedKey, isIssuedBy, isOwnIssuer } from './certificate.ts'
import { longestChain, type OwnCertificate } from './ownCertificate.ts'
import { DetachedJws, isSignedBy, signedJson } from './signedJson.ts'

/** A certificate of a chain: of whatever key its authority has. */
const ChainCertificate = z
  .string()
  .regex(pemBlock, 'not one PEM certificate')
  .refine(isCertificate, { message: 'not an X.509 certificate' })

const VendorCardFields = z.strictObject({
  format: z.literal('loan-review-vendor/1'),
  ...cardMembers,
  /** From the issuer of the certificate to the root; empty where the certificate is its own issuer. */
  chain: z.array(ChainCertificate).max(longestChain),
  /** Certificate that the certificates of the vendor's people are issued by. */
  issuer: CertificatePem,
})

/**
 * Card of a vendor that signs with its organisation's own certificate. That one may not issue any, so the card names
 * another that issues those of the vendor's people, under the signature of the organisation's key.
 */
export const VendorCard = VendorCardFields.extend({ signature: DetachedJws })
export type VendorCard = z.infer<typeof VendorCard>

/** What is pinned of a party. */
export type Card = PartyCard | VendorCard

/** The card of a vendor with its organisation's certificate. @param issuer what certifies its people */
export async function signVendorCard(
  { name, recipient, issuer }: { name: string; recipient: string; issuer: CertifiedKey },
  own: OwnCertificate,
): Promise<VendorCard> {
  const fields = VendorCardFields.parse({
    format: 'loan-review-vendor/1',
    name,
    certificate: own.certificatePem,
    recipient,
    chain: own.chain,
    issuer: issuer.certificatePem,
  })
  return VendorCard.parse(JSON.parse(await signedJson(fields, own)))
}

/**
 * A vendor's card of either form.
 *
 * @param path only for the error
 * @throws SealdeskError `file/invalid`
 */
export async function parseVendorCard(text: string, path: string): Promise<Card> {
  const card = parseJsonFile(z.discriminatedUnion('format', [PartyCard, VendorCard]), text, path)
  if (card.format === 'loan-review-vendor/1') await requireSound(card, path)
  return card
}

/**
 * That a card is the vendor's is for people to see, by its fingerprint; what is checked is that it agrees with itself,
 * at whatever time.
 *
 * @param path only for the error
 * @throws SealdeskError `file/invalid`
 */
export async function requireSound(card: VendorCard, path: string): Promise<void> {
  const invalid = (detail: string) => new SealdeskError('file/invalid', { path, detail })
  if (!(await isSignedBy(card, card.certificate)))
    throw invalid('not signed by the key of the certificate on it')
  if (!isChain([card.certificate, ...card.chain].map((pem) => new X509Certificate(pem))))
    throw invalid('the chain does not lead from the certificate to a root')
  const issuer = new X509Certificate(card.issuer)
  if (!issuer.ca || !isOwnIssuer(issuer)) throw invalid('the issuer is no self-signed authority')
}

/** The certificate that issues those of a party's people: on most cards the party's own. */
export function issuerOf(card: Card): string {
  return card.format === 'loan-review-vendor/1' ? card.issuer : card.certificate
}

function isChain(certificates: readonly X509Certificate[]): boolean {
  return certificates.every((certificate, index) => {
    const issuer = certificates[index + 1]
    return issuer ? isIssuedBy(certificate, issuer) : isOwnIssuer(certificate)
  })
}

function isCertificate(pem: string): boolean {
  try {
    new X509Certificate(pem)
    return true
  } catch {
    return false
  }
}
