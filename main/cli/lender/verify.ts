import { createWriteStream } from 'node:fs'
import { mkdir, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'
import { SealdeskError } from '../../../shared/errors/error.ts'
import { openPackage } from '../../package/reader.ts'
import type { Card } from '../../package/vendorCard.ts'
import { defineCommand } from '../command.ts'
import { createFolder } from '../fileAccess.ts'
import type { Io } from '../io.ts'
import { printNote } from '../output.ts'
import { startProgress } from '../progress.ts'
import { type CheckedDestruction, type CheckedFile, type CheckedResult, checkFile } from './checkFile.ts'
import { type GivenResult, isGiven } from './givenResult.ts'
import { readIdentities } from './keys.ts'
import { mergeResults } from './mergeResults.ts'
import { keysOption } from './options.ts'
import { judgeSeries, missingResults, type Series } from './resultSeries.ts'
import { type SeenResults, seenResults } from './seenResults.ts'
import { readSentOrder, type SentOrder } from './sentOrder.ts'
import { readVendorCards } from './vendorCards.ts'
import { printVerification, type Refusal } from './verifyAnswer.ts'
import { writeMerged } from './writeMerged.ts'

export const verifyCommand = defineCommand({
  usage: 'verify <package...>',
  about: {
    zh: '核验外包机构交回的结果包（可给出一个批次或整份委托单的多个）或销毁包；有效时可解出或合并内容',
    en: "check a vendor's results, one or several of a batch or an order, or a proof of destruction; give their content if they are valid",
  },
  options: {
    ...keysOption,
    '--order <file>': {
      zh: '当初发出的委托单 order.json：核对条款和案件，重新抽样，列出尚未交付的案件',
      en: 'the order.json that was sent: compares terms and cases, draws the samples again, names cases to come',
    },
    '--split <file>': {
      zh: '委托单拆分为几个批次时的清单 split.json',
      en: 'the split.json of an order that was split into batches',
    },
    '--out <dir>': {
      zh: '解出内容的新文件夹（只给出一个包时）',
      en: 'folder to make with the content of the one package given',
    },
    '--merge <out>': {
      zh: '合并结果：写成 .json 或 .xlsx 文件，否则为含两者的新文件夹；每个案件以最新的为准',
      en: 'merge the results into a .json or .xlsx file, or else a new folder with both; the newest of each case counts',
    },
  },
  repeatable: {
    '--vendor <file>': {
      zh: '外包机构名片 vendor.json；结果来自几个站点时可给出多次',
      en: "the vendor's card, vendor.json; may be given several times for results of several stations",
    },
  },
  input: z
    .object({
      package: z.array(z.string().min(1)).min(1),
      keys: z.string().min(1),
      vendor: z.array(z.string().min(1)).min(1),
      order: z.string().min(1).optional(),
      split: z.string().min(1).optional(),
      out: z.string().min(1).optional(),
      merge: z.string().min(1).optional(),
    })
    .refine((input) => input.out === undefined || input.package.length === 1, {
      path: ['out'],
      message: 'takes the content of one package; --merge puts several together',
    }),
  async run({ package: files, keys, vendor, order, split, out, merge }, io) {
    const identities = await readIdentities(keys)
    const cards = await readVendorCards(vendor)
    const sent = await readSentOrder(order, split)
    const checked = await checkFiles(files, { cards, identities, sent }, io)
    const seen = seenResults(keys)
    const batches = await judgeBatches(checked, sent, seen)

    const isSeries = files.length > 1 || merge !== undefined
    const refusals = [
      ...checked.flatMap(fileRefusals),
      ...batches.flatMap((one) => seriesRefusals(one, isSeries)),
    ]
    const isInOrder = refusals.length === 0
    const [only] = checked
    if (isInOrder && out !== undefined && only && only.kind !== 'refused') await extract(only, out, io.signal)
    const merged =
      isInOrder && merge !== undefined ? await mergeInto(merge, batches, { sent, seen, at: io.clock() }) : []
    await remember(batches, seen, io)
    const isOrderKnown = sent.caseNos !== null
    printVerification(io, { checked, batches, refusals, isOrderKnown, out, merged })
    return isInOrder ? 0 : 1
  },
})

async function checkFiles(
  files: readonly string[],
  { cards, identities, sent }: { cards: readonly Card[]; identities: readonly string[]; sent: SentOrder },
  io: Io,
): Promise<CheckedFile[]> {
  const sizes = await Promise.all(files.map(sizeOf))
  const total = sizes.reduce((sum, size) => sum + size, 0)
  const progress = startProgress(io, io.text({ zh: '核验', en: 'Checking' }), total)
  const checked: CheckedFile[] = []
  try {
    let before = 0
    for (const [index, file] of files.entries()) {
      const options = {
        trusted: cards,
        identities,
        now: io.clock(),
        progress: (done: number) => progress.to(before + done),
        signal: io.signal,
      }
      checked.push(await checkFile(file, options, sent))
      before += sizes[index] ?? 0
    }
  } finally {
    progress.end()
  }
  return checked
}

/** The results at hand by their batches, each series compared with what was seen of it before. */
async function judgeBatches(
  checked: readonly CheckedFile[],
  sent: SentOrder,
  seen: SeenResults,
): Promise<Series[]> {
  const series: Series[] = []
  for (const [batchId, given] of byBatch(checked))
    series.push(judgeSeries(given, await seen.of(batchId), { ...seen, asked: sent.casesOf(batchId) }))
  return series
}

function byBatch(checked: readonly CheckedFile[]): Map<GivenResult['batchId'], GivenResult[]> {
  const results = checked.flatMap((one) => (one.kind === 'result' ? [one.given] : []))
  return Map.groupBy(results, ({ batchId }) => batchId)
}

function fileRefusals(checked: CheckedFile): Refusal[] {
  return checked.kind === 'refused' ? [checked] : []
}

/** Given one result, what is missing before it is said and no more; given several, it is what was asked for. */
function seriesRefusals(series: Series, isSeries: boolean): Refusal[] {
  if (series.state === 'incomplete' && isSeries)
    return [{ verdict: 'incomplete', error: missingResults(series) }]
  return series.faults.map((error) => ({ verdict: 'contradictory', error }))
}

/**
 * Merges the results at hand by themselves: what was seen before has no content to merge.
 *
 * @returns the paths of the files
 * @throws SealdeskError `series/result-missing`, `series/not-mergeable`; what `writeMerged` throws
 */
async function mergeInto(
  out: string,
  batches: readonly Series[],
  { sent, seen, at }: { sent: SentOrder; seen: SeenResults; at: Date },
): Promise<string[]> {
  const atHand = batches.map(({ batchId, results }) =>
    judgeSeries(results.filter(isGiven), [], { ...seen, asked: sent.casesOf(batchId) }),
  )
  const lacking = atHand.find(({ state }) => state === 'incomplete')
  if (lacking) throw missingResults(lacking)
  return writeMerged(out, mergeResults(atHand, sent, at))
}

/** Keeps what later results are compared with. The answer does not depend on it: keys may lie where nothing is written. */
async function remember(batches: readonly Series[], seen: SeenResults, io: Io): Promise<void> {
  try {
    for (const { state, results } of batches)
      if (state !== 'contradictory')
        for (const result of results.filter(isGiven)) await seen.add(result, io.clock())
  } catch (error) {
    if (!(error instanceof SealdeskError)) throw error
    const { path = '' } = error.params
    printNote(
      io,
      io.text({
        zh: `无法写入 ${path}：以后的结果包将不与本次的比对。`,
        en: `Could not write ${path}: later results will not be compared with these.`,
      }),
    )
  }
}

/** Writes the content into a new folder; it is there as a whole or not at all. */
function extract(
  { file, verified }: CheckedDestruction | CheckedResult,
  out: string,
  signal: AbortSignal,
): Promise<void> {
  return createFolder(out, async (folder) => {
    const reader = await openPackage(file, verified.identity, verified)
    try {
      for (const name of reader.files.keys()) {
        if (signal.aborted) throw new SealdeskError('job/cancelled')
        const target = join(folder, name)
        await mkdir(dirname(target), { recursive: true })
        await pipeline(reader.stream(name), createWriteStream(target, { flags: 'wx' }))
      }
    } finally {
      await reader.close()
    }
  })
}

async function sizeOf(file: string): Promise<number> {
  return stat(file).then(
    ({ size }) => size,
    // verifyPackage says what is wrong with it.
    () => 0,
  )
}
