import type { ResultHead } from '../../../shared/domain/result.ts'
import type { Digest } from '../../package/sink.ts'
import { titleBlock } from './cover.ts'
import { type Cell, createFlow, createTable, type Flow } from './flow.ts'
import { colours } from './ink.ts'
import { createPaper } from './paper.ts'
import { atChina, counted } from './words.ts'

const title = { zh: '移交与接收登记表', en: 'Register of transfer and receipt' }

/** A file of the package, as it was packed. */
export interface PackedFile extends Digest {
  readonly name: string
}

/**
 * `transfer.pdf`: what is handed over, and how it was checked, in the rows of the register for electronic records
 * (《电子档案移交与接收办法》, 档发〔2012〕7号, annex). It is the last file of a package: all others are in it with their
 * digests. What the receiver checks, and who signs, is left for people to fill in.
 *
 * @param packed the files before it
 */
export function* transferRegister(head: ResultHead, packed: readonly PackedFile[]): Iterable<Uint8Array> {
  const paper = createPaper({ title, head })
  const flow = createFlow(paper)
  paper.bookmarks.add(`${title.zh} ${title.en}`)
  titleBlock(flow, title)
  what(flow, head, packed)
  checks(flow, head)
  persons(flow)
  files(flow, packed)
  yield* paper.end()
}

const named = (text: string): Cell => ({ text, isBold: true, ground: colours.label, size: 8.5 })

function what(flow: Flow, head: ResultHead, packed: readonly PackedFile[]): void {
  const { delivery, order, series } = head
  const bytes = packed.reduce((sum, { size }) => sum + size, 0)
  flow.row(
    [
      named('交接工作名称'),
      { text: `委托单 ${order.orderId}“${order.title}”审核结果移交（第 ${series.index} 次）` },
    ],
    [1, 4],
  )
  flow.row(
    [
      named('结果包编号'),
      { text: head.packageId, size: 8 },
      named('导出时间'),
      { text: `${atChina(head.exportedAt)}（北京时间）` },
    ],
    [1, 1.6, 1, 1.4],
  )
  flow.row(
    [
      named('内容描述'),
      {
        text: '资料审核结果：权威结果 results.json 及其 JSON Schema、签名意见、审计日志、审核人证书，以及供人阅读的表格和报告。原始资料未随结果包移交。',
      },
    ],
    [1, 4],
  )
  flow.row(
    [
      named('移交数量'),
      {
        text: `案件 ${counted(delivery.cases)} 件\n文件 ${counted(packed.length)} 个（不含本表与 SHA256SUMS）`,
      },
      named('移交数据量'),
      { text: `${counted(bytes)} 字节\n（${(bytes / 1024 / 1024).toFixed(2)} MiB，不含本表与 SHA256SUMS）` },
    ],
    [1, 1.6, 1, 1.4],
  )
  flow.row(
    [
      named('载体起止顺序号'),
      { text: '' },
      named('移交载体类型、规格'),
      { text: '电子文件包一个（ASiC-E，.asice）\n物理载体：', small: '由移交人填写' },
    ],
    [1, 1.6, 1, 1.4],
  )
  flow.gap(8)
}

/** What the program checked itself before the package got its name; the receiver writes beside it what they checked. */
function checks(flow: Flow, { delivery, audit, series }: ResultHead): void {
  flow.heading(2, { zh: '检验内容', en: 'Checks' })
  const table = createTable(flow, [
    { zh: '项目', en: 'Check', width: 1.3 },
    { zh: '移交单位（外包机构）', en: 'Transferred by', width: 5 },
    { zh: '接收单位（委托方）', en: 'Received by', width: 2.4 },
  ])
  const row = (item: string, said: string) => table.row([{ text: item, isBold: true }, said, ''])
  row(
    '准确性检验',
    '每个文件的 SHA-256 记入 SHA256SUMS，由外包机构和导出人的签名覆盖。结果包写成后由软件从磁盘重新读取，逐字节核对摘要和签名；不符则不成包。',
  )
  row(
    '完整性检验',
    `本包案件 ${counted(delivery.cases)} 件，批次共 ${counted(delivery.of)} 件，尚未交付 ${counted(delivery.outstanding)} 件；` +
      `交付序号 ${series.index}${series.previous ? `，前一结果包 ${series.previous.packageId}` : '（首次）'}。` +
      (audit ? `审计日志至第 ${audit.seq + 1} 条，链尾 ${audit.hash}。` : ''),
  )
  row(
    '可用性检验',
    'results.json 按随包的 JSON Schema 写成；表格为 XLSX 和 CSV，报告为 PDF，字体已嵌入。能否在接收单位的环境中打开，由接收单位检验。',
  )
  row(
    '安全性检验',
    '内容以 age v1 加密至委托方的接收密钥，其他人不能打开。软件不作病毒检验，由双方各自按本单位的规定检验。',
  )
  row('载体外观检验', '由移交人填写：')
  flow.gap(8)
}

function persons(flow: Flow): void {
  const blank = (lines: number): Cell => ({ text: `${'\n'.repeat(lines)}年　　月　　日`, align: 'right' })
  flow.need(150)
  flow.row([named(''), { ...named('移交单位（外包机构）') }, { ...named('接收单位（委托方）') }], [1, 2, 2])
  for (const [role, lines] of [
    ['填表人（签名）', 2],
    ['审核人（签名）', 2],
    ['单位印章（签章）', 4],
  ] as const)
    flow.row([named(role), blank(lines), blank(lines)], [1, 2, 2])
}

function files(flow: Flow, packed: readonly PackedFile[]): void {
  flow.newPage()
  flow.heading(1, { zh: '附：移交文件清单', en: 'Files' })
  const table = createTable(
    flow,
    [
      { zh: '序号', en: 'No.', width: 0.7, align: 'right' },
      { zh: '名称', en: 'Name', width: 4 },
      { zh: '内容', en: 'Content', width: 3 },
      { zh: '字节', en: 'Bytes', width: 1.4, align: 'right' },
      { zh: '摘要', en: 'SHA-256', width: 3.9 },
    ],
    7.5,
  )
  packed.forEach(({ name, size, sha256 }, index) => {
    table.row([
      String(index + 1),
      name,
      contentOf(name),
      counted(size),
      { text: `${sha256.slice(0, 32)}\n${sha256.slice(32)}`, size: 7 },
    ])
  })
  flow.gap(4)
  flow.text('本表是结果包中最后写成的文件；它自己的摘要和上列各项一同记入 SHA256SUMS。', { size: 8 })
}

function contentOf(name: string): string {
  if (name.startsWith('certs/')) return '审核人证书'
  return contents[name] ?? ''
}

const contents: Readonly<Record<string, string>> = {
  'results.json': '权威结果',
  'results.schema.json': '权威结果的 JSON Schema',
  'results.xlsx': '结果表格',
  'results.csv': '案件一览（CSV）',
  'report.pdf': '审核报告',
  'completion.pdf': '服务完成确认书',
  'opinions.jsonl': '签名意见',
  'audit.log': '审计日志',
}
