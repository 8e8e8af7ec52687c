import { randomBytes } from 'node:crypto'
import { mkdtemp } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { defineCommand } from '../command.ts'
import type { Io } from '../io.ts'
import { printAnswer, printNote } from '../output.ts'
import { type FaultScore, type FieldScore, scoreFaults, scoreFields } from './measure.ts'
import { sealdeskIn } from './sealdeskProcess.ts'
import { type DemoOutcome, runDemo, type Timed } from './steps.ts'
import { formatTable } from './table.ts'

const secondsOf = (milliseconds: number) => Math.round(milliseconds / 100) / 10

export const demoCommand = defineCommand({
  usage: 'demo',
  about: {
    zh: '在临时文件夹中用虚构样本完整走一遍：打包、导入、识别、意见、导出、核验',
    en: 'do the whole job on an invented sample in a temporary folder',
  },
  options: {
    '--cases <n>': { zh: '案件数', en: 'number of cases' },
    '--seed <s>': { zh: '样本的种子', en: 'seed of the sample' },
  },
  input: z.object({
    cases: z.coerce.number().int().min(1).max(1000).default(12),
    seed: z.string().min(1).max(100).default('1'),
  }),
  async run({ cases, seed }, io) {
    const folder = await mkdtemp(join(tmpdir(), 'sealdesk-demo-'))
    printNote(io, io.text({ zh: `文件夹：${folder}`, en: `Folder: ${folder}` }))
    const passphrase = randomBytes(12).toString('hex')
    const sealdesk = sealdeskIn(folder, { ...io.env, SEALDESK_PASSPHRASE: passphrase })
    const jobs = Math.min(availableParallelism(), 4)
    const { timed, times } = stopwatch(io)
    const outcome = await runDemo(sealdesk, { folder, cases, seed, jobs }, timed)

    const fields = scoreFields(outcome.result, outcome.truth)
    const faults = scoreFaults(outcome.result, outcome.truth)
    const { verdict, tools } = outcome
    const documents = outcome.truth.cases.reduce((sum, drawn) => sum + drawn.documents.length, 0)
    const failed = tools.filter((tool) => tool.outcome === 'failed')
    const summary = { folder, cases, documents, fields, faults, verdict, seconds: times, tools }
    printAnswer(io, summary, [...summaryLines(io, summary), '', ...placeLines(io, folder, passphrase)])
    return verdict === 'valid' && failed.length === 0 ? 0 : 1
  },
})

/** Tells each step before it runs and its time after. `times` is filled as steps end, in seconds. */
function stopwatch(io: Io): { timed: Timed; times: Record<string, number> } {
  const times: Record<string, number> = {}
  const timed: Timed = async (name, command, work) => {
    printNote(io, `$ ${command || name}`)
    const start = performance.now()
    const result = await work()
    times[name] = secondsOf(performance.now() - start)
    printNote(io, `  ${times[name]} s`)
    return result
  }
  return { timed, times }
}

interface Summary {
  readonly cases: number
  readonly documents: number
  readonly fields: FieldScore
  readonly faults: FaultScore
  readonly verdict: string
  readonly seconds: Readonly<Record<string, number>>
  readonly tools: DemoOutcome['tools']
}

function summaryLines(
  io: Io,
  { cases, documents, fields, faults, verdict, seconds, tools }: Summary,
): string[] {
  const share = ((100 * fields.right) / Math.max(fields.all, 1)).toFixed(1)
  const total = secondsOf(1000 * Object.values(seconds).reduce((sum, value) => sum + value, 0))
  return [
    '',
    ...formatTable([
      [io.text({ zh: '案件 / 资料', en: 'cases / documents' }), `${cases} / ${documents}`],
      [io.text({ zh: '字段读对', en: 'fields read right' }), `${fields.right} / ${fields.all}  (${share} %)`],
      [
        io.text({ zh: '其中“确定”/确定但读错', en: 'called sure / sure but wrong' }),
        `${fields.sure} / ${fields.sureWrong}`,
      ],
      [
        io.text({ zh: '植入的问题被发现', en: 'planted faults found' }),
        `${faults.found} / ${faults.planted}${notPerformed(io, faults)}`,
      ],
      [io.text({ zh: '未植入的问题提示', en: 'warnings that nobody planted' }), String(faults.other)],
      [io.text({ zh: '本软件核验结果', en: 'verdict of our verifier' }), verdict],
      ...tools.map(({ line, outcome }): [string, string] => [shorten(line), toolWords(io, outcome)]),
      ...Object.entries(seconds).map(([name, value]): [string, string] => [name, `${value.toFixed(1)} s`]),
      [io.text({ zh: '合计', en: 'in all' }), `${total.toFixed(1)} s`],
    ]),
  ]
}

function notPerformed(io: Io, { notPerformed }: FaultScore): string {
  if (notPerformed === 0) return ''
  const words = {
    zh: `（${notPerformed} 项记为未核查）`,
    en: `  (${notPerformed} recorded as not performed)`,
  }
  return io.text(words)
}

function toolWords(io: Io, outcome: 'passed' | 'failed' | 'not-installed'): string {
  switch (outcome) {
    case 'passed':
      return io.text({ zh: '通过', en: 'passed' })
    case 'failed':
      return io.text({ zh: '失败', en: 'FAILED' })
    case 'not-installed':
      return io.text({ zh: '未运行：未安装', en: 'not run: not installed' })
  }
}

function placeLines(io: Io, folder: string, passphrase: string): string[] {
  return [
    io.text({ zh: `文件在：${folder}`, en: `The files are in ${folder}` }),
    io.text({
      zh: `其中 vault 的口令（仅用于演示）：${passphrase}`,
      en: `Passphrase of the vault in it (for this demonstration only): ${passphrase}`,
    }),
  ]
}

function shorten(line: string): string {
  return line.length <= 44 ? line : `${line.slice(0, 43)}…`
}
