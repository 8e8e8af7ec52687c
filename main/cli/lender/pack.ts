import { randomUUID } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { AmendmentOrder } from '../../../shared/domain/amendment.ts'
import { ManifestLine } from '../../../shared/domain/manifest.ts'
import { Order } from '../../../shared/domain/order.ts'
import { SealdeskError } from '../../../shared/errors/error.ts'
import { createFileBlocks } from '../../package/blocks.ts'
import { parseJsonFile } from '../../package/card.ts'
import { certificateSha256 } from '../../package/certificate.ts'
import { readError } from '../../package/fileErrors.ts'
import { parseReceivingKeys, type ReceivingKeys } from '../../package/receivingKey.ts'
import { parseVendorCard } from '../../package/vendorCard.ts'
import { type InnerFile, type WriteOptions, writePackage } from '../../package/writer.ts'
import { defineCommand } from '../command.ts'
import { readNamedFile } from '../fileAccess.ts'
import { printAnswer, printNote } from '../output.ts'
import { startProgress } from '../progress.ts'
import { amendableBatch } from './amendable.ts'
import { type FoundDocument, listDocuments, listName } from './folder.ts'
import { type LenderKeys, readKeys } from './keys.ts'
import { keysOption } from './options.ts'
import { takeKey } from './usedKeys.ts'

export const packCommand = defineCommand({
  usage: 'pack <folder>',
  about: {
    zh: '把 FOLDER/docs/<案件编号>/… 加密并签名，打成一个批次，或补充一个批次',
    en: 'encrypt and sign FOLDER/docs/<caseNo>/… into one batch, or into an amendment of one',
  },
  options: {
    '--order <file>': { zh: '委托单 order.json', en: 'the order, order.json' },
    ...keysOption,
    '--to <file>': {
      zh: '外包机构发来的接收密钥文件；有多把时取下一把未用的',
      en: "the vendor's receiving-key.json; of several keys the next unused one is taken",
    },
    '--vendor <file>': {
      zh: '外包机构名片：核对接收密钥由其签发',
      en: "the vendor's card, to check who issued the key",
    },
    '--cosign <dir>': {
      zh: '第二签名人的密钥文件夹：与委托方一起签名',
      en: 'folder of keys of somebody who signs besides the lender',
    },
    '--amends <file>': {
      zh: '所补充的批次：当初打包发出的资料包',
      en: 'the batch that this amends: the very package that was sent',
    },
    '--out <file>': { zh: '生成的资料包', en: 'the package to write' },
  },
  input: z.object({
    folder: z.string().min(1),
    order: z.string().min(1),
    keys: z.string().min(1),
    to: z.string().min(1),
    vendor: z.string().min(1).optional(),
    cosign: z.string().min(1).optional(),
    amends: z.string().min(1).optional(),
    out: z.string().min(1),
  }),
  async run({ folder, order: orderPath, keys: keysFolder, to, vendor, cosign, amends, out }, io) {
    const keys = await readKeys(keysFolder)
    const cosigners = cosign === undefined ? [] : [await readCosigner(cosign, keys)]
    const receivingKeys = await readReceivingKeys(to, keys, vendor)
    const refs = amends === undefined ? undefined : await amendableBatch(amends, keys.certSha256s)
    const orderText = await readNamedFile(orderPath)
    const order = refs
      ? parseJsonFile(AmendmentOrder, orderText, orderPath)
      : parseJsonFile(Order, orderText, orderPath)
    const documents = await listDocuments(folder, order)
    if (refs) requireDocuments(order, documents, orderPath)
    else refuseReplacing(documents, folder)
    if (vendor === undefined) {
      const fingerprint = certificateSha256(receivingKeys.vendor.certificate)
      const { name } = receivingKeys.vendor
      printNote(
        io,
        io.text({
          zh: `接收方：${name}，证书 SHA-256：${fingerprint}`,
          en: `To ${name}, certificate SHA-256: ${fingerprint}`,
        }),
      )
    }

    const packageId = randomUUID()
    const createdAt = io.clock()
    const taken = { batchId: packageId, packedAt: createdAt.toISOString() }
    const key = await takeKey(keysFolder, receivingKeys, to, taken)
    const total = documents.reduce((sum, { size }) => sum + size, 0)
    const progress = startProgress(io, io.text({ zh: '打包', en: 'Packing' }), total)
    const written = await writePackage({
      out: resolve(out),
      kind: 'batch',
      packageId,
      createdAt,
      from: signerOf(keys),
      cosigners,
      to: [{ name: receivingKeys.vendor.name, recipient: key.recipient }],
      ...(refs && { refs }),
      inner: batchFiles(orderText, documents),
      progress: progress.to,
      signal: io.signal,
    })
      .catch(async (error: unknown) => {
        await key.giveBack()
        throw error
      })
      .finally(progress.end)

    const value = {
      package: resolve(out),
      batchId: written.packageId,
      amends: refs?.batchId ?? null,
      receivingKey: key.keyId,
      receivingKeysLeft: key.left,
      cases: order.cases.length,
      documents: documents.length,
      bytes: written.bytes,
      size: written.size,
      sha256: written.sha256,
    }
    printAnswer(io, value, [
      io.text({
        zh: `已打包 ${value.cases} 个案件、${value.documents} 份资料：${value.package}`,
        en: `Packed ${value.cases} cases with ${value.documents} documents: ${value.package}`,
      }),
      refs
        ? io.text({
            zh: `补充包编号：${value.batchId}，补充批次：${refs.batchId}`,
            en: `Amendment ${value.batchId} of the batch ${refs.batchId}`,
          })
        : io.text({ zh: `批次编号：${value.batchId}`, en: `Batch: ${value.batchId}` }),
      io.text({
        zh: `接收密钥：${key.keyId}（该文件还剩 ${key.left} 把未用）`,
        en: `Receiving key: ${key.keyId} (${key.left} of that file are left)`,
      }),
      `SHA-256: ${value.sha256}`,
    ])
    return 0
  },
})

/** @throws SealdeskError `file/*`, `package/other-receiving-key`, `package/other-vendor` */
async function readReceivingKeys(
  path: string,
  keys: LenderKeys,
  vendorPath?: string,
): Promise<ReceivingKeys> {
  const received = await parseReceivingKeys(await readNamedFile(path), path)
  if (!keys.certSha256s.includes(received.lender.certSha256))
    throw new SealdeskError('package/other-receiving-key', { path, found: received.lender.name })
  if (vendorPath !== undefined) {
    const vendor = await parseVendorCard(await readNamedFile(vendorPath), vendorPath)
    if (certificateSha256(vendor.certificate) !== certificateSha256(received.vendor.certificate))
      throw new SealdeskError('package/other-vendor', { path, expected: vendor.name })
  }
  return received
}

/** @throws SealdeskError `file/invalid` where an amendment names a case and brings nothing for it */
function requireDocuments(
  { cases }: Pick<AmendmentOrder, 'cases'>,
  documents: readonly FoundDocument[],
  path: string,
): void {
  const brought = new Set<string>(documents.map(({ caseNo }) => caseNo))
  const idle = cases.find(({ caseNo }) => !brought.has(caseNo))
  if (idle) throw new SealdeskError('file/invalid', { path, detail: `${idle.caseNo}: no document for it` })
}

/** @throws SealdeskError `file/invalid` where a batch is to replace documents */
function refuseReplacing(documents: readonly FoundDocument[], folder: string): void {
  const replacing = documents.find(({ replaces }) => replaces !== undefined)
  if (replacing)
    throw new SealdeskError('file/invalid', {
      path: join(folder, listName),
      detail: `${replacing.path}: only an amendment (--amends) replaces documents`,
    })
}

function signerOf({ card, certificatePem, privateKeyPem }: LenderKeys): WriteOptions['from'] {
  return { name: card.name, certificatePem, privateKeyPem }
}

/** @throws SealdeskError `file/*` */
async function readCosigner(path: string, sender: LenderKeys): Promise<WriteOptions['from']> {
  const keys = await readKeys(path)
  if (certificateSha256(keys.certificatePem) === certificateSha256(sender.certificatePem))
    throw new SealdeskError('file/invalid', {
      path,
      detail: 'the keys of --keys; a second signer needs others',
    })
  return signerOf(keys)
}

/** The inner files of a batch. The manifest comes last: it names digests that are only known once all has been read. */
function* batchFiles(orderText: string, documents: readonly FoundDocument[]): Iterable<InnerFile> {
  const manifest: ManifestLine[] = []
  const read = createFileBlocks()
  yield textFile('order.json', () => orderText)
  for (const document of documents) {
    yield {
      name: document.path,
      open: () => unchanged(document, read(document.file)),
      packed: ({ sha256 }) => void manifest.push(manifestLine(document, sha256)),
    }
  }
  yield textFile('manifest.jsonl', () => manifest.map((line) => `${JSON.stringify(line)}\n`).join(''))
}

function textFile(name: string, text: () => string): InnerFile {
  return {
    name,
    async *open() {
      yield Buffer.from(text(), 'utf8')
    },
  }
}

/** @throws SealdeskError `package/source-changed` if the file is not, before and after, the one that was listed */
async function* unchanged(
  { file, size, modified }: FoundDocument,
  blocks: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  let bytes = 0
  try {
    for await (const block of blocks) {
      bytes += block.length
      yield block
    }
    const after = await stat(file)
    if (bytes !== size || after.size !== size || after.mtimeMs !== modified)
      throw new SealdeskError('package/source-changed', { path: file })
  } catch (error) {
    throw readError(error, file)
  }
}

function manifestLine(
  { path, caseNo, size, mediaType, kind, title, replaces }: FoundDocument,
  sha256: string,
): ManifestLine {
  return ManifestLine.parse({ path, sha256, size, mediaType, caseNo, kind, title, replaces })
}
