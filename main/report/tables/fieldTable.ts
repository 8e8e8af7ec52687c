import type { CaseNo } from '../../../shared/domain/ids.ts'
import type { ResultField } from '../../../shared/domain/result.ts'
import { readingTerms } from '../../../shared/terms/reading.ts'
import { type Table, tableOf, text, whole } from './table.ts'
import { fieldStateWord, fieldWord, instant } from './words.ts'

interface FieldRow extends ResultField {
  readonly caseNo: CaseNo
}

/** 字段: what was read, how sure it is, and what a person confirmed. */
export const fieldTable: Table = tableOf<FieldRow>(
  { zh: '字段', en: 'Fields' },
  ({ caseNo, fields }) => fields.map((field) => ({ ...field, caseNo })),
  [
    text('案件号', 'Case', 18, ({ caseNo }) => caseNo),
    text('文件', 'Document', 26, ({ document }) => document),
    whole('页', 'Page', ({ page }) => page),
    text('字段', 'Field', 26, ({ name }) => fieldWord(name)),
    text('有效值', 'Value that counts', 30, fieldValue),
    text('识别值', 'Read', 30, ({ read }) => read.value),
    text('识别状态', 'State', 20, ({ read }) => fieldStateWord(read.state)),
    { zh: '置信度', en: 'Confidence', width: 12, format: 'ratio', cell: ({ read }) => read.confidence },
    text('依据', 'Grounds', 34, ({ read }) =>
      read.reasons.map((reason) => readingTerms.zh.fieldReason[reason]).join('；'),
    ),
    text('候选值', 'Candidates', 24, ({ read }) => read.candidates?.join('\n') ?? null),
    {
      zh: '金额（元）',
      en: 'Amount (yuan)',
      width: 16,
      format: 'money',
      cell: ({ read }) => inYuan(read.fen),
    },
    text('人工确认', 'Confirmed', 26, ({ confirmed }) => confirmed && answerWord(confirmed)),
    text('确认人', 'By', 14, ({ confirmed }) => confirmed?.by ?? null),
    text('确认时间（UTC）', 'At (UTC)', 20, ({ confirmed }) => confirmed && instant(confirmed.at)),
    text('双人录入', 'Entries', 34, ({ entries }) =>
      entries ? entries.map((entry) => `${entry.by}: ${answerWord(entry)}`).join('\n') : null,
    ),
    text('位置', 'Box', 26, ({ read }) => read.box?.map((edge) => edge.toFixed(4)).join(' ') ?? null),
  ],
)

/** What a field is taken to say: what a person confirmed last, else what was read. */
export function fieldValue({ confirmed, read }: Pick<ResultField, 'confirmed' | 'read'>): string | null {
  return confirmed ? confirmed.value : read.value
}

function answerWord({ value, answer }: NonNullable<ResultField['confirmed']>): string {
  if (answer === 'not-applicable') return '不适用 / not applicable'
  return value ?? '无法辨认 / illegible'
}

function inYuan(fen: number | undefined): number | null {
  return fen === undefined ? null : fen / 100
}
