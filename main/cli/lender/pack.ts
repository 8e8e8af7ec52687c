import { resolve } from 'node:path'
import { z } from 'zod'
import { AmendmentOrder } from '../../../shared/domain/amendment.ts'
import { Order } from '../../../shared/domain/order.ts'
import { SealdeskError } from '../../../shared/errors/error.ts'
import { parseJsonFile } from '../../package/card.ts'
import { defineCommand } from '../command.ts'
import { countWords } from '../countWords.ts'
import { readNamedFile } from '../fileAccess.ts'
import { printAnswer } from '../output.ts'
import { startProgress } from '../progress.ts'
import { amendableBatch } from './amendable.ts'
import { type FoundDocument, listDocuments, refuseReplacing } from './folder.ts'
import { readKeys } from './keys.ts'
import { keysOption } from './options.ts'
import { packBatch } from './packBatch.ts'
import { noteReceiver, readCosigner, readReceivingKeys } from './packParties.ts'
import { readVendorCards } from './vendorCards.ts'

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
  async run({ folder, order: orderPath, keys: keysFolder, to: path, vendor, cosign, amends, out }, io) {
    const keys = await readKeys(keysFolder)
    const cosigners = cosign === undefined ? [] : [await readCosigner(cosign, keys)]
    const vendors = await readVendorCards(vendor === undefined ? [] : [vendor])
    const receivingKeys = await readReceivingKeys(path, keys, vendors)
    const to = { path, receivingKeys }
    const refs = amends === undefined ? undefined : await amendableBatch(amends, keys.certSha256s)
    const orderText = await readNamedFile(orderPath)
    const order = refs
      ? parseJsonFile(AmendmentOrder, orderText, orderPath)
      : parseJsonFile(Order, orderText, orderPath)
    const documents = await listDocuments(folder, order)
    if (refs) requireDocuments(order, documents, orderPath)
    else refuseReplacing(documents, folder)
    if (vendor === undefined) noteReceiver(io, receivingKeys)

    const total = documents.reduce((sum, { size }) => sum + size, 0)
    const progress = startProgress(io, io.text({ zh: '打包', en: 'Packing' }), total)
    const batch = { keys, keysFolder, cosigners, to, refs, orderText, documents, out: resolve(out) }
    const { key, ...written } = await packBatch(batch, {
      now: io.clock(),
      progress: progress.to,
      signal: io.signal,
    }).finally(progress.end)

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
        en: `Packed ${countWords(value.cases, 'case')} with ${countWords(value.documents, 'document')}: ${value.package}`,
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
