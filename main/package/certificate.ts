import { createHash, createPrivateKey, type KeyObject, webcrypto, X509Certificate } from 'node:crypto'
import * as asn1js from 'asn1js'
import * as pkijs from 'pkijs'
import { type Instant, Sha256Hex } from '../../shared/domain/ids.ts'
import { SealdeskError } from '../../shared/errors/error.ts'

/** An ECDSA P-256 key (PKCS#8) with its X.509 certificate, both in PEM. */
export interface CertifiedKey {
  readonly certificatePem: string
  readonly privateKeyPem: string
}

export interface CertificateSubject {
  /** Shortened to the 64 characters that X.520 allows. */
  readonly commonName: string
  readonly notBefore: Date
  readonly notAfter: Date
}

const ecdsaP256 = { name: 'ECDSA', namedCurve: 'P-256' } as const
const engine = new pkijs.CryptoEngine({ name: 'node', crypto: webcrypto as Crypto })

/**
 * A new key with a certificate that it signed itself. It may certify further keys of its organisation, one level
 * deep: a vendor's certifies its reviewers'.
 */
export async function createSelfSigned(subject: CertificateSubject): Promise<CertifiedKey> {
  const keys = await generateKeys()
  const certificate = await draftCertificate(subject, keys.publicKey)
  certificate.issuer = certificate.subject
  certificate.extensions = [
    basicConstraints({ cA: true, pathLenConstraint: 0 }),
    // digitalSignature, nonRepudiation, keyCertSign: RFC 5280 4.2.1.3.
    keyUsage(0b1100_0100, 2),
    await subjectKeyIdentifier(certificate),
  ]
  return sealCertificate(certificate, keys.privateKey, keys.privateKey)
}

/** A new key with a certificate by another: a reviewer's own, certified by the vendor. */
export async function issueCertificate(
  subject: CertificateSubject & { readonly issuer: CertifiedKey },
): Promise<CertifiedKey> {
  const keys = await generateKeys()
  const issuer = parseCertificate(certificateDer(subject.issuer.certificatePem))
  const certificate = await draftCertificate(subject, keys.publicKey)
  certificate.issuer = issuer.subject
  certificate.extensions = [
    basicConstraints({ cA: false }),
    // digitalSignature, nonRepudiation.
    keyUsage(0b1100_0000, 6),
    await subjectKeyIdentifier(certificate),
    await authorityKeyIdentifier(issuer),
  ]
  return sealCertificate(certificate, keys.privateKey, await importSigningKey(subject.issuer.privateKeyPem))
}

/** SHA-256 of the certificate's DER form: what people compare by telephone and what packages name. */
export function certificateSha256(pem: string): Sha256Hex {
  return Sha256Hex.parse(createHash('sha256').update(certificateDer(pem)).digest('hex'))
}

/** End of a certificate's validity. */
export function certificateNotAfter(pem: string): Instant {
  return new X509Certificate(pem).validToDate.toISOString()
}

/** DER form of a certificate in PEM. @throws Error where it is none */
export function certificateDer(pem: string): Buffer {
  return new X509Certificate(pem).raw
}

/** The public key of a certificate. @throws Error unless it is an ECDSA P-256 key */
export function certificateKey(pem: string): KeyObject {
  return signingKeyOf(new X509Certificate(pem))
}

/** @throws Error unless it is an ECDSA P-256 key */
export function signingKeyOf({ publicKey: key }: X509Certificate): KeyObject {
  if (key.asymmetricKeyDetails?.namedCurve !== 'prime256v1') throw new Error('the key is not ECDSA P-256')
  return key
}

/**
 * Whether one certificate was issued by another that may issue any: its name, its key identifier, its signature. Says
 * nothing about dates.
 */
export function isIssuedBy(certificate: X509Certificate, issuer: X509Certificate): boolean {
  return issuer.ca && certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey)
}

/** Whether a certificate signed itself. It need not be allowed to issue others. */
export function isOwnIssuer(certificate: X509Certificate): boolean {
  return certificate.subject === certificate.issuer && certificate.verify(certificate.publicKey)
}

/** Whether a certificate with these dates is valid at a moment. */
export function isInTime(notBefore: Date, notAfter: Date, now: Date): boolean {
  return notBefore <= now && now <= notAfter
}

/**
 * @param code what the error is called
 * @throws SealdeskError unless the certificate is valid at that moment
 */
export function requireInTime(
  certificate: X509Certificate,
  now: Date,
  code: 'certificate/out-of-time' | 'certificate/chain-out-of-time' = 'certificate/out-of-time',
): void {
  const { validFromDate: from, validToDate: to } = certificate
  if (isInTime(from, to, now)) return
  throw new SealdeskError(code, {
    name: nameOf(certificate),
    notBefore: from.toISOString(),
    notAfter: to.toISOString(),
  })
}

/** How a certificate is called in errors. */
export function nameOf(certificate: X509Certificate): string {
  return commonName(certificate) || certificate.subject
}

/** The subject's common name; empty where it has none. */
export function commonName(certificate: X509Certificate): string {
  const { CN: name } = certificate.toLegacyObject().subject
  return typeof name === 'string' ? name : ''
}

/** Parsed structure of a certificate in DER. @throws Error */
export function parseCertificate(der: Uint8Array): pkijs.Certificate {
  return pkijs.Certificate.fromBER(new Uint8Array(der))
}

async function generateKeys(): Promise<{ publicKey: CryptoKey; privateKey: CryptoKey }> {
  const keys = await webcrypto.subtle.generateKey(ecdsaP256, true, ['sign', 'verify'])
  return keys as { publicKey: CryptoKey; privateKey: CryptoKey }
}

async function importSigningKey(pem: string): Promise<CryptoKey> {
  const der = createPrivateKey(pem).export({ type: 'pkcs8', format: 'der' })
  return webcrypto.subtle.importKey('pkcs8', der, ecdsaP256, false, ['sign']) as Promise<CryptoKey>
}

async function draftCertificate(
  { commonName, notBefore, notAfter }: CertificateSubject,
  publicKey: CryptoKey,
): Promise<pkijs.Certificate> {
  const certificate = new pkijs.Certificate()
  certificate.version = 2
  certificate.serialNumber = new asn1js.Integer({ valueHex: randomSerial() })
  certificate.subject = new pkijs.RelativeDistinguishedNames({
    typesAndValues: [
      new pkijs.AttributeTypeAndValue({
        type: '2.5.4.3',
        value: new asn1js.Utf8String({ value: [...commonName].slice(0, 64).join('') }),
      }),
    ],
  })
  certificate.notBefore = certificateTime(notBefore)
  certificate.notAfter = certificateTime(notAfter)
  await certificate.subjectPublicKeyInfo.importKey(publicKey, engine)
  return certificate
}

async function sealCertificate(
  certificate: pkijs.Certificate,
  subjectKey: CryptoKey,
  issuerKey: CryptoKey,
): Promise<CertifiedKey> {
  await certificate.sign(issuerKey, 'SHA-256', engine)
  const privateKey = await webcrypto.subtle.exportKey('pkcs8', subjectKey)
  return {
    certificatePem: pem('CERTIFICATE', certificate.toSchema(true).toBER()),
    privateKeyPem: pem('PRIVATE KEY', privateKey),
  }
}

/** 16 random bytes as a positive integer of full length, as RFC 5280 4.1.2.2 asks for. */
function randomSerial(): ArrayBuffer {
  const serial = webcrypto.getRandomValues(new Uint8Array(16))
  serial[0] = ((serial[0] ?? 0) & 0x7f) | 0x40
  return serial.buffer
}

/** RFC 5280 4.1.2.5: UTCTime through 2049, GeneralizedTime after. */
function certificateTime(value: Date): pkijs.Time {
  return new pkijs.Time({ type: value.getUTCFullYear() < 2050 ? 0 : 1, value })
}

function basicConstraints(parameters: { cA: boolean; pathLenConstraint?: number }): pkijs.Extension {
  const value = new pkijs.BasicConstraints(parameters)
  return extension('2.5.29.19', true, value.toSchema())
}

function keyUsage(bits: number, unusedBits: number): pkijs.Extension {
  const value = new asn1js.BitString({ valueHex: new Uint8Array([bits]).buffer, unusedBits })
  return extension('2.5.29.15', true, value)
}

async function subjectKeyIdentifier(certificate: pkijs.Certificate): Promise<pkijs.Extension> {
  return extension('2.5.29.14', false, new asn1js.OctetString({ valueHex: await keyIdentifier(certificate) }))
}

async function authorityKeyIdentifier(issuer: pkijs.Certificate): Promise<pkijs.Extension> {
  const keyId = new asn1js.OctetString({ valueHex: await keyIdentifier(issuer) })
  const value = new pkijs.AuthorityKeyIdentifier({ keyIdentifier: keyId })
  return extension('2.5.29.35', false, value.toSchema())
}

/** First 160 bits of the SHA-256 of the public key: RFC 7093 2, method 1. */
async function keyIdentifier({ subjectPublicKeyInfo }: pkijs.Certificate): Promise<ArrayBuffer> {
  const key = subjectPublicKeyInfo.subjectPublicKey.valueBlock.valueHexView
  const digest = await webcrypto.subtle.digest('SHA-256', new Uint8Array(key))
  return digest.slice(0, 20)
}

function extension(extnID: string, critical: boolean, value: asn1js.BaseBlock): pkijs.Extension {
  return new pkijs.Extension({ extnID, critical, extnValue: value.toBER() })
}

function pem(label: string, der: ArrayBuffer): string {
  const lines = Buffer.from(der)
    .toString('base64')
    .match(/.{1,64}/g)
  return `-----BEGIN ${label}-----\n${lines?.join('\n')}\n-----END ${label}-----\n`
}
