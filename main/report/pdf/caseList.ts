import { isOpen, isProblem, Severity } from '../../../shared/domain/finding.ts'
import type { ResultCase, ResultHead, ResultOpinion } from '../../../shared/domain/result.ts'
import { adviceOn } from '../advice.ts'
import { type Cell, type Column, createTable, type Flow } from './flow.ts'
import { colours } from './ink.ts'
import { type Need, needOf } from './need.ts'
import { shortened } from './paper.ts'
import { colourOf, decisionName, levelName } from './words.ts'

/** 案件一览: a line a case, whether it has a sheet of its own or not. */
export function createCaseList(flow: Flow, { order }: ResultHead) {
  const { scorecard } = order
  const columns: Column[] = [
    { zh: '案件号', en: 'Case', width: 2.6 },
    { zh: '产品', en: 'Product', width: 2.2 },
    { zh: '审核意见', en: 'Advice', width: 1.8 },
    { zh: '级别', en: 'Level', width: 1.1 },
    { zh: '审核人', en: 'Author', width: 1.8 },
    ...Severity.options.map((severity): Column => ({ zh: severity, en: '未决', width: 0.8, align: 'right' })),
    { zh: '未核查', en: 'Unchecked', width: 1.6, align: 'right' },
    ...(scorecard ? [{ zh: '评分', en: 'Score', width: 1, align: 'right' } as const] : []),
    { zh: '意见书', en: 'Sheet', width: 1.1, align: 'center' },
  ]
  const table = createTable(flow, columns, 7.5)

  return {
    /** @param sheet name of the place of its sheet; null where it has none */
    add({ caseNo, product, advice, unsettled, unchecked, points }: CaseLine, sheet: string | null): void {
      const cells: (string | Cell)[] = [
        caseNo,
        shortened(product ?? '', 12),
        advice
          ? { text: decisionName(advice.decision), isBold: true, colour: colourOf(advice.decision) }
          : '',
        advice ? levelName(advice.level) : '',
        shortened(advice?.author ?? '', 10),
        ...unsettled.map(orBlank),
        orBlank(unchecked),
        ...(scorecard ? [points === null ? '' : String(points)] : []),
        sheet === null ? '—' : { text: '查看', colour: colours.accent, link: sheet },
      ]
      table.row(cells)
    },
  }
}

/** What the list says of a case, and how much the case needs to be looked at. */
export interface CaseLine extends Pick<ResultCase, 'caseNo' | 'product'> {
  readonly need: Need
  readonly advice: Pick<ResultOpinion, 'decision' | 'level' | 'author'> | null
  /** Open problems of each severity, the gravest first. */
  readonly unsettled: readonly number[]
  readonly unchecked: number
  readonly points: number | null
}

export function caseLine(one: ResultCase): CaseLine {
  const advice = adviceOn(one)
  const open = one.findings.filter((finding) => isOpen(finding))
  return {
    caseNo: one.caseNo,
    product: one.product,
    need: needOf(one),
    advice: advice && { decision: advice.decision, level: advice.level, author: advice.author },
    unsettled: Severity.options.map(
      (severity) => open.filter((finding) => isProblem(finding) && finding.severity === severity).length,
    ),
    unchecked: open.filter(({ state }) => state === 'not-performed' || state === 'illegible').length,
    points: one.score?.points ?? null,
  }
}

/** Zeros hide the few that are not. */
function orBlank(count: number): string {
  return count === 0 ? '' : String(count)
}
