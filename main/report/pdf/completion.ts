import type { Level } from '../../../shared/domain/person.ts'
import type { ResultCase, ResultHead } from '../../../shared/domain/result.ts'
import { standingOpinions } from '../advice.ts'
import type { FileOfCases } from '../fileOfCases.ts'
import { headPairs, notice, titleBlock, whoDecides } from './cover.ts'
import { createFlow, createTable, type Flow, keyed } from './flow.ts'
import { maskingOf } from './masking.ts'
import { createPaper } from './paper.ts'
import { atChina, counted, levelName } from './words.ts'

const title = { zh: '服务完成确认书', en: 'Confirmation of services completed' }

/** `completion.pdf`: what was done, in counts that can be billed, for both parties to sign. */
export function completionConfirmation(head: ResultHead): FileOfCases {
  const { work, add } = createWorkCount()
  return { add, pieces: () => drawn(head, work) }
}

function* drawn(head: ResultHead, work: Work): Iterable<Uint8Array> {
  const paper = createPaper({ title, head })
  const flow = createFlow(paper)
  paper.bookmarks.add(`${title.zh} ${title.en}`)
  titleBlock(flow, title)
  flow.text(
    `外包机构 ${head.vendor} 受委托方委托，已按委托单 ${head.order.orderId} 完成下列资料审核服务，并以下列结果包交付。`,
    { size: 10 },
  )
  flow.gap(6)
  keyed(flow, [...headPairs(head)], 2)
  flow.gap(8)
  billable(flow, head, work)
  if (head.delivery.incomplete) {
    const { reason, by, at } = head.delivery.incomplete
    notice(flow, `未全部交付的原因（主管 ${by}，${atChina(at)}）：${maskingOf(head.order).text(reason)}`)
  }
  notice(flow, whoDecides)
  signatures(flow, head.vendor)
  yield* paper.end()
}

function billable(flow: Flow, { order, delivery }: ResultHead, work: Work): void {
  flow.heading(2, { zh: '计费数量', en: 'Billable counts' })
  const table = createTable(flow, [
    { zh: '项目', en: 'Item', width: 4 },
    { zh: '单位', en: 'Unit', width: 1 },
    { zh: '数量', en: 'Count', width: 1.5, align: 'right' },
    { zh: '计数口径', en: 'What is counted', width: 6 },
  ])
  const row = (item: string, unit: string, count: number, what: string) =>
    table.row([item, unit, { text: counted(count), isBold: true }, what])
  row('本包交付的案件', '件', delivery.cases, '每个案件计一次')
  for (const level of order.levels)
    row(
      `${levelName(level)}审结的案件`,
      '件',
      work.decided.get(level) ?? 0,
      '有该级有效意见的案件；退回、撤回的意见不计',
    )
  row('整理、分类的资料', '份', work.documents, '每个文件计一次，含补充资料和被替换的资料')
  row('其中识别的资料', '份', work.read, '由识别引擎读出字段的文件')
  row('其中无法读取的资料', '份', work.unreadable, '文件损坏、加密或超出限制')
  row('人工核对的字段', '项', work.confirmed, '有人确认、更正或注明无法辨认、不适用的字段')
  row('其中双人录入的字段', '项', work.twice, '委托单要求两人各自录入的字段')
  if (work.worksheets > 0) row('填写的测算表', '份', work.worksheets, '每个案件、每种、每份资料的最新一份')
  row('执行的检查', '项次', work.checks, '有结论的检查；“未核查”“不适用”不计')
  row('处理的补充资料', '案次', work.amendments, '每个案件、每个补充资料包计一次')
  flow.gap(4)
  flow.text(
    '同一案件在意见变化或补充资料之后会随后续结果包再次交付；跨结果包合计时须按案件号去重，以最新的结果包为准。单价与金额由双方合同约定，本确认书不载。',
    { size: 8 },
  )
  flow.gap(8)
}

/** What was done on the cases of a result. */
interface Work {
  readonly decided: ReadonlyMap<Level, number>
  readonly documents: number
  readonly read: number
  readonly unreadable: number
  readonly confirmed: number
  readonly twice: number
  readonly worksheets: number
  readonly checks: number
  readonly amendments: number
}

function createWorkCount(): { readonly work: Work; readonly add: (one: ResultCase) => void } {
  const decided = new Map<Level, number>()
  const work = {
    decided,
    documents: 0,
    read: 0,
    unreadable: 0,
    confirmed: 0,
    twice: 0,
    worksheets: 0,
    checks: 0,
    amendments: 0,
  }
  return {
    work,
    add(one) {
      for (const level of new Set(standingOpinions(one).map((opinion) => opinion.level)))
        decided.set(level, (decided.get(level) ?? 0) + 1)
      work.documents += one.documents.length
      work.read += one.documents.filter(({ state }) => state === 'read').length
      work.unreadable += one.documents.filter(({ state }) => state === 'unreadable').length
      work.confirmed += one.fields.filter(({ confirmed }) => confirmed !== null).length
      work.twice += one.fields.filter(({ entries }) => entries !== undefined && entries.length > 1).length
      work.worksheets += one.worksheets.length
      work.checks += one.findings.filter(
        ({ state }) => state === 'pass' || state === 'fail' || state === 'warn',
      ).length
      work.amendments += one.amendments.length
    },
  }
}

const toSign = '\n\n\n经办人签字：\n\n日期：　　　　年　　月　　日'

/** Two columns to sign in, on one page with each other. */
function signatures(flow: Flow, vendor: string): void {
  flow.need(136)
  flow.heading(2, { zh: '双方确认', en: 'Confirmed by both parties' })
  flow.row(
    [
      { text: `外包机构（签章）：${vendor}${toSign}` },
      { text: `委托方（签章）：${toSign}\n\n□ 确认无误　　□ 有异议，说明附后` },
    ],
    [1, 1],
  )
}
