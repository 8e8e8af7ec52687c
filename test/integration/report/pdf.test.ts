import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import jpeg from 'jpeg-js'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Evidence, EvidencePlace } from '../../../main/report/evidence.ts'
import { completionConfirmation } from '../../../main/report/pdf/completion.ts'
import { reviewReport } from '../../../main/report/pdf/report.ts'
import { transferRegister } from '../../../main/report/pdf/transfer.ts'
import { CaseNo, Sha256Hex } from '../../../shared/domain/ids.ts'
import { UserName } from '../../../shared/domain/person.ts'
import type { ResultCase, ResultHead } from '../../../shared/domain/result.ts'
import { missingPdfTools, runPdfTool, textOfPdf } from '../../fixtures/pdfTools.ts'
import { temporaryFolder } from '../../fixtures/temporaryFolder.ts'
import { aCase, aHead } from '../../unit/report/aResult.ts'
import { aScratch, made } from '../../unit/report/made.ts'

const idNumber = '11010519491231002X'
const folder = temporaryFolder()
const scratch = aScratch()
const file = (name: string) => join(folder, name)

const textOf = (name: string, ...options: string[]) => textOfPdf(file(name), ...options)

async function writeReport(
  name: string,
  head: ResultHead,
  cases: readonly ResultCase[],
  evidence: Evidence,
): Promise<void> {
  const again = (caseNos: Iterable<CaseNo>) => {
    const asked = new Set(caseNos)
    return cases.filter(({ caseNo }) => asked.has(caseNo))
  }
  writeFileSync(file(name), await made(reviewReport(head, { scratch, evidence, again }), cases))
}

/** A case whose problem is at a place, quotes a number, and whose reviewer quotes it too. */
function aCaseWithEvidence(caseNo: string): ResultCase {
  const one = aCase({ caseNo: CaseNo.parse(caseNo) })
  const [finding] = one.findings
  if (!finding?.evidence) throw new Error('no finding')
  return {
    ...one,
    findings: [
      { ...finding, evidence: { ...finding.evidence, box: [0.1, 0.2, 0.5, 0.3] } },
      ...one.findings.slice(1),
      {
        ...finding,
        code: 'ID_POLICE_CHECK',
        state: 'not-performed',
        seen: null,
        reason: 'no-network',
        evidence: null,
      },
    ],
    opinions: one.opinions.map((opinion) => ({ ...opinion, remark: `备注中的号码 ${idNumber}，请核对。` })),
  }
}

/** Gives the same grey picture of each place, and keeps what it was asked for. */
function aGreyEvidence() {
  const asked: EvidencePlace[] = []
  const grey = jpeg.encode({ width: 60, height: 20, data: Buffer.alloc(60 * 20 * 4, 0x90) }, 80).data
  const evidence: Evidence = {
    async picture(place) {
      asked.push(place)
      return { jpeg: grey, width: 60, height: 20, mark: [0.2, 0.2, 0.8, 0.8] }
    },
  }
  return { asked, evidence }
}

describe.skipIf(missingPdfTools.length > 0)('the PDFs of a result', () => {
  const { asked, evidence } = aGreyEvidence()
  const cases = ['A-001', 'A-002', 'A-003'].map(aCaseWithEvidence)
  const head = aHead()
  const packed = [
    { name: 'results.json', size: 1234, sha256: Sha256Hex.parse('a'.repeat(64)) },
    { name: `certs/${'b'.repeat(64)}.pem`, size: 800, sha256: Sha256Hex.parse('c'.repeat(64)) },
  ]

  beforeAll(async () => {
    await writeReport('report.pdf', head, cases, evidence)
    writeFileSync(file('completion.pdf'), await made(completionConfirmation(head), cases))
    writeFileSync(file('transfer.pdf'), Buffer.concat([...transferRegister(head, packed)]))
  })

  const names = ['report.pdf', 'completion.pdf', 'transfer.pdf']

  it.each(names)('%s is in order for qpdf', (name) => {
    expect(runPdfTool('qpdf', '--check', file(name))).toContain('No syntax or stream encoding errors found')
  })

  it.each(names)('%s says that it is PDF/A-2b, with its colours and its language', (name) => {
    const plain = runPdfTool('qpdf', '--qdf', '--object-streams=disable', file(name), '-')
    for (const said of ['<pdfaid:part>2<', '<pdfaid:conformance>B<', '/GTS_PDFA1', '/Lang (zh-CN)'])
      expect(plain).toContain(said)
    // What the standard forbids, of what could come in by a mistake.
    for (const forbidden of [
      '/Encrypt',
      '/JavaScript',
      '/EmbeddedFiles',
      '/LZWDecode',
      '/SMask',
      '/ca ',
      '/CA ',
    ])
      expect(plain).not.toContain(forbidden)
  })

  it.each(names)('%s embeds its fonts as subsets, with the characters that they stand for', (name) => {
    const fonts = runPdfTool('pdffonts', file(name)).trim().split('\n').slice(2)
    expect(fonts.length).toBeGreaterThan(0)
    for (const font of fonts)
      expect(font).toMatch(/[A-Z]{6}\+NotoSansSC\S*\s+CID TrueType\s+Identity-H\s+yes\s+yes\s+yes/)
  })

  it.each(names)('%s has the id of the package and its number of all on each page', (name) => {
    const pages = Number(/Pages:\s+(\d+)/.exec(runPdfTool('pdfinfo', file(name)))?.[1])
    for (let page = 1; page <= pages; page++) {
      const text = textOf(name, '-f', String(page), '-l', String(page))
      expect(text).toContain(`结果包${head.packageId}`)
      expect(text).toContain(`第${page}/${pages}页`)
    }
  })

  it.each(names)('%s shows no number of a person or card', (name) => {
    expect(textOf(name)).not.toContain(idNumber)
    expect(textOf(name)).not.toMatch(/(?<![\da-f])\d{14}[\dX](?![\da-f])/)
  })

  it('names each case with its decisions, reasons, remarks and who gave them when', () => {
    const text = textOf('report.pdf', '-layout')
    for (const said of [
      '案件A-002',
      '补件',
      '资料无法辨认（身份证人像面，1.jpg）',
      '样本初审员',
      '2026-02-0116:00',
    ])
      expect(text).toContain(said)
    expect(text).toContain('备注中的号码110***********002X，请核对')
    expect(text).toContain('贷款由委托方决定')
    expect(text).toContain('客户急用')
  })

  it('shows the lender’s own scorecard line by line', () => {
    const text = textOf('report.pdf', '-layout')
    for (const said of ['样本评分卡', '抵押率', '外包机构未增减任何分值', '合计'])
      expect(text).toContain(said)
  })

  it('shows pictures of what problems are about, and only of that', () => {
    expect(asked).toHaveLength(3)
    expect(new Set(asked.map(({ page, box }) => `${page} ${box}`))).toEqual(new Set(['1 0.1,0.2,0.5,0.3']))
    expect(runPdfTool('pdfimages', '-list', file('report.pdf')).match(/ jpeg /g)).toHaveLength(3)
  })

  it('has bookmarks for its chapters and cases', () => {
    const outlines = JSON.parse(
      runPdfTool('qpdf', '--json', '--json-key=outlines', file('report.pdf')),
    ).outlines
    const names = JSON.stringify(outlines)
    for (const name of ['一、摘要', '二、统计', '三、案件一览', '四、案件意见书', 'A-001', 'A-003'])
      expect(names).toContain(name)
  })

  it('counts what can be billed, and leaves two places to sign', () => {
    const text = textOf('completion.pdf', '-layout')
    for (const said of [
      '计费数量',
      '初审审结的案件件3',
      '整理、分类的资料份6',
      '外包机构（签章）',
      '委托方（签章）',
    ])
      expect(text).toContain(said)
  })

  it('lists the files of the package with their digests', () => {
    const text = textOf('transfer.pdf')
    for (const said of [
      '准确性检验',
      '完整性检验',
      '可用性检验',
      '安全性检验',
      '载体外观检验',
      'a'.repeat(64),
      '填表人（签名）',
    ])
      expect(text).toContain(said)
  })
})

describe.skipIf(missingPdfTools.length > 0)('a report of very many cases', () => {
  it('has a line for each, and sheets of those that are no clean passes', async () => {
    const one = aCase({ findings: [] })
    const withAdvice = (caseNo: string, decision: 'pass' | 'supplement') =>
      aCase({
        ...one,
        caseNo: CaseNo.parse(caseNo),
        opinions: one.opinions.map((opinion) => ({ ...opinion, decision })),
      })
    const cases = Array.from({ length: 510 }, (_, index) =>
      withAdvice(`B-${index}`, index % 100 === 7 ? 'supplement' : 'pass'),
    )
    await writeReport('many.pdf', aHead(), cases, aGreyEvidence().evidence)
    const text = textOf('many.pdf')
    expect(cases.filter(({ caseNo }) => !text.includes(caseNo))).toEqual([])
    expect(text.match(/案件B-\d+/g)).toEqual([7, 107, 207, 307, 407, 507].map((index) => `案件B-${index}`))
    expect(text).toContain('其中6个不是无疑点的通过')
  })
})

describe.skipIf(missingPdfTools.length > 0)('text that people wrote', () => {
  it('does not change the file, and hides nothing', async () => {
    const [opinion] = aCase().opinions
    if (!opinion) throw new Error('no opinion')
    const remark = '<&>)( \\ \u202E反向 𰻝 \u0007'
    const author = UserName.parse('<样本>&')
    const cases = [aCase({ opinions: [{ ...opinion, remark, author }] })]
    const terms = aHead().order
    const head = aHead({ vendor: '<甲>&乙', order: { ...terms, title: '</rdf:li>&标题' } })
    const { evidence } = aGreyEvidence()
    await writeReport('written.pdf', head, cases, evidence)
    expect(runPdfTool('qpdf', '--check', file('written.pdf'))).toContain('No syntax')
    const text = textOf('written.pdf')
    expect(text).toContain('<&>)(\\〔U+202E〕反向')
    expect(text).toContain('〔U+0007〕')
    expect(text).toContain('</rdf:li>&标题')
  })
})
