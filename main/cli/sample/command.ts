import { resolve } from 'node:path'
import { z } from 'zod'
import { defineCommand } from '../command.ts'
import { countWords } from '../countWords.ts'
import { printAnswer } from '../output.ts'
import { startProgress } from '../progress.ts'
import { sampleKinds } from './loanCase.ts'
import { drawSample } from './sample.ts'

export const sampleCommand = defineCommand({
  usage: 'sample <dir>',
  about: {
    zh: '绘制一个虚构的委托方资料文件夹（全部标注“样本 SPECIMEN”）',
    en: "draw an invented lender's folder, everything in it marked 样本 SPECIMEN",
  },
  options: {
    '--cases <n>': { zh: '案件数', en: 'number of cases' },
    '--seed <s>': { zh: '种子：种子相同则文件逐字节相同', en: 'the same seed gives the same bytes' },
    '--faults <share>': {
      zh: '植入问题的案件比例（0 到 1）',
      en: 'share of cases with a planted fault, 0 to 1',
    },
    '--today <date>': { zh: '样本中“今天”的日期', en: 'the date at which the invented people apply' },
    '--kind <kind...>': {
      zh: `只绘制这些类型的资料，默认全部：${sampleKinds.join(' | ')}`,
      en: `only these kinds of document, all of them by default: ${sampleKinds.join(' | ')}`,
    },
  },
  input: z.object({
    dir: z.string().min(1),
    cases: z.coerce.number().int().min(1).max(9999).default(12),
    seed: z.string().min(1).max(100).default('1'),
    faults: z.coerce
      .number()
      .min(0)
      .max(1)
      .default(1 / 3),
    today: z.iso.date().default('2026-09-30'),
    kind: z.array(z.enum(sampleKinds)).optional(),
  }),
  async run({ dir, cases, seed, faults, today, kind: kinds }, io) {
    const progress = startProgress(io, io.text({ zh: '绘制', en: 'Drawing' }), cases)
    const folder = resolve(dir)
    const truth = await drawSample(
      { folder, cases, seed, today, share: faults, kinds },
      progress.to,
      io.signal,
    ).finally(progress.end)
    const planted = truth.cases.flatMap((drawn) => drawn.faults)
    const documents = truth.cases.reduce((count, drawn) => count + drawn.documents.length, 0)
    const value = { folder, cases, documents, faults: planted.length }
    printAnswer(io, value, [
      io.text({
        zh: `已绘制 ${cases} 个案件、${documents} 份资料，其中 ${planted.length} 处植入的问题：${folder}`,
        en: `Drew ${countWords(cases, 'case')} with ${countWords(documents, 'document')} and ${countWords(planted.length, 'planted fault')}: ${folder}`,
      }),
    ])
    return 0
  },
})
