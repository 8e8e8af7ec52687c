import type { KeyObject, X509Certificate } from 'node:crypto'
import type * as asn1js from 'asn1js'
import { SealdeskError } from '../../shared/errors/error.ts'
import { type CertifiedKey, commonName, isIssuedBy, parseCertificate, signingKeyOf } from './certificate.ts'
import type { KeyStore } from './pkcs12.ts'

/** An organisation's own key and certificate, with the certificates that lead from it to a root (PEM). */
export interface OwnCertificate extends CertifiedKey {
  /** From the issuer of the certificate to the root; empty where it is its own issuer. */
  readonly chain: readonly string[]
}

const keyUsage = '2.5.29.15'

/**
 * Finds the key and the certificate to sign with among what an organisation has, and checks what those who get a
 * signature cannot: that the certificate may sign, that each certificate up to a root is issued by the next, and that
 * all of them are in time.
 *
 * @param path only for the error
 * @throws SealdeskError `certificate/key-missing`, `certificate/unsuitable`, `certificate/chain-incomplete`,
 *   `certificate/out-of-time`
 */
export function adoptCertificate({ keys, certificates }: KeyStore, now: Date, path: string): OwnCertificate {
  const { key, certificate } = findPair(keys, certificates, path)
  checkUse(certificate)
  const chain = findChain(certificate, certificates)
  for (const link of [certificate, ...chain]) checkTime(link, now)
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
    if (!issuer)
      throw new SealdeskError('certificate/chain-incomplete', { name: nameOf(last), issuer: last.issuer })
    chain.push(issuer)
    last = issuer
  }
  return chain
}

function isOwnIssuer(certificate: X509Certificate): boolean {
  // Not checkIssued: a certificate that signed itself need not be allowed to issue others.
  return certificate.subject === certificate.issuer && certificate.verify(certificate.publicKey)
}

function checkTime(certificate: X509Certificate, now: Date): void {
  const { validFromDate: from, validToDate: to } = certificate
  if (from <= now && now <= to) return
  throw new SealdeskError('certificate/out-of-time', {
    name: nameOf(certificate),
    notBefore: from.toISOString(),
    notAfter: to.toISOString(),
  })
}

function nameOf(certificate: X509Certificate): string {
  return commonName(certificate) || certificate.subject
}
