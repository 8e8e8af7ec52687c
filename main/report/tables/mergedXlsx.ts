import type { MergedBatch, MergedCase, MergedHead } from '../../../shared/domain/mergedResults.ts'
import type { Scratch } from '../scratch.ts'
import { countRows, statistics } from './statistics.ts'
import type { Cell } from './table.ts'
import { tablesOf } from './tables.ts'
import { instant } from './words.ts'
import { beginWorkbook, type ShortSheet } from './xlsx.ts'

/** The workbook of merged results: the tables of a result, where each case comes from, and which are still to come. */
export async function* mergedXlsx(
  head: MergedHead,
  cases: readonly MergedCase[],
  scratch: Scratch,
): AsyncIterable<Uint8Array> {
  const content = {
    title: head.order.title,
    at: new Date(head.mergedAt),
    tables: tablesOf(head),
    closing: (counts: Parameters<typeof countRows>[1]) => [
      sources(head, cases),
      outstanding(head),
      { ...statistics, rows: [...headRows(head), ...countRows(head.order, counts)] },
    ],
  }
  const { add, pieces } = await beginWorkbook(content, scratch)
  cases.forEach(add)
  yield* pieces()
}

const batchHeadings = [
  { zh: '批次', en: 'Batch', width: 38, format: 'code' },
  { zh: '外包机构', en: 'Vendor', width: 26, format: 'text' },
] as const

/** 来源: which result tells the newest of each case. */
function sources({ batches }: MergedHead, cases: readonly MergedCase[]): ShortSheet {
  const results = new Map(
    batches.flatMap((batch) => batch.results.map((result) => [result.packageId, { batch, result }])),
  )
  return {
    zh: '来源',
    en: 'Sources',
    headings: [
      { zh: '案件号', en: 'Case', width: 18, format: 'text' },
      ...batchHeadings,
      { zh: '结果序号', en: 'Result', width: 11, format: 'whole' },
      { zh: '导出时间（UTC）', en: 'Exported (UTC)', width: 20, format: 'text' },
      { zh: '结果包', en: 'Package', width: 38, format: 'code' },
    ],
    rows: cases.map(({ caseNo, batchId, packageId }) => {
      const from = results.get(packageId)
      return [
        caseNo,
        batchId,
        from?.batch.vendor ?? null,
        from?.result.index ?? null,
        from ? instant(from.result.exportedAt) : null,
        packageId,
      ]
    }),
  }
}

/** 未交付: cases that no result holds, by number where these can be told. */
function outstanding({ batches }: MergedHead): ShortSheet {
  return {
    zh: '未交付',
    en: 'Outstanding',
    headings: [{ zh: '案件号', en: 'Case', width: 18, format: 'text' }, ...batchHeadings],
    rows: batches.flatMap(outstandingRows),
  }
}

function outstandingRows({
  batchId,
  vendor,
  outstanding,
  outstandingCases,
}: MergedBatch): readonly (readonly Cell[])[] {
  if (outstandingCases) return outstandingCases.map((caseNo) => [caseNo, batchId, vendor])
  return outstanding === 0 ? [] : [[`${outstanding} 个 / cases`, batchId, vendor]]
}

function headRows({ order, delivery, mergedAt, batches }: MergedHead): (readonly Cell[])[] {
  const group = '合并 / merged'
  return [
    [group, '委托单号 / order', null, order.orderId],
    [group, '名称 / title', null, order.title],
    [group, '合并时间（UTC） / merged (UTC)', null, instant(mergedAt)],
    [group, '案件 / cases', delivery.cases, null],
    [group, '委托案件 / cases of the order', delivery.of, null],
    [group, '尚未交付 / cases to come', delivery.outstanding, null],
    ...batches.map(({ batchId, vendor, of, outstanding, results }) => [
      '批次 / batches',
      batchId,
      of,
      `${vendor}：${results.length} 个结果包 / results；尚未交付 / to come ${outstanding}`,
    ]),
  ]
}
