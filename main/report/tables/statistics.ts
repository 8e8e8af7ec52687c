import type { OrderTerms } from '../../../shared/domain/order.ts'
import type { ResultHead } from '../../../shared/domain/result.ts'
import { findingText } from '../../../shared/rules/texts.ts'
import type { Cell, Heading } from './table.ts'
import type { Counts } from './tally.ts'
import { instant, levelWord, reasonWord } from './words.ts'

/** 统计: which result this is, and how often what was met in it. */
export const statistics: { readonly zh: string; readonly en: string; readonly headings: readonly Heading[] } =
  {
    zh: '统计',
    en: 'Statistics',
    headings: [
      { zh: '类别', en: 'Group', width: 30, format: 'text' },
      { zh: '项目', en: 'Item', width: 44, format: 'text' },
      { zh: '数量', en: 'Count', width: 12, format: 'whole' },
      { zh: '说明', en: 'Said', width: 70, format: 'text' },
    ],
  }

export function* statisticsRows(head: ResultHead, counts: Counts): Iterable<readonly Cell[]> {
  yield* headRows(head)
  for (const { level, share, drawn, of } of head.sampling)
    yield ['抽样 / sampling', levelWord(level), drawn, `${of} × ${share}`]
  yield* countRows(head.order, counts)
}

/** How often what was met, group by group, the most frequent first. */
export function* countRows(order: OrderTerms, counts: Counts): Iterable<readonly Cell[]> {
  for (const [group, items] of counts) {
    const often = [...items].sort(([one, more], [other, less]) => less - more || one.localeCompare(other))
    for (const [item, count] of often) yield [group, item, count, explained(item, order)]
  }
}

function headRows(head: ResultHead): (readonly Cell[])[] {
  const { series, delivery, order } = head
  const said: [string, string | null][] = [
    ['结果包 / result package', head.packageId],
    ['批次 / batch', head.batchId],
    ['委托单号 / order', order.orderId],
    ['名称 / title', order.title],
    ['外包机构 / vendor', head.vendor],
    ['导出时间（UTC） / exported (UTC)', instant(head.exportedAt)],
    ['前一结果包 / previous result', series.previous?.packageId ?? null],
    ['未全部交付的原因 / why not all of it', delivery.incomplete?.reason ?? null],
    ['由谁 / by', delivery.incomplete?.by ?? null],
  ]
  const counted: [string, number][] = [
    ['结果序号 / number of the result', series.index],
    ['本包案件 / cases in it', delivery.cases],
    ['批次案件 / cases of the batch', delivery.of],
    ['尚未交付 / cases to come', delivery.outstanding],
  ]
  const group = '结果 / result'
  return [
    ...said.filter(([, what]) => what !== null).map(([item, what]) => [group, item, null, what]),
    ...counted.map(([item, count]) => [group, item, count, null]),
  ]
}

/** Words for what is counted by its code. */
function explained(item: string, order: OrderTerms): string | null {
  const problem = findingText(item, 'zh')?.problem
  if (problem) return problem
  const reason = reasonWord(item, order)
  return reason === item ? null : reason
}
