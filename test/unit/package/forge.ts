import { randomUUID } from 'node:crypto'
import { pickAead } from '../../../main/package/aead.ts'
import { formatAsicManifest } from '../../../main/package/asicManifest.ts'
import { type CertifiedKey, certificateSha256 } from '../../../main/package/certificate.ts'
import { cosignatureNames } from '../../../main/package/container.ts'
import { createPayloadWriter } from '../../../main/package/payloadWriter.ts'
import { createSignature } from '../../../main/package/signature.ts'
import { type ByteSink, sha256Hex } from '../../../main/package/sink.ts'
import type { Sums } from '../../../main/package/sums.ts'
import { createZipWriter, type ZipWriter } from '../../../main/package/zipWriter.ts'
import { now, type Party } from '../../fixtures/packages.ts'

export type Entry = readonly [name: string, content: Buffer]

/** Where a forger steps in; each step sees what an honest writer would have made, and everything after is honest. */
export interface Forgery {
  /** Files in the payload, besides its SHA256SUMS. */
  readonly files?: readonly Entry[]
  /** Who signs besides; the header names them. */
  readonly cosigners?: readonly Party[]
  readonly innerSums?: (text: string) => string
  /** The inner zip as a whole. */
  readonly inner?: (zip: Buffer) => Buffer
  readonly payload?: (age: Buffer) => Buffer
  readonly header?: (header: Record<string, unknown>) => Record<string, unknown>
  readonly headerText?: (text: string) => string
  readonly sums?: (text: string) => string
  readonly manifest?: (xml: string) => string
  readonly signature?: (der: Buffer) => Buffer
  readonly outer?: (entries: readonly Entry[]) => readonly Entry[]
  readonly container?: (zip: Buffer) => Buffer
}

const content: readonly Entry[] = [
  ['order.json', Buffer.from('{}')],
  ['docs/A-001/1.jpg', Buffer.from('样本 SPECIMEN')],
]

/** A package in memory that is honest but for the forgery. */
export async function forge(
  lender: Party,
  recipient: string,
  {
    files = content,
    cosigners = [],
    innerSums = same,
    inner = same,
    payload = same,
    header = same,
    headerText = same,
    sums = same,
    manifest = same,
    signature = same,
    outer = same,
    container = same,
  }: Forgery = {},
): Promise<Buffer> {
  const list = innerSums(files.map(([name, bytes]) => `${sha256Hex(bytes)}  ${name}\n`).join(''))
  const zip = inner(await zipOf([...files, ['SHA256SUMS', Buffer.from(list)]]))
  const age = payload(await encrypt(zip, recipient))
  const json = headerText(
    JSON.stringify(
      header({
        format: 'loan-review-package/1',
        kind: 'batch',
        packageId: randomUUID(),
        createdAt: now.toISOString(),
        from: signerOf(lender),
        ...(cosigners.length > 0 && { cosigners: cosigners.map(signerOf) }),
        to: [{ name: '收件方', recipient }],
        payload: {
          name: 'payload.age',
          encryption: 'age-encryption.org/v1',
          inner: 'zip-stored',
          size: age.length,
          sha256: sha256Hex(age),
        },
        inner: {
          sums: 'SHA256SUMS',
          sumsSha256: sha256Hex(list),
          files: files.length,
          bytes: files.reduce((bytes, [, { length }]) => bytes + length, 0),
        },
      }),
    ),
  )
  const outerSums = sums(`${sha256Hex(json)}  package.json\n${sha256Hex(age)}  payload.age\n`)
  const references = new Map([
    ['package.json', sha256Hex(json)],
    ['SHA256SUMS', sha256Hex(outerSums)],
    ['payload.age', sha256Hex(age)],
  ])
  const xml = manifest(formatAsicManifest({ signature: 'META-INF/signature001.p7s', references }))
  const entries: readonly Entry[] = [
    ['mimetype', Buffer.from('application/vnd.etsi.asic-e+zip')],
    ['payload.age', age],
    ['package.json', Buffer.from(json)],
    ['SHA256SUMS', Buffer.from(outerSums)],
    ['META-INF/ASiCManifest001.xml', Buffer.from(xml)],
    ['META-INF/signature001.p7s', signature(createSignature(Buffer.from(xml), lender, now))],
    ...cosigners.flatMap((cosigner, index) => cosignature(cosigner, index, references)),
  ]
  return container(await zipOf(outer(entries)))
}

function signerOf({ name, certificatePem }: Party): { name: string; certSha256: string } {
  return { name, certSha256: certificateSha256(certificatePem) }
}

/** The two files of an honest co-signature. */
export function cosignature(signer: CertifiedKey, index: number, references: Sums): readonly Entry[] {
  const names = cosignatureNames(index)
  const manifest = Buffer.from(formatAsicManifest({ signature: names.signature, references }))
  return [
    [names.manifest, manifest],
    [names.signature, createSignature(manifest, signer, now)],
  ]
}

/** A stored zip of entries whose names are taken as they are. */
export async function zipOf(entries: readonly Entry[]): Promise<Buffer> {
  return collect(async (sink) => {
    const zip: ZipWriter = createZipWriter(sink, now)
    for (const [name, bytes] of entries) await zip.add(name, bytes)
    await zip.finish()
  })
}

export async function encrypt(plaintext: Buffer, recipient: string): Promise<Buffer> {
  return collect(async (sink) => {
    const writer = await createPayloadWriter([recipient], await pickAead(), sink)
    await writer.write(plaintext)
    await writer.end()
  })
}

/** The bytes with one of them changed. */
export function flip(bytes: Buffer, at: number, mask = 0x01): Buffer {
  const copy = Buffer.from(bytes)
  copy.writeUInt8(copy.readUInt8(at) ^ mask, at)
  return copy
}

/** The bytes with every occurrence of one text replaced by another of the same length. */
export function replaceAll(bytes: Buffer, from: string, to: string): Buffer {
  return Buffer.from(bytes.toString('latin1').replaceAll(from, to), 'latin1')
}

async function collect(produce: (sink: ByteSink) => Promise<void>): Promise<Buffer> {
  const pieces: Buffer[] = []
  await produce(async (bytes) => {
    pieces.push(Buffer.from(bytes))
  })
  return Buffer.concat(pieces)
}

function same<T>(value: T): T {
  return value
}
