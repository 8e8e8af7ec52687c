import type { KeyObject, X509Certificate } from 'node:crypto'
import type * as asn1js from 'asn1js'
import { SealdeskError } from '../../shared/errors/error.ts'
import {
  type CertifiedKey,
  isIssuedBy,
  isOwnIssuer,
  nameOf,
  parseCertificate,
  requireInTime,
  signingKeyOf,
} from './certificate.ts'
import type { KeyStore } from './pkcs12.ts'

/** An organisation's own key and certificate, with the certificates that lead from it to a root (PEM). */
export interface OwnCertificate extends CertifiedKey {
  /** From the issuer of the certificate to the root; empty where it is its own issuer. */
  readonly chain: readonly string[]
}

const keyUsage = '2.5.29.15'
/** Certificates above one's own at most. */
export const longestChain = 8

/**
 * Finds the key and the certificate to sign with among what an organisation has, and checks what those who get a
 * signature cannot: that the certificate may sign, that each certificate up to a root is issued by the next, and that
 * all of them are in time.
 *
 * @param path only for the error
 * @throws SealdeskError `certificate/key-missing`, `certificate/unsuitable`, `certificate/chain-incomplete`,
 *   `certificate/not-an-authority`, `certificate/out-of-time`, `certificate/chain-out-of-time`
 */
export function adoptCertificate({ keys, certificates }: KeyStore, now: Date, path: string): OwnCertificate {
  const { key, certificate } = findPair(keys, certificates, path)
  checkUse(certificate)
  const chain = findChain(certificate, certificates)
  requireInTime(certificate, now)
  for (const link of chain) requireInTime(link, now, 'certificate/chain-out-of-time')
  return {
    certificatePem: certificate.toString(),
    privateKeyPem: key.export({ type: 'pkcs8', format: 'pem' }).toString(),
    chain: chain.map((link) => link.toString()),
  }
}

function findPair(keys: readonly KeyObject[], certificates: readonly X509Certificate[], path: string) {
  for (const key of keys) {
    const certificate = certificates.find((candidate) => candidate.checkPrivateKey(key))
    if (certificate) return { key, certificate }
  }
  throw new SealdeskError('certificate/key-missing', { path })
}

function checkUse(certificate: X509Certificate): void {
  const name = nameOf(certificate)
  try {
    signingKeyOf(certificate)
  } catch {
    throw new SealdeskError('certificate/unsuitable', { name, detail: 'ECDSA P-256' })
  }
  const usage = parseCertificate(certificate.raw).extensions?.find(({ extnID }) => extnID === keyUsage)
  const bits: asn1js.BitString | undefined = usage?.parsedValue
  // The first two bits: digitalSignature, nonRepudiation. Without the extension every use is allowed: RFC 5280 4.2.1.3.
  const maySign = !bits || ((bits.valueBlock.valueHexView[0] ?? 0) & 0b1100_0000) !== 0
  if (!maySign) throw new SealdeskError('certificate/unsuitable', { name, detail: 'digitalSignature' })
}

function findChain(
  certificate: X509Certificate,
  certificates: readonly X509Certificate[],
): readonly X509Certificate[] {
  const chain: X509Certificate[] = []
  for (let last = certificate; !isOwnIssuer(last); ) {
    const issuer = certificates.find((candidate) => !chain.includes(candidate) && isIssuedBy(last, candidate))
    if (!issuer || chain.length === longestChain) throw whyNoIssuer(last, certificates)
    chain.push(issuer)
    last = issuer
  }
  return chain
}

function whyNoIssuer(certificate: X509Certificate, certificates: readonly X509Certificate[]): SealdeskError {
  const name = nameOf(certificate)
  const signer = certificates.find((candidate) => !candidate.ca && certificate.verify(candidate.publicKey))
  return signer && signer.subject === certificate.issuer
    ? new SealdeskError('certificate/not-an-authority', { name, issuer: nameOf(signer) })
    : new SealdeskError('certificate/chain-incomplete', { name, issuer: certificate.issuer })
}
