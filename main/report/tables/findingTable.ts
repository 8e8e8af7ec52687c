import type { CaseNo } from '../../../shared/domain/ids.ts'
import type { ResultCase } from '../../../shared/domain/result.ts'
import { findingWords, reasonText } from '../../../shared/rules/texts.ts'
import { type Table, tableOf, text, whole } from './table.ts'
import { categoryWord, checkWord, dispositionWord, fieldWord, instant, severityWord } from './words.ts'

interface FindingRow {
  readonly caseNo: CaseNo
  readonly finding: ResultCase['findings'][number]
}

/** 发现: what every rule came to on every case, also where it passed or could not be checked. */
export const findingTable: Table = tableOf<FindingRow>(
  { zh: '发现', en: 'Findings' },
  ({ caseNo, findings }) => findings.map((finding) => ({ caseNo, finding })),
  [
    text('案件号', 'Case', 18, ({ caseNo }) => caseNo),
    text('级别', 'Severity', 20, ({ finding }) => severityWord(finding.severity)),
    text('结果', 'State', 22, ({ finding }) => checkWord(finding.state)),
    text('类别', 'Category', 20, ({ finding }) => categoryWord(finding.category)),
    text('检查内容', 'What was checked', 44, ({ finding }) => checkText(finding)),
    text('说明', 'Why', 30, ({ finding }) => finding.reason && reasonText(finding.reason, 'zh')),
    text('所见', 'Seen', 26, ({ finding }) => finding.seen),
    text('应为', 'Expected', 26, ({ finding }) => finding.expected),
    text('文件', 'Document', 26, ({ finding }) => finding.evidence?.document ?? null),
    whole('页', 'Page', ({ finding }) => finding.evidence?.page ?? null),
    text('字段', 'Field', 22, ({ finding: { evidence } }) =>
      evidence?.field ? fieldWord(evidence.field) : null,
    ),
    text('处置', 'Disposition', 18, ({ finding: { disposition } }) =>
      disposition ? dispositionWord(disposition.as) : null,
    ),
    text('处置理由', 'Reason given', 30, ({ finding }) => finding.disposition?.reason ?? null),
    text('处置人', 'By', 14, ({ finding }) => finding.disposition?.by ?? null),
    text('处置时间（UTC）', 'At (UTC)', 20, ({ finding: { disposition } }) =>
      disposition ? instant(disposition.at) : null,
    ),
    text('添加人', 'Added by', 14, ({ finding }) => finding.added?.by ?? null),
    text('相关案件', 'Other cases', 24, ({ finding }) => finding.cases.join(', ')),
    text('代码', 'Code', 26, ({ finding }) => finding.code),
    text('规则', 'Rule', 22, ({ finding }) => finding.rule),
    whole('版本', 'Version', ({ finding }) => finding.ruleVersion),
  ],
)

/** What was checked and, where something is wrong, what; a reviewer's own words for what they found. */
function checkText(finding: FindingRow['finding']): string {
  return finding.added?.text ?? findingWords(finding, 'zh')
}
