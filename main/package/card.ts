import { createHash } from 'node:crypto'
import { z } from 'zod'
import { Sha256Hex } from '../../shared/domain/ids.ts'
import { SealdeskError } from '../../shared/errors/error.ts'
import { certificateKey } from './certificate.ts'
import { parseJson } from './json.ts'
import { canonicalBytes } from './signedJson.ts'

export const pemBlock = /^-----BEGIN CERTIFICATE-----\r?\n[A-Za-z0-9+/=\r\n]+-----END CERTIFICATE-----\r?\n?$/

/** One X.509 certificate of an ECDSA P-256 key, in PEM. */
export const CertificatePem = z
  .string()
  .regex(pemBlock, 'not one PEM certificate')
  .refine(isSigningCertificate, { message: 'not an X.509 certificate of an ECDSA P-256 key' })

/** An age X25519 recipient. */
export const Recipient = z.string().regex(/^age1[ac-hj-np-z02-9]{58}$/, 'not an age X25519 recipient')

export const PartyName = z
  .string()
  .min(1)
  .max(200)
  .refine((name) => name === name.trim() && name.isWellFormed(), { message: 'starts or ends with a space' })

/** What stands on every card. */
export const cardMembers = { name: PartyName, certificate: CertificatePem, recipient: Recipient }

/**
 * A party's card: what the other side pins. A lender's recipient is what results are encrypted to; a vendor's is
 * its station's own and takes no batches, which go to a receiving key.
 */
export const PartyCard = z.strictObject({ format: z.literal('loan-review-party/1'), ...cardMembers })
export type PartyCard = z.infer<typeof PartyCard>

/** @param path only for the error @throws SealdeskError `file/invalid` */
export function parsePartyCard(text: string, path: string): PartyCard {
  return parseJsonFile(PartyCard, text, path)
}

/**
 * SHA-256 of the RFC 8785 form of a card, be it a party's or a vendor's: what two people compare before a card is pinned. It covers the recipient too;
 * the certificate's own fingerprint would not show that somebody put another one there to read the results.
 */
export function cardSha256(card: Omit<PartyCard, 'format'> & { readonly format: string }): Sha256Hex {
  return Sha256Hex.parse(createHash('sha256').update(canonicalBytes(card)).digest('hex'))
}

/** A JSON file of one schema. @param path only for the error @throws SealdeskError `file/invalid` */
export function parseJsonFile<T>(schema: z.ZodType<T>, text: string, path: string): T {
  try {
    return schema.parse(parseJson(text))
  } catch (error) {
    if (error instanceof z.ZodError)
      throw new SealdeskError('file/invalid', { path, detail: z.prettifyError(error) })
    if (error instanceof SyntaxError)
      throw new SealdeskError('file/invalid', { path, detail: 'not JSON, or a name is repeated' })
    throw error
  }
}

function isSigningCertificate(pem: string): boolean {
  try {
    certificateKey(pem)
    return true
  } catch {
    return false
  }
}
