import type { ResultHead } from '../../../shared/domain/result.ts'
import { type Flow, keyed, type Words } from './flow.ts'
import { colours } from './ink.ts'
import { maskingOf } from './masking.ts'
import { atChina, counted, levelName, shareOf } from './words.ts'

/** Which result a document is about: the same on the cover of each. */
export function* headPairs(head: ResultHead): Iterable<readonly [Words, string]> {
  const { order, series, delivery } = head
  yield [{ zh: '委托单号', en: 'Order' }, order.orderId]
  yield [{ zh: '委托名称', en: 'Title' }, order.title]
  yield [{ zh: '批次编号', en: 'Batch' }, head.batchId]
  yield [{ zh: '结果包编号', en: 'Result package' }, head.packageId]
  yield [{ zh: '交付序号', en: 'Delivery' }, deliveryWords(series)]
  yield [{ zh: '外包机构', en: 'Vendor' }, head.vendor]
  yield [{ zh: '导出时间', en: 'Exported' }, `${atChina(head.exportedAt)}（北京时间，下同）`]
  yield [
    { zh: '案件数', en: 'Cases' },
    `本包 ${counted(delivery.cases)} 件；批次共 ${counted(delivery.of)} 件；尚未交付 ${counted(delivery.outstanding)} 件`,
  ]
}

function deliveryWords({ index, previous }: ResultHead['series']): string {
  return previous ? `第 ${index} 次（前一结果包 ${previous.packageId}）` : `第 ${index} 次（首次）`
}

/** The top of a document: its title, large, in both languages. */
export function titleBlock(flow: Flow, { zh, en }: Required<Words>): void {
  const { ink, left, right } = flow.paper
  const middle = (text: string, size: number, isBold: boolean, colour: string) => {
    const style = { size, isBold, colour }
    ink.text(text, (left + right - ink.widthOf(text, style)) / 2, flow.y() + size, style)
    flow.gap(size * 1.5)
  }
  flow.gap(4)
  middle(zh, 22, true, colours.accent)
  middle(en, 10, false, colours.soft)
  flow.gap(8)
}

/** Words that stand in a frame of their own, because they are relied on. */
export function notice(flow: Flow, text: string): void {
  flow.row([{ text, size: 8.5, ground: colours.label }], [1])
  flow.gap(8)
}

/** Whose decision it is: in each document that leaves the vendor. */
export const whoDecides =
  '本文件由外包机构受委托方委托出具，是对委托方所送资料的审核意见和工作记录，仅供委托方参考。是否发放贷款、贷款的额度与条件由委托方自行决定；外包机构不作授信决定。'

/** What a document is worth beside the signed files. */
const whatProves =
  '本文件供人阅读。具有证明力的是同一结果包中的 results.json、opinions.jsonl（每条意见由审核人签名）和 audit.log，以及覆盖整个结果包的签名；有出入时以之为准。'

/** @param sheets how many cases have a sheet of their own */
export function coverPage(flow: Flow, head: ResultHead, sheets: number): void {
  const { delivery, order, sampling } = head
  titleBlock(flow, { zh: '审核报告', en: 'Review report' })
  keyed(flow, [...headPairs(head)])
  const levels = order.levels.map(levelName).join('、')
  keyed(flow, [
    [{ zh: '审核级别', en: 'Levels' }, levels],
    ...sampling.map(({ level, share, drawn, of }): [Words, string] => [
      { zh: `${levelName(level)}抽样`, en: 'Sampling' },
      `比例 ${shareOf(share, 1)}，抽中 ${counted(drawn)} 件，共 ${counted(of)} 件；可由委托方按 FORMAT.md 的规则重算`,
    ]),
    ...head.amendments.map(({ orderId, title, importedAt }): [Words, string] => [
      { zh: '补充资料包', en: 'Amendment' },
      `${orderId} ${title}（${atChina(importedAt)} 接收）`,
    ]),
    [{ zh: '证据图像', en: 'Evidence' }, evidenceWords[order.evidence]],
  ])
  flow.gap(10)
  if (delivery.incomplete) {
    const { reason, by, at } = delivery.incomplete
    notice(
      flow,
      `本次交付时批次尚未全部审结。主管 ${by} 于 ${atChina(at)} 说明的原因：${maskingOf(order).text(reason)}`,
    )
  }
  notice(flow, whoDecides)
  notice(flow, whatProves)
  flow.heading(2, { zh: '内容', en: 'Contents' })
  const { summary, statistics, list, cases } = chapters
  for (const [chapter, more] of [
    [summary, ''],
    [statistics, ''],
    [list, `${counted(delivery.cases)} 件`],
    [cases, `${counted(sheets)} 份`],
  ] as const)
    flow.row(
      [
        { text: `${chapter.zh}  ${chapter.en}`, link: chapter.place },
        { text: more, align: 'right' },
      ],
      [5, 1],
    )
}

/** Chapters of the report, and the names of the places where they begin. */
export const chapters = {
  summary: { zh: '一、摘要', en: 'Summary', place: 'summary' },
  statistics: { zh: '二、统计', en: 'Statistics', place: 'statistics' },
  list: { zh: '三、案件一览', en: 'List of cases', place: 'list' },
  cases: { zh: '四、案件意见书', en: 'Opinion sheets', place: 'cases' },
} as const
export type Chapter = (typeof chapters)[keyof typeof chapters]

const evidenceWords = {
  masked: '按委托单：图像和文字中的证件、银行卡号码已遮盖',
  plain: '按委托单：号码不遮盖，本报告须按原件同等保管',
  none: '按委托单：不附图像；文字中的证件、银行卡号码已遮盖',
} satisfies Record<ResultHead['order']['evidence'], string>
