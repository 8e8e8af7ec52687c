import { describe, expect, it } from 'vitest'
import { placedRows } from '../../../main/reading/fields/layout/placedRow.ts'
import type { Glyph } from '../../../main/reading/fields/layout/row.ts'
import { brokenDate } from '../../../main/reading/kinds/licence/brokenDate.ts'
import { findLicence } from '../../../main/reading/kinds/licence/findLicence.ts'
import { withOfficeWords } from '../../../main/reading/kinds/licence/officeWords.ts'
import { aLine } from './builders.ts'
import { aSheet } from './licencePages.ts'

/** A name as it was read, with one character over which the main reader hesitated. */
function aName(text: string, hesitantAt: number, confidence = 0.4) {
  const rows = placedRows(aSheet(aLine(text, 300, 100)))
  const glyphs: Glyph[] = rows.flat()
  return {
    value: text,
    label: [],
    doubts: [],
    glyphs: glyphs.map((glyph, at) => (at === hesitantAt ? { ...glyph, confidence } : glyph)),
  }
}

describe("a registrar's name under a seal", () => {
  it.each([
    ['样本市样本区市场东督管理局', 8, '样本市样本区市场监督管理局'],
    ['样本市中批服务管理局', 3, '样本市审批服务管理局'],
    ['样本市行政审扎服务局', 6, '样本市行政审批服务局'],
  ])('read as %s is doubtfully that of an office that there is', (text, at, name) => {
    expect(withOfficeWords(aName(text, at))).toMatchObject({ value: name, doubts: ['low-confidence'] })
  })

  it.each([
    ['that was read without hesitating', '样本市市场东督管理局', 5, 0.95],
    ['in which more than one character differs', '样本市市扬东督管理局', 5, 0.4],
    ['that has the word', '样本市市场监督管理局', 5, 0.4],
  ])('%s stays as it was read', (_, text, at, confidence) => {
    expect(withOfficeWords(aName(text, at, confidence))).toMatchObject({ value: text, doubts: [] })
  })

  it('is looked for as far right as a sheet of one column goes, where its label is hidden too', () => {
    const value = (text: string, y: number) => aLine(text, 300, y)
    const sheet = aSheet(
      aLine('营业执照', 500, 60, { size: 90 }),
      ...['名称', '类型', '住所'].map((label, index) => aLine(label, 130, 200 + 60 * index)),
      value('样本市青禾科技有限公司', 200),
      value('有限责任公司（自然人独资）', 260),
      value('样本省样本市青禾路八号三幢二零一室', 320),
    )
    expect(findLicence(sheet).signed.region?.right).toBeGreaterThan(130 + 36 * 30)
  })
})

describe('the date of a licence under a seal', () => {
  const page = aSheet(aLine('2023年0月07日', 300, 100))

  it('is read again where what was read is no date that exists', async () => {
    const read = ['2023年0日07日', '2023年07月07日']
    const recognize = async () => [...aLine(read.shift() ?? '', 0, 0).characters]
    expect(await brokenDate(page, placedRows(page), recognize)).toMatchObject({ value: '2023-07-07' })
  })

  it('is not known where no reading has one', async () => {
    expect(await brokenDate(page, placedRows(page), async () => [])).toBeNull()
  })
})
