import { writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import type { CaseNo } from '../../../shared/domain/ids.ts'
import { Order } from '../../../shared/domain/order.ts'
import { parseJsonFile } from '../../package/card.ts'
import { certificateSha256 } from '../../package/certificate.ts'
import { defineCommand } from '../command.ts'
import { countWords } from '../countWords.ts'
import { createFolder, readNamedFile } from '../fileAccess.ts'
import type { Io } from '../io.ts'
import { printAnswer } from '../output.ts'
import { startProgress } from '../progress.ts'
import { type FoundDocument, listDocuments, refuseReplacing } from './folder.ts'
import { readKeys } from './keys.ts'
import { keysOption } from './options.ts'
import { type PackedBatch, packBatch, type Receiver } from './packBatch.ts'
import { readCosigner } from './packParties.ts'
import { borrowersApart, byProduct, byStations, type CasesOfPart } from './splitCases.ts'
import { SplitManifest, type SplitPart } from './splitManifest.ts'
import { readReceivers, receiversOfProducts, receiversOfStations } from './splitReceivers.ts'
import { readVendorCards } from './vendorCards.ts'

export const splitCommand = defineCommand({
  usage: 'split <folder>',
  about: {
    zh: '把 FOLDER 和委托单拆分为几个批次，交给几个站点；split.json 记下哪个案件在哪个批次',
    en: 'cut FOLDER and its order into batches for several stations; split.json says which case went where',
  },
  options: {
    '--order <file>': { zh: '委托单 order.json', en: 'the order, order.json' },
    ...keysOption,
    '--stations <n>': {
      zh: '拆分为几个批次，资料份数大致相同（默认与 --to 的个数相同）；同一借款人的案件放在一起',
      en: 'how many batches, each with about as many documents (by default as many as --to); cases of one borrower stay together',
    },
    '--by-product': { zh: '按产品拆分，每个产品一个批次', en: 'a batch for each product' },
    '--cosign <dir>': {
      zh: '第二签名人的密钥文件夹：与委托方一起签名',
      en: 'folder of keys of somebody who signs besides the lender',
    },
    '--out <dir>': {
      zh: '新建的文件夹：各批次的资料包和 split.json',
      en: 'folder to make with the packages and split.json',
    },
  },
  repeatable: {
    '--to <file>': {
      zh: '站点的接收密钥文件，每个站点给出一次；按产品拆分时写作 产品=文件；只给一个时，其中的密钥依次使用',
      en: "a station's receiving-key.json, once for each station; by product as PRODUCT=FILE; the keys of a single file are used in turn",
    },
    '--vendor <file>': {
      zh: '外包机构名片：核对接收密钥由其签发，可给出多次',
      en: "a vendor's card, to check who issued the keys; may be given several times",
    },
  },
  input: z
    .object({
      folder: z.string().min(1),
      order: z.string().min(1),
      keys: z.string().min(1),
      to: z.array(z.string().min(1)).min(1),
      vendor: z.array(z.string().min(1)).default([]),
      stations: z.coerce.number().int().min(2).max(1000).optional(),
      byProduct: z.boolean().default(false),
      cosign: z.string().min(1).optional(),
      out: z.string().min(1),
    })
    .refine(({ byProduct, stations }) => !byProduct || stations === undefined, {
      path: ['stations'],
      message: 'not with --by-product: there are as many batches as products',
    })
    .refine(({ byProduct, stations, to }) => byProduct || stations !== undefined || to.length > 1, {
      path: ['stations'],
      message: 'how many batches? Give --stations, a --to for each of them, or --by-product',
    }),
  async run(input, io) {
    const { folder, order: orderPath, out } = input
    const keys = await readKeys(input.keys)
    const cosigners = input.cosign === undefined ? [] : [await readCosigner(input.cosign, keys)]
    const orderText = await readNamedFile(orderPath)
    const order = parseJsonFile(Order, orderText, orderPath)
    const documents = await listDocuments(folder, order)
    refuseReplacing(documents, folder)
    const ofCase = Map.groupBy(documents, ({ caseNo }) => caseNo)

    const { parts, paths } = input.byProduct
      ? forProducts(order, input.to)
      : forStations(order, input, (caseNo) => ofCase.get(caseNo)?.length ?? 0)
    const receivers = await readReceivers(paths, { keys, vendors: await readVendorCards(input.vendor) }, io)
    const total = documents.reduce((sum, { size }) => sum + size, 0)
    const progress = startProgress(io, io.text({ zh: '打包', en: 'Packing' }), total)
    const common = { keys, keysFolder: input.keys, cosigners, refs: undefined }
    const plans = parts.flatMap((part, index): PartPlan[] => {
      const to = receivers[index]
      const mine = part.cases.flatMap(({ caseNo }) => ofCase.get(caseNo) ?? [])
      return to ? [{ part, name: `batch-${index + 1}.asice`, to, documents: mine }] : []
    })
    const manifest = await packParts(plans, out, {
      pack: ({ part, to, documents: mine }, path, before) =>
        packBatch(
          { ...common, to, orderText: orderOf(orderText, part), documents: mine, out: path },
          { now: io.clock(), progress: (bytes) => progress.to(before + bytes), signal: io.signal },
        ),
      describe: (packed) => manifestOf(order, packed, input.byProduct, io.clock()),
    }).finally(progress.end)
    printSplit(io, resolve(out), manifest, borrowersApart(parts))
    return 0
  },
})

const manifestName = 'split.json'

interface PartedOrder {
  readonly parts: readonly CasesOfPart[]
  /** The file of receiving keys for each. */
  readonly paths: readonly string[]
}

function forProducts(order: Order, to: readonly string[]): PartedOrder {
  const parts = byProduct(order)
  return { parts, paths: receiversOfProducts(parts, to) }
}

function forStations(
  order: Order,
  { stations, to }: { readonly stations?: number | undefined; readonly to: readonly string[] },
  documents: (caseNo: CaseNo) => number,
): PartedOrder {
  const count = stations ?? to.length
  // Whether the keys fit is cheaper to say first.
  const paths = receiversOfStations(count, to)
  return { parts: byStations(order, count, documents), paths }
}

interface PartPlan {
  readonly part: CasesOfPart
  readonly name: string
  readonly to: Receiver
  readonly documents: readonly FoundDocument[]
}

interface PackedPart extends PartPlan {
  readonly batch: PackedBatch
}

/** All of the batches and what says which is which, or nothing: then every receiving key is free again. */
async function packParts(
  plans: readonly PartPlan[],
  out: string,
  {
    pack,
    describe,
  }: {
    /** @param before bytes that were packed into other batches */
    pack: (plan: PartPlan, path: string, before: number) => Promise<PackedBatch>
    describe: (packed: readonly PackedPart[]) => SplitManifest
  },
): Promise<SplitManifest> {
  const packed: PackedPart[] = []
  try {
    return await createFolder(out, async (folder) => {
      let before = 0
      for (const plan of plans) {
        const batch = await pack(plan, join(folder, plan.name), before)
        packed.push({ ...plan, batch })
        before += batch.bytes
      }
      const manifest = describe(packed)
      await writeFile(join(folder, manifestName), `${JSON.stringify(manifest, null, 2)}\n`)
      return manifest
    })
  } catch (error) {
    for (const { batch } of packed) await batch.key.giveBack()
    throw error
  }
}

/** The order of a part: the very terms of the whole, and its own cases. */
function orderOf(orderText: string, { cases }: CasesOfPart): string {
  const whole = z.looseObject({ cases: z.array(z.looseObject({ caseNo: z.string() })) })
  const { cases: all, ...terms } = whole.parse(JSON.parse(orderText))
  const mine = new Set<string>(cases.map(({ caseNo }) => caseNo))
  return `${JSON.stringify({ ...terms, cases: all.filter(({ caseNo }) => mine.has(caseNo)) }, null, 2)}\n`
}

function manifestOf(
  { orderId, title }: Order,
  packed: readonly PackedPart[],
  isByProduct: boolean,
  at: Date,
): SplitManifest {
  return SplitManifest.parse({
    format: 'loan-review-split/1',
    orderId,
    title,
    splitAt: at.toISOString(),
    by: isByProduct ? 'product' : 'stations',
    parts: packed.map(({ part, name, to, documents, batch }, index): SplitPart => {
      const { vendor } = to.receivingKeys
      return {
        part: index + 1,
        ...(part.product !== undefined && { product: part.product }),
        package: name,
        batchId: batch.packageId,
        sumsSha256: batch.sumsSha256,
        receivingKey: batch.key.keyId,
        vendor: { name: vendor.name, certSha256: certificateSha256(vendor.certificate) },
        documents: documents.length,
        bytes: documents.reduce((sum, { size }) => sum + size, 0),
        cases: part.cases.map(({ caseNo }): CaseNo => caseNo),
      }
    }),
  })
}

function printSplit(io: Io, folder: string, manifest: SplitManifest, apart: number): void {
  const { parts } = manifest
  printAnswer(io, { folder, manifest: join(folder, manifestName), ...manifest, borrowersApart: apart }, [
    io.text({
      zh: `已拆分为 ${parts.length} 个批次：${folder}`,
      en: `Split into ${parts.length} batches: ${folder}`,
    }),
    ...parts.map((part) => {
      const product = part.product === undefined ? '' : ` [${part.product ?? '-'}]`
      const span = [part.cases[0], part.cases.at(-1)].join(' … ')
      return io.text({
        zh: `  ${part.package}${product}  ${part.cases.length} 个案件（${span}），${part.documents} 份资料  交给 ${part.vendor.name}，接收密钥 ${part.receivingKey}  批次 ${part.batchId}`,
        en: `  ${part.package}${product}  ${countWords(part.cases.length, 'case')} (${span}), ${countWords(part.documents, 'document')}  to ${part.vendor.name}, receiving key ${part.receivingKey}  batch ${part.batchId}`,
      })
    }),
    ...(apart > 0
      ? [
          io.text({
            zh: `注意：${apart} 个借款人的案件分在不同批次，站点之间不会互相比对。`,
            en: `Note: ${apart} borrowers have cases in several batches, which no station compares with each other.`,
          }),
        ]
      : []),
    io.text({
      zh: `请保存 ${join(folder, manifestName)}：合并结果时用它（verify --split）说明还缺什么。`,
      en: `Keep ${join(folder, manifestName)}: with it (verify --split) merging can say what is still to come.`,
    }),
  ])
}
