import { Decrypter } from 'age-encryption'
import type { Instant, Sha256Hex } from '../../shared/domain/ids.ts'
import type { Verdict } from '../../shared/domain/verdict.ts'
import { type ErrorCode, SealdeskError } from '../../shared/errors/error.ts'
import { type Aead, pickAead } from './aead.ts'
import { parseAsicManifest } from './asicManifest.ts'
import { certificateSha256, isInTime } from './certificate.ts'
import { type Container, outer, readContainer, readHeader } from './container.ts'
import { type CheckingThreads, checkContents } from './contentCheck.ts'
import { type Signer, verifyCosigners } from './cosigners.ts'
import { malformed, tampered } from './faults.ts'
import type { PackageHeader, PackageKind, PackageRefs } from './header.ts'
import { recipientOf } from './identity.ts'
import { type InnerEntry, readInner } from './inner.ts'
import { openPayload, type PayloadReader } from './payloadReader.ts'
import { type SignedBy, verifySignature } from './signature.ts'
import { checkManifest } from './signedFiles.ts'
import { sha256Hex } from './sink.ts'
import { openFileSource, type RandomSource } from './source.ts'
import type { PlacedDigest, Stretch } from './stretch.ts'
import type { Card } from './vendorCard.ts'

export interface VerifyOptions {
  readonly kind: PackageKind
  /** Parties whose pinned certificates may have signed. */
  readonly trusted: readonly Card[]
  /** age identities, one of which the package must be addressed to. */
  readonly identities: readonly string[]
  readonly now: Date
  /** Where the package must belong to a certain batch. */
  readonly refs?: PackageRefs
  /** Called with the bytes of the file that are done, from 0 to its size, and the inner files checked by then. */
  readonly progress?: (bytes: number, files: number) => void
  readonly signal?: AbortSignal
  /** Where a payload lies whose digest is already known, because every byte of it was just written. */
  readonly written?: PlacedDigest
  /** Without them all is checked on the calling thread. */
  readonly threads?: CheckingThreads
  /** Only tests choose; otherwise the fastest that works. */
  readonly aead?: Aead
}

/** The outside of a package that is as it should be, before a byte of its payload was looked at. */
interface VerifiedOutside extends SignedBy {
  readonly container: Container
  readonly header: PackageHeader
  readonly cosigners: readonly Signer[]
  readonly identity: string
}

/** A package that is what it says: who signed it, what it says, and which of the identities opens it. */
export interface VerifiedPackage {
  readonly verdict: 'valid' | 'valid-expired-certificate'
  readonly signer: Card
  /** Everybody who signed, each with a verdict of their own; the sender is the first. */
  readonly signers: readonly [Signer, ...Signer[]]
  readonly header: PackageHeader
  /** SHA-256 of the outer SHA256SUMS: stands for the whole content. */
  readonly sumsSha256: Sha256Hex
  readonly identity: string
  /** End of the signing certificate's validity. */
  readonly notAfter: Instant
  /** All inner files but SHA256SUMS, each as it was found to be. */
  readonly files: ReadonlyMap<string, InnerEntry>
}

export interface RefusedPackage {
  readonly verdict: Exclude<Verdict, VerifiedPackage['verdict']>
  readonly error: SealdeskError
  /** What the package says of itself, once the signature over it was found to be right. */
  readonly header?: PackageHeader
}

export type Verification = VerifiedPackage | RefusedPackage

/**
 * Checks everything that a package promises, its whole content included. The signature is verified against the
 * pinned certificates before anything is decrypted or parsed further.
 *
 * @throws SealdeskError `file/*` where the file cannot be read, `job/cancelled`; never for what is in it
 */
export async function verifyPackage(path: string, options: VerifyOptions): Promise<Verification> {
  return judged(path, async (source, isSigned) => {
    const outside = await judgeOutside(source, options, isSigned)
    const files = await checkPayload(path, outside, options)
    options.progress?.(source.size, files.size)
    return { ...verified(outside, options.now), files }
  })
}

/**
 * Checks what can be told of a package before its payload is read: its form, who signed it, what it is and for whom.
 *
 * @returns what it says and where its payload lies; or why it is refused
 * @throws SealdeskError `file/*` where the file cannot be read; never for what is in it
 */
export async function verifyPackageOutside(
  path: string,
  options: Pick<VerifyOptions, 'kind' | 'trusted' | 'identities' | 'now' | 'refs'>,
): Promise<{ readonly header: PackageHeader; readonly payload: Stretch } | RefusedPackage> {
  return judged(path, async (source, isSigned) => {
    const { container, header } = await judgeOutside(source, options, isSigned)
    return { header, payload: { start: container.payloadStart, size: container.payload.size } }
  })
}

async function judged<T>(
  path: string,
  judge: (source: RandomSource, isSigned: (header: PackageHeader) => void) => Promise<T>,
): Promise<T | RefusedPackage> {
  const source = await openFileSource(path)
  const signed: { header?: PackageHeader } = {}
  try {
    return await judge(source, (header) => {
      signed.header = header
    })
  } catch (error) {
    const verdict = error instanceof SealdeskError ? verdictOf[error.code] : undefined
    if (error instanceof SealdeskError && verdict) return { verdict, error, ...signed }
    throw error
  } finally {
    await source.close()
  }
}

/** The verdict that each error of a package comes to; an error that is not here is not about the package. */
const verdictOf: Partial<Record<ErrorCode, RefusedPackage['verdict']>> = {
  'package/malformed': 'malformed',
  'package/unexpected-kind': 'malformed',
  'package/other-batch': 'malformed',
  'package/unsupported-version': 'unsupported-version',
  'package/unknown-signer': 'unknown-signer',
  'package/wrong-recipient': 'wrong-recipient',
  'package/tampered': 'tampered',
  'package/incomplete': 'incomplete',
}

async function judgeOutside(
  source: RandomSource,
  options: Pick<VerifyOptions, 'kind' | 'trusted' | 'identities' | 'now' | 'refs'>,
  isSigned: (header: PackageHeader) => void,
): Promise<VerifiedOutside> {
  const container = await readContainer(source)
  const signedBy = verifyOutside(container, options.trusted)
  const header = readHeader(container)
  isSigned(header)
  checkHeader(header, signedBy.signer, options)
  const cosigners = verifyCosigners(container, header, { ...options, sender: signedBy.signer })
  return {
    ...signedBy,
    container,
    header,
    cosigners,
    identity: await findIdentity(header, options.identities),
  }
}

/** Goes over the payload twice, so that nothing is decrypted that the signature does not cover. */
async function checkPayload(
  path: string,
  { container, header, identity }: VerifiedOutside,
  { written, progress, signal, threads, aead: chosen }: VerifyOptions,
): Promise<ReadonlyMap<string, InnerEntry>> {
  const { size } = container.payload
  const isKnown = written?.start === container.payloadStart && written.size === size
  const passes = isKnown ? 1 : 2
  const sha256 = isKnown
    ? written.sha256
    : await container.digestPayload((done) => progress?.(Math.floor(done / passes), 0), signal)
  checkPayloadDigest(container, header, sha256)

  const aead = chosen ?? (await pickAead())
  const plaintext = await decryptPayload(container, identity, aead)
  try {
    const files = await readInner(plaintext, header)
    let done = size * (passes - 1)
    let checked = 0
    await checkContents({ path, start: container.payloadStart, plaintext, aead: aead.name }, files.values(), {
      threads,
      signal,
      progress: (bytes, more) => {
        done += bytes
        checked += more
        progress?.(Math.floor(done / passes), checked)
      },
    })
    return files
  } finally {
    plaintext.wipe()
  }
}

function verified(
  { container, header, signer, cosigners, identity, notBefore, notAfter }: VerifiedOutside,
  now: Date,
): Omit<VerifiedPackage, 'files'> {
  const verdict = isInTime(notBefore, notAfter, now) ? 'valid' : 'valid-expired-certificate'
  const sender: Signer = { ...header.from, verdict, notAfter: notAfter.toISOString() }
  return {
    verdict,
    signer,
    signers: [sender, ...cosigners],
    header,
    sumsSha256: sha256Hex(container.content.sums),
    identity,
    notAfter: notAfter.toISOString(),
  }
}

/**
 * Verifies the signature over the manifest and, only then, that the manifest covers package.json and SHA256SUMS.
 *
 * @throws SealdeskError `package/*`
 */
export function verifyOutside(container: Container, trusted: readonly Card[]): SignedBy {
  const { signature, manifest } = container.content
  const signedBy = verifySignature(signature, manifest, trusted)
  checkManifest(manifest, outer.signature, container)
  return signedBy
}

/**
 * Compares the SHA-256 of a payload with those in package.json and in the manifest.
 *
 * @throws SealdeskError `package/tampered`
 */
export function checkPayloadDigest(container: Container, header: PackageHeader, sha256: Sha256Hex): void {
  const referenced = parseAsicManifest(container.content.manifest).references.get(outer.payload)
  if (sha256 !== header.payload.sha256 || (referenced !== undefined && referenced !== sha256))
    throw tampered('the payload is not the one signed')
}

/** Opens the payload with one identity. @throws SealdeskError `package/malformed`, `package/tampered` */
export function decryptPayload(container: Container, identity: string, aead: Aead): Promise<PayloadReader> {
  const decrypter = new Decrypter()
  decrypter.addIdentity(identity)
  const unwrap = (header: Uint8Array) =>
    decrypter.decryptHeader(header).catch(() => {
      throw malformed('the payload is not encrypted to its addressee')
    })
  return openPayload(container.payload, unwrap, aead)
}

function checkHeader(
  header: PackageHeader,
  signer: Card,
  { kind, refs }: Pick<VerifyOptions, 'kind' | 'refs'>,
): void {
  if (header.kind !== kind)
    throw new SealdeskError('package/unexpected-kind', { expected: kind, found: header.kind })
  if (header.from.certSha256 !== certificateSha256(signer.certificate) || header.from.name !== signer.name)
    throw malformed('package.json names another sender than the signer')
  const isOther =
    refs && (header.refs?.batchId !== refs.batchId || header.refs.batchSumsSha256 !== refs.batchSumsSha256)
  if (isOther) throw new SealdeskError('package/other-batch', { expected: refs.batchId })
}

async function findIdentity(header: PackageHeader, identities: readonly string[]): Promise<string> {
  const addressed = new Set(header.to.map(({ recipient }) => recipient))
  for (const identity of identities) if (addressed.has(await recipientOf(identity))) return identity
  throw new SealdeskError('package/wrong-recipient')
}
