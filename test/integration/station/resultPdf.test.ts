import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { CaseNo } from '../../../shared/domain/ids.ts'
import type { OrderTerms } from '../../../shared/domain/order.ts'
import { corePorts, field, readPage, sureFields } from '../../fixtures/corePorts.ts'
import { openAsItIs } from '../../fixtures/packages.ts'
import { missingPdfTools, runPdfTool, textOfPdf } from '../../fixtures/pdfTools.ts'
import { aStation } from '../../fixtures/station.ts'

/** A number with a wrong check character, which a rule finds. */
const wrongNumber = '110105194912310021'

/** The files of a result on a batch of one case whose number is wrong, laid out in a folder. */
async function aResultWith(evidence: OrderTerms['evidence']) {
  const { decoder } = corePorts('', () => undefined).decoder
  const pixels = { width: 200, height: 100, rgba: new Uint8Array(200 * 100 * 4).fill(0x90) }
  const fields = { ...sureFields, id_number: field(wrongNumber, 'doubtful') }
  const station = await aStation({
    decoder: { decoder: { ...decoder, page: async () => ({ pixels, text: null }) } },
    readers: [{ reader: { read: async () => readPage(fields) } }],
  })
  const { api, core, folder, lender, ended } = station
  const batch = await station.imported({ terms: { evidence } })
  await ended(api.batch.read({ batch }))
  await api.opinion.submit({
    batch,
    caseNo: CaseNo.parse('A-001'),
    decision: 'recommend-reject',
    reasons: [{ code: 'ID_NUMBER_INVALID', document: null, field: null }],
    remark: `号码 ${wrongNumber} 有误`,
  })
  const out = join(folder, 'result.asice')
  await ended(api.batch.export({ batch, target: core.grant(out) }))
  const reader = await openAsItIs(out, lender.identity)
  const digests = new Map<string, string>()
  for (const name of reader.files.keys()) {
    const bytes = await reader.read(name)
    digests.set(name, createHash('sha256').update(bytes).digest('hex'))
    if (name.endsWith('.pdf')) writeFileSync(join(folder, name), bytes)
  }
  await reader.close()
  return { digests, pdf: (name: string) => join(folder, name) }
}

const picturesIn = (path: string) => runPdfTool('pdfimages', '-list', path).match(/ jpeg /g)?.length ?? 0

describe.skipIf(missingPdfTools.length > 0)('the PDFs of a result package', () => {
  it('show what a problem is about, with no number, and name the digest of every file before them', async () => {
    const { digests, pdf } = await aResultWith('masked')
    expect(picturesIn(pdf('report.pdf'))).toBeGreaterThan(0)
    expect(textOfPdf(pdf('report.pdf'))).toContain('号码110***********0021有误')
    expect(textOfPdf(pdf('report.pdf'))).not.toContain(wrongNumber)

    const register = textOfPdf(pdf('transfer.pdf'))
    const { 'transfer.pdf': own, ...others } = Object.fromEntries(digests)
    expect(own).toBeDefined()
    expect(Object.entries(others).filter(([, digest]) => !register.includes(digest))).toEqual([])
  })

  it('show numbers where the order wants them plain', async () => {
    const { pdf } = await aResultWith('plain')
    expect(picturesIn(pdf('report.pdf'))).toBeGreaterThan(0)
    expect(textOfPdf(pdf('report.pdf'))).toContain(`号码${wrongNumber}有误`)
  })

  it('show no picture where the order wants none', async () => {
    const { pdf } = await aResultWith('none')
    expect(picturesIn(pdf('report.pdf'))).toBe(0)
    expect(textOfPdf(pdf('report.pdf'))).not.toContain(wrongNumber)
  })
})
