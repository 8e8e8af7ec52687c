import { X509Certificate } from 'node:crypto'
import type { BatchId, Sha256Hex } from '../../shared/domain/ids.ts'
import { SealdeskError } from '../../shared/errors/error.ts'
import { type Aead, pickAead } from './aead.ts'
import { formatAsicManifest } from './asicManifest.ts'
import { blocksOf } from './blocks.ts'
import { throwIfAborted } from './cancel.ts'
import { type CertifiedKey, certificateSha256, requireInTime } from './certificate.ts'
import { cosignatureNames, mimetype, outer, readContainer, readHeader, type Signed } from './container.ts'
import { verifyCosigners } from './cosigners.ts'
import { formatHeader, PackageHeader, type PackageKind, type PackageRefs } from './header.ts'
import { innerSums } from './inner.ts'
import { createNameSet, isSafeName } from './names.ts'
import { createPayloadWriter } from './payloadWriter.ts'
import { createSignature } from './signature.ts'
import { type ByteSink, createBlockSink, createDigestSink, type Digest, sha256Hex } from './sink.ts'
import { openFileSource } from './source.ts'
import { createStretchHash } from './stretch.ts'
import { formatSums, type Sums } from './sums.ts'
import { bothSettled, createTargetFile } from './targetFile.ts'
import { checkPayloadDigest, verifyOutside } from './verify.ts'
import { createZipWriter, type ZipWriter } from './zipWriter.ts'

/** A file to be packed; opened once, when its turn comes. */
export interface InnerFile {
  readonly name: string
  /** Its bytes in order; each piece may be reused for the next. */
  open(): AsyncIterable<Uint8Array>
  /** Told what the content was, once all of it is packed. */
  packed?(digest: Digest): void
}

export interface WriteOptions {
  /** Where the package goes; nothing may be there yet. */
  readonly out: string
  readonly kind: PackageKind
  /** A new UUID. */
  readonly packageId: string
  readonly createdAt: Date
  readonly from: { readonly name: string } & CertifiedKey
  /** Who signs besides: their signatures go with the package and cannot be taken off unseen. */
  readonly cosigners?: readonly ({ readonly name: string } & CertifiedKey)[]
  readonly to: readonly { readonly name: string; readonly recipient: string }[]
  readonly refs?: PackageRefs
  readonly inner: AsyncIterable<InnerFile> | Iterable<InnerFile>
  /** Called with the bytes of content packed so far. */
  readonly progress?: (bytes: number) => void
  readonly signal?: AbortSignal
  /** Only tests choose; otherwise the fastest that works. */
  readonly aead?: Aead
}

export interface WrittenPackage {
  readonly packageId: BatchId
  /** Inner files and their bytes, SHA256SUMS not counted. */
  readonly files: number
  readonly bytes: number
  /** Size and SHA-256 of the container. */
  readonly size: number
  readonly sha256: Sha256Hex
  /** SHA-256 of the outer SHA256SUMS. */
  readonly sumsSha256: Sha256Hex
}

/**
 * Packs, encrypts and signs in one pass and constant memory, reads the result back from the disk and checks it, and
 * only then gives it its name. Whatever fails leaves nothing.
 *
 * @throws SealdeskError `certificate/out-of-time`, `file/*`, `package/unsafe-name`, `job/cancelled`; also what the files' own streams throw
 */
export async function writePackage(options: WriteOptions): Promise<WrittenPackage> {
  for (const { certificatePem } of [options.from, ...(options.cosigners ?? [])])
    requireInTime(new X509Certificate(certificatePem), options.createdAt)
  const target = await createTargetFile(options.out)
  try {
    const blocks = createBlockSink(target.write)
    const { header, sums } = await writeContainer(options, blocks.write)
    await blocks.flush()
    const [whole] = await bothSettled(checkWritten(target.temporaryPath, options), target.finish())
    await target.commit()
    const { files, bytes } = header.inner
    return { packageId: header.packageId, files, bytes, ...whole, sumsSha256: sha256Hex(sums) }
  } catch (error) {
    await target.discard()
    throw error
  }
}

async function writeContainer(
  options: WriteOptions,
  sink: ByteSink,
): Promise<{ header: PackageHeader; sums: string }> {
  const zip = createZipWriter(sink, options.createdAt)
  await zip.add(outer.mimetype, Buffer.from(mimetype))
  const { payload, inner } = await writePayload(options, zip)
  const header = composeHeader(options, payload, inner)
  const headerText = formatHeader(header)
  const sums = formatSums(
    new Map([
      [outer.header, sha256Hex(headerText)],
      [outer.payload, payload.sha256],
    ]),
  )
  const references = new Map([
    [outer.header, sha256Hex(headerText)],
    [outer.sums, sha256Hex(sums)],
    [outer.payload, payload.sha256],
  ])
  await zip.add(outer.header, Buffer.from(headerText))
  await zip.add(outer.sums, Buffer.from(sums))
  await addSignature(zip, outer, references, options.from, options.createdAt)
  for (const [index, cosigner] of (options.cosigners ?? []).entries())
    await addSignature(zip, cosignatureNames(index), references, cosigner, options.createdAt)
  await zip.finish()
  return { header, sums }
}

async function addSignature(
  zip: ZipWriter,
  names: Signed<string>,
  references: Sums,
  signer: CertifiedKey,
  at: Date,
): Promise<void> {
  const manifest = Buffer.from(formatAsicManifest({ signature: names.signature, references }))
  await zip.add(names.manifest, manifest)
  await zip.add(names.signature, createSignature(manifest, signer, at))
}

async function writePayload(
  options: WriteOptions,
  zip: ZipWriter,
): Promise<{ payload: Digest; inner: PackageHeader['inner'] }> {
  const entry = await zip.begin(outer.payload)
  const ciphertext = createDigestSink(entry.write)
  const recipients = options.to.map(({ recipient }) => recipient)
  const aead = options.aead ?? (await pickAead())
  const encrypted = await createPayloadWriter(recipients, aead, ciphertext.write)
  const inner = await writeInner(options, encrypted.write)
  await encrypted.end()
  await entry.end()
  return { payload: ciphertext.digest(), inner }
}

async function writeInner(options: WriteOptions, sink: ByteSink): Promise<PackageHeader['inner']> {
  const zip = createZipWriter(sink, options.createdAt)
  const names = createNameSet()
  names.add(innerSums)
  const sums = new Map<string, Sha256Hex>()
  let bytes = 0
  for await (const file of options.inner) {
    if (!isSafeName(file.name) || !names.add(file.name))
      throw new SealdeskError('package/unsafe-name', { path: file.name })
    const entry = await zip.begin(file.name)
    const content = createDigestSink(entry.write)
    for await (const piece of file.open()) {
      throwIfAborted(options.signal)
      await content.write(piece)
      bytes += piece.length
      options.progress?.(bytes)
    }
    await entry.end()
    const digest = content.digest()
    sums.set(file.name, digest.sha256)
    file.packed?.(digest)
  }
  throwIfAborted(options.signal)
  const list = formatSums(sums)
  await zip.add(innerSums, Buffer.from(list))
  await zip.finish()
  return { sums: innerSums, sumsSha256: sha256Hex(list), files: sums.size, bytes }
}

function composeHeader(
  { kind, packageId, createdAt, from, cosigners, to, refs }: WriteOptions,
  payload: Digest,
  inner: PackageHeader['inner'],
): PackageHeader {
  return PackageHeader.parse({
    format: 'loan-review-package/1',
    kind,
    packageId,
    createdAt: createdAt.toISOString(),
    from: signerOf(from),
    ...(cosigners?.length && { cosigners: cosigners.map(signerOf) }),
    to: to.map(({ name, recipient }) => ({ name, recipient })),
    payload: { name: outer.payload, encryption: 'age-encryption.org/v1', inner: 'zip-stored', ...payload },
    inner,
    ...(refs && { refs }),
  })
}

function signerOf({ name, certificatePem }: WriteOptions['from']): PackageHeader['from'] {
  return { name, certSha256: certificateSha256(certificatePem) }
}

/**
 * Reads back what was written: form, signatures, and every byte of the payload by its digest.
 *
 * @returns size and SHA-256 of the container
 */
async function checkWritten(path: string, { from, to, createdAt, signal }: WriteOptions): Promise<Digest> {
  const source = await openFileSource(path)
  try {
    const container = await readContainer(source)
    const recipient = to[0]?.recipient ?? ''
    const self = {
      format: 'loan-review-party/1',
      name: from.name,
      certificate: from.certificatePem,
      recipient,
    } as const
    verifyOutside(container, [self])
    const header = readHeader(container)
    verifyCosigners(container, header, { sender: self, trusted: [], now: createdAt })

    const whole = createStretchHash({ start: 0, size: source.size })
    const payload = createStretchHash({ start: container.payloadStart, size: container.payload.size })
    for await (const block of blocksOf(source)) {
      throwIfAborted(signal)
      whole.update(block)
      payload.update(block)
    }
    checkPayloadDigest(container, header, payload.digest().sha256)
    const { size, sha256 } = whole.digest()
    return { size, sha256 }
  } finally {
    await source.close()
  }
}
