import { createHash, type KeyObject, sign, verify, X509Certificate } from 'node:crypto'
import * as asn1js from 'asn1js'
import * as pkijs from 'pkijs'
import type { Sha256Hex } from '../../shared/domain/ids.ts'
import { SealdeskError } from '../../shared/errors/error.ts'
import { type CertifiedKey, certificateDer, parseCertificate, signingKeyOf } from './certificate.ts'
import { malformed, tampered } from './faults.ts'
import { sha256Hex } from './sink.ts'
import type { Card } from './vendorCard.ts'

const oid = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  sha256: '2.16.840.1.101.3.4.2.1',
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
} as const

/** Who signed: the pinned card, and the time in which its certificate is valid. */
export interface SignedBy {
  readonly signer: Card
  readonly notBefore: Date
  readonly notAfter: Date
}

/**
 * Detached CAdES-B signature (ETSI EN 319 122-1) in DER: ECDSA P-256 with SHA-256, the certificate embedded, the
 * signed attributes contentType, signingTime, messageDigest and ESSCertIDv2.
 */
export function createSignature(content: Uint8Array, signer: CertifiedKey, signingTime: Date): Buffer {
  const certificate = certificateDer(signer.certificatePem)
  const attributes = signedAttributes(content, certificate, signingTime)
  const signed = new asn1js.Set({ value: attributes.map((attribute) => attribute.toSchema()) }).toBER()
  const value = sign('sha256', Buffer.from(signed), { key: signer.privateKeyPem, dsaEncoding: 'der' })
  return assemble(parseCertificate(certificate), attributes, value)
}

/**
 * Verifies a signature over the content by one of the trusted parties' pinned certificates. Nothing is taken from
 * the signature's own certificate but its identity with the pinned one.
 *
 * @throws SealdeskError `package/malformed`, `package/unknown-signer`, `package/tampered`
 */
export function verifySignature(
  signature: Uint8Array,
  content: Uint8Array,
  trusted: readonly Card[],
): SignedBy {
  const parsed = parseSignature(signature)
  const signer = trusted.find((card) => certificateDer(card.certificate).equals(parsed.der))
  if (!signer) throw new SealdeskError('package/unknown-signer', { found: sha256Hex(parsed.der) })
  const certificate = checkSigned(parsed, content)
  return { signer, notBefore: certificate.validFromDate, notAfter: certificate.validToDate }
}

/**
 * Verifies a signature over the content by the certificate of this digest, which comes with the signature. Whose it
 * is, is for the caller to find out.
 *
 * @throws SealdeskError `package/malformed`, `package/tampered`
 */
export function verifySignatureBy(
  certSha256: Sha256Hex,
  signature: Uint8Array,
  content: Uint8Array,
): X509Certificate {
  const parsed = parseSignature(signature)
  if (sha256Hex(parsed.der) !== certSha256)
    throw malformed('a signature is by another than package.json names')
  return checkSigned(parsed, content)
}

function checkSigned(parsed: ParsedSignature, content: Uint8Array): X509Certificate {
  const { certificate, key } = openCertificate(parsed.der)
  if (!verify('sha256', parsed.signedBytes, { key, dsaEncoding: 'der' }, parsed.value))
    throw tampered('the signature is not by the certificate')
  if (!parsed.messageDigest.equals(sha256(content))) throw tampered('the manifest is not the one signed')
  if (!parsed.certificateDigest.equals(sha256(parsed.der)))
    throw tampered('the signature is bound to another certificate')
  return certificate
}

function openCertificate(der: Buffer): { certificate: X509Certificate; key: KeyObject } {
  try {
    const certificate = new X509Certificate(der)
    return { certificate, key: signingKeyOf(certificate) }
  } catch {
    throw malformed('the signature is by a certificate that is not of an ECDSA P-256 key')
  }
}

interface ParsedSignature {
  /** The certificate that came with the signature. */
  readonly der: Buffer
  readonly signedBytes: Buffer
  readonly value: Buffer
  readonly messageDigest: Buffer
  readonly certificateDigest: Buffer
}

function parseSignature(signature: Uint8Array): ParsedSignature {
  try {
    return readSignature(signature)
  } catch (error) {
    if (error instanceof SealdeskError) throw error
    throw malformed('the signature is not a CMS structure')
  }
}

function readSignature(signature: Uint8Array): ParsedSignature {
  const { content } = pkijs.ContentInfo.fromBER(new Uint8Array(signature))
  const { certificates = [], signerInfos } = new pkijs.SignedData({ schema: content })
  const [certificate] = certificates
  const [signerInfo] = signerInfos
  if (!(certificate instanceof pkijs.Certificate) || certificates.length !== 1)
    throw malformed('the signature does not carry exactly one certificate')
  if (!signerInfo?.signedAttrs || signerInfos.length !== 1)
    throw malformed('the signature does not have exactly one signer')
  const { attributes, encodedValue } = signerInfo.signedAttrs
  const value = Buffer.from(signerInfo.signature.valueBlock.valueHexView)
  // Only what the attributes say is signed; everything around them has exactly one form, so that it cannot differ.
  if (!assemble(certificate, attributes, value).equals(signature))
    throw malformed('the signature is not in the form of a package')
  const der = Buffer.from(certificate.toSchema().toBER())
  return { der, signedBytes: Buffer.from(encodedValue), value, ...readAttributes(attributes) }
}

function readAttributes(attributes: readonly pkijs.Attribute[]) {
  const values = new Map(attributes.map(({ type, values }) => [type, values]))
  if (values.size !== attributes.length) throw malformed('the signature repeats an attribute')
  const encoded = attributes.map((attribute) => Buffer.from(attribute.toSchema().toBER()))
  if (encoded.some((bytes, index) => Buffer.compare(encoded[index - 1] ?? bytes, bytes) > 0))
    throw malformed('the signed attributes are not in the order of DER')
  function only<T extends asn1js.BaseBlock>(type: string, form: new () => T): T {
    const [value, ...more] = values.get(type) ?? []
    if (!(value instanceof form) || more.length > 0) throw malformed('the signature lacks a CAdES attribute')
    return value
  }
  if (only(oid.contentType, asn1js.ObjectIdentifier).valueBlock.toString() !== oid.data)
    throw malformed('the signature is over another type of content')
  if (!values.has(oid.signingTime)) throw malformed('the signature lacks a CAdES attribute')
  return {
    messageDigest: octets(only(oid.messageDigest, asn1js.OctetString)),
    certificateDigest: essCertificateDigest(only(oid.signingCertificateV2, asn1js.Sequence)),
  }
}

/** RFC 5035: SigningCertificateV2 ::= { certs: ESSCertIDv2 ::= { hashAlgorithm DEFAULT sha256, certHash, … } … } */
function essCertificateDigest(attribute: asn1js.Sequence): Buffer {
  const [certificates] = attribute.valueBlock.value
  const [first] = certificates instanceof asn1js.Sequence ? certificates.valueBlock.value : []
  const [head, second] = first instanceof asn1js.Sequence ? first.valueBlock.value : []
  if (head instanceof asn1js.OctetString) return octets(head)
  const [algorithm] = head instanceof asn1js.Sequence ? head.valueBlock.value : []
  const isSha256 =
    algorithm instanceof asn1js.ObjectIdentifier && algorithm.valueBlock.toString() === oid.sha256
  if (!isSha256 || !(second instanceof asn1js.OctetString))
    throw malformed('the signature names its certificate by a digest that is not SHA-256')
  return octets(second)
}

function signedAttributes(content: Uint8Array, certificate: Buffer, at: Date): pkijs.Attribute[] {
  const certId = sequence(sequence(sequence(octetString(sha256(certificate)))))
  const isEarly = at.getUTCFullYear() < 2050
  const time = isEarly
    ? new asn1js.UTCTime({ valueDate: at })
    : new asn1js.GeneralizedTime({ valueDate: wholeSeconds(at) })
  // In the order of their encodings, as DER wants a set.
  return [
    attribute(oid.contentType, new asn1js.ObjectIdentifier({ value: oid.data })),
    attribute(oid.signingTime, time),
    attribute(oid.messageDigest, octetString(sha256(content))),
    attribute(oid.signingCertificateV2, certId),
  ]
}

/** The one encoding of a signature: the same for those that are made and those that are read. */
function assemble(certificate: pkijs.Certificate, attributes: pkijs.Attribute[], value: Uint8Array): Buffer {
  const digestAlgorithm = new pkijs.AlgorithmIdentifier({ algorithmId: oid.sha256 })
  const signerInfo = new pkijs.SignerInfo({
    version: 1,
    sid: new pkijs.IssuerAndSerialNumber({
      issuer: certificate.issuer,
      serialNumber: certificate.serialNumber,
    }),
    digestAlgorithm,
    signedAttrs: new pkijs.SignedAndUnsignedAttributes({ type: 0, attributes }),
    signatureAlgorithm: new pkijs.AlgorithmIdentifier({ algorithmId: oid.ecdsaWithSha256 }),
    signature: octetString(value),
  })
  const signedData = new pkijs.SignedData({
    version: 1,
    digestAlgorithms: [digestAlgorithm],
    encapContentInfo: new pkijs.EncapsulatedContentInfo({ eContentType: oid.data }),
    certificates: [certificate],
    signerInfos: [signerInfo],
  })
  const contentInfo = new pkijs.ContentInfo({
    contentType: oid.signedData,
    content: signedData.toSchema(false),
  })
  return Buffer.from(contentInfo.toSchema().toBER())
}

function attribute(type: string, value: asn1js.BaseBlock): pkijs.Attribute {
  return new pkijs.Attribute({ type, values: [value] })
}

function sequence(...value: asn1js.BaseBlock[]): asn1js.Sequence {
  return new asn1js.Sequence({ value })
}

function octetString(bytes: Uint8Array): asn1js.OctetString {
  return new asn1js.OctetString({ valueHex: new Uint8Array(bytes) })
}

function octets(block: asn1js.OctetString): Buffer {
  return Buffer.from(block.valueBlock.valueHexView)
}

/** DER allows no fraction of a second that is zero, and we need none. */
function wholeSeconds(at: Date): Date {
  return new Date(Math.floor(at.getTime() / 1000) * 1000)
}

function sha256(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest()
}
