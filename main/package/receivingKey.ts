import { createPrivateKey } from 'node:crypto'
import canonicalize from 'canonicalize'
import { CompactSign, compactVerify } from 'jose'
import { z } from 'zod'
import { Instant, Sha256Hex } from '../../shared/domain/ids.ts'
import { SealdeskError } from '../../shared/errors/error.ts'
import { CertificatePem, PartyName, parseJsonFile, Recipient } from './card.ts'
import { type CertifiedKey, certificateKey } from './certificate.ts'

const ReceivingKeyFields = z.strictObject({
  format: z.literal('loan-review-receiving-key/1'),
  keyId: z.uuid(),
  issuedAt: Instant,
  vendor: z.strictObject({ name: PartyName, certificate: CertificatePem }),
  lender: z.strictObject({ name: PartyName, certSha256: Sha256Hex }),
  recipient: Recipient,
})

/**
 * `receiving-key.json`: the recipient that one expected batch of one lender is encrypted to. `signature` is a
 * detached compact JWS (RFC 7515 appendix F, ES256, by the vendor's key) over the RFC 8785 form of all other members.
 */
export const ReceivingKey = ReceivingKeyFields.extend({
  signature: z.string().regex(/^[\w-]+\.\.[\w-]+$/, 'not a detached JWS'),
})
export type ReceivingKey = z.infer<typeof ReceivingKey>
export type ReceivingKeyFields = z.input<typeof ReceivingKeyFields>

/** The text of a receiving key file, signed by the vendor whose certificate stands in it. */
export async function signReceivingKey(fields: ReceivingKeyFields, signer: CertifiedKey): Promise<string> {
  const parsed = ReceivingKeyFields.parse(fields)
  const jws = await new CompactSign(signedBytes(parsed))
    .setProtectedHeader({ alg: 'ES256' })
    .sign(createPrivateKey(signer.privateKeyPem))
  const [header, , signature] = jws.split('.')
  return `${JSON.stringify({ ...parsed, signature: `${header}..${signature}` }, null, 2)}\n`
}

/**
 * Parses the file and verifies its signature by the certificate in it. That the certificate is the vendor's is for
 * the caller to see: by the vendor's card, or by its fingerprint.
 *
 * @param path only for the error
 * @throws SealdeskError `file/invalid`
 */
export async function parseReceivingKey(text: string, path: string): Promise<ReceivingKey> {
  const key = parseJsonFile(ReceivingKey, text, path)
  const { signature, ...fields } = key
  const [header, , mark] = signature.split('.')
  const payload = Buffer.from(signedBytes(fields)).toString('base64url')
  await compactVerify(`${header}.${payload}.${mark}`, certificateKey(key.vendor.certificate), {
    algorithms: ['ES256'],
  }).catch(() => {
    throw new SealdeskError('file/invalid', { path, detail: "the vendor's signature does not match" })
  })
  return key
}

function signedBytes(fields: z.infer<typeof ReceivingKeyFields>): Uint8Array {
  const text = canonicalize(fields)
  if (text === undefined) throw new Error('a receiving key always has a canonical form')
  return new TextEncoder().encode(text)
}
