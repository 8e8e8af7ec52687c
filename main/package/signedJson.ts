import { createPrivateKey } from 'node:crypto'
import canonicalize from 'canonicalize'
import { CompactSign, compactVerify } from 'jose'
import { z } from 'zod'
import { type CertifiedKey, certificateKey } from './certificate.ts'

/**
 * A signature that stands in the JSON object it signs: a compact JWS (RFC 7515, ES256) with its payload left out
 * (appendix F); the payload is the RFC 8785 form of all other members.
 */
export const DetachedJws = z.string().regex(/^[\w-]+\.\.[\w-]+$/, 'not a detached JWS')

/** The text of a JSON file: the members, and the signature over them. */
export async function signedJson(members: object, signer: CertifiedKey): Promise<string> {
  const jws = await new CompactSign(canonicalBytes(members))
    .setProtectedHeader({ alg: 'ES256' })
    .sign(createPrivateKey(signer.privateKeyPem))
  const [header, , signature] = jws.split('.')
  return `${JSON.stringify({ ...members, signature: `${header}..${signature}` }, null, 2)}\n`
}

/** Whether the object was signed by the key of a certificate. */
export async function isSignedBy(
  { signature, ...members }: { readonly signature: string },
  certificatePem: string,
): Promise<boolean> {
  const [header, , mark] = signature.split('.')
  const payload = Buffer.from(canonicalBytes(members)).toString('base64url')
  return compactVerify(`${header}.${payload}.${mark}`, certificateKey(certificatePem), {
    algorithms: ['ES256'],
  }).then(
    () => true,
    () => false,
  )
}

/** RFC 8785 form of an object, in UTF-8. */
export function canonicalBytes(value: object): Uint8Array {
  const text = canonicalize(value)
  if (text === undefined) throw new TypeError('not JSON')
  return new TextEncoder().encode(text)
}
