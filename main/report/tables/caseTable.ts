import { type Finding, isOpen, isProblem, type Severity } from '../../../shared/domain/finding.ts'
import type { OrderTerms } from '../../../shared/domain/order.ts'
import type { Level } from '../../../shared/domain/person.ts'
import type { ResultCase, ResultOpinion } from '../../../shared/domain/result.ts'
import { adviceOn, standingOpinions } from '../advice.ts'
import { onIdCard } from '../onIdCard.ts'
import { reasonLines } from './opinionTable.ts'
import { bandWords } from './scoreTable.ts'
import { type Column, type Table, tableOf, text, whole } from './table.ts'
import { decisionWord, instant, levelWord } from './words.ts'

interface CaseRow {
  readonly one: ResultCase
  readonly advice: ResultOpinion | null
}

/** 案件: a row a case, with the advice on it, who it is about, and what is left to look at. */
export function caseTable(order: OrderTerms): Table {
  return tableOf<CaseRow>({ zh: '案件', en: 'Cases' }, (one) => [{ one, advice: adviceOn(one) }], [
    text('案件号', 'Case', 18, ({ one }) => one.caseNo),
    text('产品', 'Product', 16, ({ one }) => one.product),
    text('姓名', 'Name', 14, ({ one }) => onIdCard(one, 'name')),
    text('身份证号', 'ID number', 22, ({ one }) => onIdCard(one, 'id_number')),
    text('审核意见', 'Advice', 24, ({ advice }) => advice && decisionWord(advice.decision)),
    text('最高级别', 'Highest level', 22, ({ advice }) => advice && levelWord(advice.level)),
    text('原因', 'Reasons', 40, ({ advice }) => advice && reasonLines(advice, order)),
    text('备注', 'Remark', 40, ({ advice }) => advice?.remark ?? null),
    ...order.levels.map((level) => levelColumn(level)),
    text('审核人', 'Author', 14, ({ advice }) => advice?.author ?? null),
    text('时间（UTC）', 'Time (UTC)', 20, ({ advice }) => advice && instant(advice.at)),
    text('抽中级别', 'Drawn for', 20, ({ one }) => one.sampled.map(levelWord).join('\n')),
    ...(['S1', 'S2', 'S3', 'S4'] as const).map(unsettledColumn),
    whole('未核查', 'Not checked', ({ one }) =>
      countOpen(one, ({ state }) => state === 'not-performed' || state === 'illegible'),
    ),
    whole('文件数', 'Documents', ({ one }) => one.documents.length),
    whole(
      '无法读取',
      'Unreadable',
      ({ one }) => one.documents.filter(({ state }) => state === 'unreadable').length,
    ),
    whole('补充次数', 'Amendments', ({ one }) => one.amendments.length),
    ...scoreColumns(order),
  ])
}

/** What stands of a level. */
function levelColumn(level: Level): Column<CaseRow> {
  return text(
    levelWord(level).replace(/ \/ .*/, ''),
    levelWord(level).replace(/.* \/ /, ''),
    24,
    ({ one }) => {
      const opinion = standingOpinions(one).findLast((other) => other.level === level)
      return opinion ? decisionWord(opinion.decision) : null
    },
  )
}

/** Findings that say something is wrong and that nobody explained or waived. */
function unsettledColumn(severity: Severity): Column<CaseRow> {
  return whole(`${severity} 未决`, `${severity} open`, ({ one }) =>
    countOpen(one, (finding) => isProblem(finding) && finding.severity === severity),
  )
}

function countOpen({ findings }: ResultCase, isCounted: (finding: Finding) => boolean): number {
  return findings.filter((finding) => isCounted(finding) && isOpen(finding)).length
}

function scoreColumns({ scorecard }: OrderTerms): Column<CaseRow>[] {
  if (!scorecard) return []
  return [
    whole('评分', 'Score', ({ one }) => one.score?.points ?? null),
    text('档次', 'Band', 20, ({ one }) => one.score && bandWords(one.score.band, scorecard)),
  ]
}
