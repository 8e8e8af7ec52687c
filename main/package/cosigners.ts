import { X509Certificate } from 'node:crypto'
import type { Instant, Sha256Hex } from '../../shared/domain/ids.ts'
import type { Verdict } from '../../shared/domain/verdict.ts'
import { certificateSha256, commonName, isInTime, isIssuedBy } from './certificate.ts'
import { type Container, cosignatureNames } from './container.ts'
import { incomplete, malformed, tampered } from './faults.ts'
import type { PackageHeader } from './header.ts'
import { verifySignatureBy } from './signature.ts'
import { checkManifest } from './signedFiles.ts'
import { type Card, issuerOf } from './vendorCard.ts'

/** One of those who signed a package. `unknown-signer`: the signature is right, but nobody knows whose it is. */
export interface Signer {
  /** From a card or a certificate that is trusted; of an unknown signer only what package.json says. */
  readonly name: string
  readonly certSha256: Sha256Hex
  readonly verdict: Extract<Verdict, 'valid' | 'valid-expired-certificate' | 'unknown-signer'>
  /** End of the certificate's validity. */
  readonly notAfter: Instant
}

/**
 * Verifies every co-signature of a container whose header is known to be right. Each must be sound and by the
 * certificate that the header names; whether that is somebody's whom the reader knows is told of each signer. Known
 * is a pinned certificate, and one that the sender's issuer issued.
 *
 * @throws SealdeskError `package/malformed`, `package/incomplete`, `package/tampered`
 */
export function verifyCosigners(
  container: Container,
  header: PackageHeader,
  { sender, trusted, now }: { sender: Card; trusted: readonly Card[]; now: Date },
): readonly Signer[] {
  const { cosigners = [] } = header
  if (container.cosignatures.length > cosigners.length)
    throw malformed('the container has a signature that package.json does not name')
  return cosigners.map(({ name, certSha256 }, index) => {
    const files = container.cosignatures[index]
    if (!files) throw incomplete(`${cosignatureNames(index).signature} is missing`)
    const certificate = verifySignatureBy(certSha256, files.signature, files.manifest)
    const payload = checkManifest(files.manifest, cosignatureNames(index).signature, container)
    if (payload !== undefined && payload !== header.payload.sha256)
      throw tampered('the payload is not the one that a co-signature is over')
    const owner = ownerOf(certificate, certSha256, sender, trusted)
    if (owner !== null && owner !== name)
      throw malformed('package.json gives a signer another name than its certificate')
    const { validFromDate, validToDate } = certificate
    const verdict = isInTime(validFromDate, validToDate, now) ? 'valid' : 'valid-expired-certificate'
    return {
      name,
      certSha256,
      verdict: owner === null ? 'unknown-signer' : verdict,
      notAfter: validToDate.toISOString(),
    }
  })
}

/** Name of a certificate's owner, where the reader knows it. */
function ownerOf(
  certificate: X509Certificate,
  certSha256: Sha256Hex,
  sender: Card,
  trusted: readonly Card[],
): string | null {
  const pinned = trusted.find((card) => certificateSha256(card.certificate) === certSha256)
  if (pinned) return pinned.name
  return isIssuedBy(certificate, new X509Certificate(issuerOf(sender))) ? commonName(certificate) : null
}
