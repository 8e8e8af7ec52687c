import { Severity } from '../../../shared/domain/finding.ts'
import { Decision } from '../../../shared/domain/opinion.ts'
import type { ResultHead } from '../../../shared/domain/result.ts'
import { findingText } from '../../../shared/rules/texts.ts'
import { reviewTerms } from '../../../shared/terms/review.ts'
import { type Counts, mostFirst, type ReportCounts, sum } from './counts.ts'
import { chapters } from './cover.ts'
import { createTable, type Flow } from './flow.ts'
import type { Need } from './need.ts'
import { colourOf, counted, decisionName, reasonName, shareOf } from './words.ts'

/** As many of a kind as a summary names; the tables of results.xlsx have them all. */
const mostNamed = 15

/** 摘要: what was advised, why, and what is open. */
export function summary(flow: Flow, head: ResultHead, counts: ReportCounts): void {
  flow.heading(1, chapters.summary)
  advice(flow, counts)
  openProblems(flow, counts)
  notChecked(flow, counts)
  frequent(flow, head, counts)
  if (head.order.scorecard) bands(flow, head.order.scorecard, counts.bands)
}

function advice(flow: Flow, counts: ReportCounts): void {
  const all = sum(counts.advice)
  flow.heading(2, { zh: '审核意见', en: 'Advice' })
  flow.text('每个案件以最高级别的有效意见为准。')
  const table = createTable(flow, [
    { zh: '意见', en: 'Advice', width: 3 },
    { zh: '案件数', en: 'Cases', width: 1.5, align: 'right' },
    { zh: '占比', en: 'Share', width: 1.5, align: 'right' },
    { zh: '含义', en: 'Meaning', width: 6 },
  ])
  for (const decision of Decision.options) {
    const cases = counts.advice.get(decision) ?? 0
    if (decision === 'return' && cases === 0) continue
    table.row([
      { text: decisionName(decision), isBold: true, colour: colourOf(decision) },
      counted(cases),
      shareOf(cases, all),
      meanings[decision],
    ])
  }
  table.row([{ text: '合计', isBold: true }, { text: counted(all), isBold: true }, '', ''])
  flow.gap(6)
}

const meanings: Readonly<Record<Decision, string>> = {
  pass: '资料经审核未见须处理的问题',
  conditional: '满足所列条件后可视为通过',
  supplement: '须补充或更换资料后再审',
  'recommend-reject': '资料存在严重问题，建议拒绝；由委托方决定',
  escalate: '超出资料审核的范围，须由委托方人工判断',
  return: '退回下一级重新审核',
}

function openProblems(flow: Flow, { open }: ReportCounts): void {
  flow.heading(2, { zh: '未决问题', en: 'Open problems' })
  flow.text('“未决”指无人作出解释、也未被豁免的问题。')
  const table = createTable(
    flow,
    Severity.options.map((severity) => ({
      zh: `${severity} ${reviewTerms.zh.severity[severity]}`,
      en: reviewTerms.en.severity[severity],
      width: 1,
      align: 'right' as const,
    })),
  )
  table.row(Severity.options.map((severity) => counted(open.get(severity) ?? 0)))
  flow.gap(6)
}

function notChecked(flow: Flow, { checks }: ReportCounts): void {
  const of = (state: Parameters<typeof checks.get>[0]) => counted(checks.get(state) ?? 0)
  flow.text(
    `检查共 ${counted(sum(checks))} 项次：通过 ${of('pass')}，不符 ${of('fail')}，注意 ${of('warn')}，不适用 ${of('not-applicable')}，` +
      `未核查 ${of('not-performed')}，无法辨认 ${of('illegible')}。` +
      '本工作台不联网：联网核查、人脸比对等不能离线完成的检查记为“未核查”，须由委托方另行核查。',
  )
}

function frequent(flow: Flow, { order }: ResultHead, { reasons, problems, severities }: ReportCounts): void {
  if (reasons.size > 0) {
    flow.heading(2, { zh: '意见所依据的原因', en: 'Reasons' })
    const table = createTable(flow, [
      { zh: '原因', en: 'Reason', width: 6 },
      { zh: '代码', en: 'Code', width: 4 },
      { zh: '次数', en: 'Count', width: 1.5, align: 'right' },
    ])
    for (const [code, count] of mostFirst(reasons).slice(0, mostNamed))
      table.row([reasonName(code, order), code, counted(count)])
    left(flow, reasons.size)
  }
  if (problems.size > 0) {
    flow.heading(2, { zh: '常见问题', en: 'Most frequent problems' })
    const table = createTable(flow, [
      { zh: '问题', en: 'Problem', width: 6 },
      { zh: '级别', en: 'Severity', width: 2 },
      { zh: '次数', en: 'Count', width: 1.5, align: 'right' },
    ])
    for (const [code, count] of mostFirst(problems).slice(0, mostNamed)) {
      const severity = severities.get(code)
      table.row([
        findingText(code, 'zh')?.problem ?? code,
        severity ? `${severity} ${reviewTerms.zh.severity[severity]}` : '',
        counted(count),
      ])
    }
    left(flow, problems.size)
  }
}

function left(flow: Flow, all: number): void {
  if (all > mostNamed) flow.text(`另有 ${all - mostNamed} 种，见 results.xlsx 的“统计”。`)
  flow.gap(4)
}

function bands(
  flow: Flow,
  { name, bands: named }: NonNullable<ResultHead['order']['scorecard']>,
  counts: ReportCounts['bands'],
): void {
  flow.heading(2, { zh: '评分档次', en: 'Score bands' })
  flow.text(`按委托方自有的评分卡“${name}”计算，外包机构未增减任何分值；逐行分值见各案件意见书。`)
  if (counts.size === 0) return
  const table = createTable(flow, [
    { zh: '档次', en: 'Band', width: 6 },
    { zh: '起始分', en: 'From', width: 2, align: 'right' },
    { zh: '案件数', en: 'Cases', width: 2, align: 'right' },
  ])
  named.forEach(({ zh, en, from }, index) => {
    table.row([{ text: zh, small: en }, counted(from), counted(counts.get(index) ?? 0)])
  })
  const none = counts.get(null) ?? 0
  if (none > 0 || named.length === 0) table.row(['未列入任何档次', '', counted(none)])
}

/** Which cases have a sheet of their own, in words. */
export function choiceWords(needs: Counts<Need>, sheets: number): string {
  const all = sum(needs)
  if (sheets >= all) return `以下逐案列出全部 ${counted(all)} 个案件的意见书。`
  const notClean = all - (needs.get('clean') ?? 0)
  const rest =
    notClean > sheets ? `其余 ${counted(notClean - sheets)} 个程度较轻，限于篇幅只列于案件一览；` : ''
  return (
    `本包共 ${counted(all)} 个案件，其中 ${counted(notClean)} 个不是无疑点的通过。以下为其中 ${counted(sheets)} 个的意见书，按案件顺序排列；${rest}` +
    '无疑点的通过案件只列于案件一览。全部案件的意见、问题和字段见 results.xlsx 与 results.json。'
  )
}
