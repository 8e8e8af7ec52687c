import { resolve } from 'node:path'
import { z } from 'zod'
import { BatchId } from '../../../shared/domain/ids.ts'
import { DeliveryReason } from '../../../shared/domain/result.ts'
import type { BatchView } from '../../../shared/domain/view.ts'
import { defineCommand } from '../command.ts'
import { countWords } from '../countWords.ts'
import type { Io } from '../io.ts'
import { printAnswer } from '../output.ts'
import { followJob, type Station as OpenStation, withStation } from './open.ts'
import { asOption, batchOption, dataOption, Station } from './options.ts'

export const importCommand = defineCommand({
  usage: 'import <package>',
  about: { zh: '校验并导入一个批次', en: 'check a batch and take it in' },
  options: { ...dataOption, ...asOption },
  input: Station.extend({ package: z.string().min(1) }),
  async run({ package: file, ...station }, io) {
    return withStation(io, station, async (open) => {
      const start = open.api.batch.import({ package: open.core.grant(resolve(file)) })
      const { batch } = await followJob(io, open, io.text({ zh: '导入', en: 'Importing' }), start)
      const view = await viewOf(open, BatchId.parse(batch))
      printAnswer(io, view, [summary(io, view)])
      return 0
    })
  },
})

export const listCommand = defineCommand({
  usage: 'list',
  about: { zh: '列出全部批次', en: 'list the batches' },
  options: { ...dataOption, ...asOption },
  input: Station,
  async run(station, io) {
    return withStation(io, station, async ({ api }) => {
      const batches = await api.batch.list()
      printAnswer(
        io,
        batches,
        batches.length === 0
          ? [io.text({ zh: '还没有批次。', en: 'There are no batches yet.' })]
          : batches.map((batch) => summary(io, batch)),
      )
      return 0
    })
  },
})

export const readCommand = defineCommand({
  usage: 'read',
  about: { zh: '识别批次中的全部证件', en: 'read all ID documents of a batch' },
  options: {
    ...dataOption,
    ...asOption,
    ...batchOption,
    '--jobs <n>': { zh: '同时识别的进程数（默认 1）', en: 'processes that read at a time (default 1)' },
  },
  input: Station.extend({ batch: BatchId, jobs: z.coerce.number().int().min(1).max(16).default(1) }),
  async run({ batch, jobs, ...station }, io) {
    return withStation(
      io,
      station,
      async (open) => {
        const start = open.api.batch.read({ batch })
        await followJob(io, open, io.text({ zh: '识别', en: 'Reading' }), start)
        const view = await viewOf(open, batch)
        printAnswer(io, view, [summary(io, view)])
        return 0
      },
      { jobs },
    )
  },
})

export const exportCommand = defineCommand({
  usage: 'export',
  about: { zh: '导出签名并加密的结果包', en: 'write the signed, encrypted result package' },
  options: {
    ...dataOption,
    ...asOption,
    ...batchOption,
    '--out <file>': { zh: '结果包', en: 'the result package' },
    '--reason <text>': {
      zh: '案件未全部完成时，先交付已完成案件的原因',
      en: 'why the decided cases go out before the others, where some are not decided',
    },
    '--again': {
      zh: '连同以前交付过的案件（例如结果包遗失）',
      en: 'with the cases that went out before, for instance where a result was lost',
    },
  },
  input: Station.extend({
    batch: BatchId,
    out: z.string().min(1),
    reason: DeliveryReason.optional(),
    again: z.boolean().default(false),
  }),
  async run({ batch, out, reason = null, again, ...station }, io) {
    return withStation(io, station, async (open) => {
      const path = resolve(out)
      const { series, decided, undecided } = await open.api.result.preview({ batch, isAgain: again })
      const start = open.api.batch.export({ batch, target: open.core.grant(path), reason, isAgain: again })
      await followJob(io, open, io.text({ zh: '导出', en: 'Exporting' }), start)
      const value = {
        file: path,
        batchId: batch,
        index: series.index,
        cases: decided,
        undecided: undecided.count,
      }
      printAnswer(io, value, [
        io.text({ zh: `结果包：${path}`, en: `Result: ${path}` }),
        io.text({
          zh: `本批次第 ${series.index} 个结果包，含案件 ${decided} 个；尚未完成 ${undecided.count} 个`,
          en: `Result ${series.index} of its batch, with ${countWords(decided, 'case')}; not decided: ${undecided.count}`,
        }),
      ])
      return 0
    })
  },
})

async function viewOf({ api }: OpenStation, batchId: BatchId): Promise<BatchView> {
  const view = (await api.batch.list()).find((batch) => batch.batchId === batchId)
  if (!view) throw new Error('a batch that was just worked on is not in the register')
  return view
}

function summary(io: Io, { batchId, lender, title, cases, decided, documents, toRead }: BatchView): string {
  return io.text({
    zh: `${batchId}  ${lender}  ${title}  案件 ${decided}/${cases}  资料 ${documents}  待识别 ${toRead}`,
    en: `${batchId}  ${lender}  ${title}  cases ${decided}/${cases}  documents ${documents}  to read ${toRead}`,
  })
}
