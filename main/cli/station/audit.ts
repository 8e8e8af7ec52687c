import { resolve } from 'node:path'
import { z } from 'zod'
import {
  AuditAction,
  type AuditCheck,
  type AuditEntry,
  type AuditFilter,
  AuditHead,
  auditActions,
} from '../../../shared/domain/audit.ts'
import { BatchId, Instant } from '../../../shared/domain/ids.ts'
import { SealdeskError } from '../../../shared/errors/error.ts'
import { defineCommand, type ExitCode } from '../command.ts'
import { countWords } from '../countWords.ts'
import type { Io } from '../io.ts'
import { errorLines, printAnswer } from '../output.ts'
import { type Station as OpenStation, withStation } from './open.ts'
import { asOption, dataOption, Station } from './options.ts'

/** A head as it is written down: `seq:hash`. */
const WrittenHead = z
  .string()
  .regex(/^\d+:[0-9a-f]{64}$/)
  .transform((text) => {
    const [seq, hash] = text.split(':')
    return AuditHead.parse({ seq: Number(seq), hash })
  })

const Input = Station.extend({
  verify: z.boolean().default(false),
  expect: WrittenHead.optional(),
  batch: BatchId.optional(),
  who: z.string().optional(),
  action: AuditAction.optional(),
  about: z.string().optional(),
  from: Instant.optional(),
  until: Instant.optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(50),
  csv: z.string().min(1).optional(),
}).refine(({ verify, expect }) => verify || expect === undefined, { path: ['expect'], error: '--verify' })
type Input = z.infer<typeof Input>

export const auditCommand = defineCommand({
  usage: 'audit',
  about: { zh: '查看、校验或导出审计日志', en: 'look into the audit logs, check them, or export one' },
  options: {
    ...dataOption,
    ...asOption,
    '--verify': {
      zh: '逐行校验保管库和各批次的日志',
      en: "check every line of the vault's and the batches' logs",
    },
    '--expect <seq:hash>': {
      zh: '另行记下的保管库日志末条，与 --verify 同用',
      en: "the end of the vault's log as written down elsewhere, with --verify",
    },
    '--batch <id>': { zh: '批次的日志（默认为保管库的日志）', en: "a batch's log (default: the vault's)" },
    '--who <name>': { zh: '只看此人', en: 'of this person' },
    '--action <action>': { zh: auditActions.join(' | '), en: auditActions.join(' | ') },
    '--about <text>': {
      zh: '对象包含此文字，如案件编号',
      en: 'about what contains this text, such as a case number',
    },
    '--from <instant>': { zh: '自此时刻起（ISO 8601，UTC）', en: 'from this instant on (ISO 8601, UTC)' },
    '--until <instant>': { zh: '在此时刻之前', en: 'before this instant' },
    '--limit <n>': { zh: '最多显示的条数（默认 50）', en: 'show at most so many, the newest (default 50)' },
    '--csv <file>': { zh: '导出为 CSV 文件（审计员）', en: 'write them to a CSV file instead (auditors)' },
  },
  input: Input,
  async run(input, io) {
    return withStation(io, input, async (station) => {
      if (input.verify) return verify(io, station, input)
      return input.csv === undefined ? show(io, station, input) : exportCsv(io, station, input, input.csv)
    })
  },
})

async function verify(io: Io, { api }: OpenStation, { expect }: Input): Promise<ExitCode> {
  const checks = await api.audit.verify({ expected: expect ?? null })
  printAnswer(
    io,
    checks,
    checks.flatMap((check) => checkLines(io, check)),
  )
  return checks.every(({ outcome }) => outcome.state === 'intact') ? 0 : 1
}

async function show(io: Io, { api }: OpenStation, input: Input): Promise<ExitCode> {
  const batch = input.batch ?? null
  const { total, entries } = await api.audit.list({
    batch,
    filter: filterOf(input),
    offset: 0,
    limit: input.limit,
  })
  const rest = total - entries.length
  const lines = entries.toReversed().map(entryLine)
  if (rest > 0) lines.unshift(io.text({ zh: `……更早的 ${rest} 条`, en: `… ${rest} older ones` }))
  printAnswer(io, { total, entries }, lines)
  return 0
}

async function exportCsv(io: Io, { api, core }: OpenStation, input: Input, csv: string): Promise<ExitCode> {
  const path = resolve(csv)
  const batch = input.batch ?? null
  const { entries } = await api.audit.export({ batch, filter: filterOf(input), target: core.grant(path) })
  printAnswer(io, { file: path, entries }, [
    io.text({
      zh: `已写入 ${entries} 条：${path}`,
      en: `Wrote ${countWords(entries, 'entry', 'entries')}: ${path}`,
    }),
  ])
  return 0
}

function filterOf({ who, action, about, from, until }: Input): AuditFilter {
  return { who, action, about, from, until }
}

function entryLine({ seq, at, who, action, on, outcome, detail }: AuditEntry): string {
  return [seq, at, who, action, on, outcome, detail ? JSON.stringify(detail) : ''].join('  ').trimEnd()
}

function checkLines(io: Io, { batch, name, outcome }: AuditCheck): string[] {
  const log =
    batch === null
      ? io.text({ zh: '保管库日志', en: "The vault's log" })
      : io.text({ zh: `批次 ${batch} ${name} 的日志`, en: `The log of batch ${batch} ${name}` })
  switch (outcome.state) {
    case 'intact': {
      const { head } = outcome
      if (!head) return [io.text({ zh: `${log}：完好，没有条目`, en: `${log}: intact, no entries` })]
      return [
        io.text({
          zh: `${log}：完好，共 ${head.seq + 1} 条，末条 ${head.seq}:${head.hash}`,
          en: `${log}: intact, ${countWords(head.seq + 1, 'entry', 'entries')}, ends with ${head.seq}:${head.hash}`,
        }),
      ]
    }
    case 'broken': {
      const { line, problem } = outcome
      return [
        io.text({
          zh: `${log}：已损坏，序号 ${line} 处 ${problem}`,
          en: `${log}: BROKEN at entry ${line}: ${problem}`,
        }),
      ]
    }
    case 'unreadable': {
      const { code, params } = outcome.error
      return [`${log}:`, ...errorLines(new SealdeskError(code, params), io)]
    }
  }
}
