import { describe, expect, it } from 'vitest'
import { witnessedDate } from '../../../main/reading/fields/agreement/witnessedDate.ts'
import { placedRows } from '../../../main/reading/fields/layout/placedRow.ts'
import type { Glyph } from '../../../main/reading/fields/layout/row.ts'
import { brokenDate } from '../../../main/reading/kinds/licence/brokenDate.ts'
import { cutRegistrar } from '../../../main/reading/kinds/licence/cutRegistrar.ts'
import { findLicence } from '../../../main/reading/kinds/licence/findLicence.ts'
import { withOfficeWords } from '../../../main/reading/kinds/licence/officeWords.ts'
import { findRegistrar } from '../../../main/reading/kinds/licence/registrar.ts'
import { aLine } from './builders.ts'
import { aSheet, printed, strokes } from './licencePages.ts'

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

const read = (text: string) => [...aLine(text, 0, 0).characters]

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

describe('a registrar whose line was found in part', () => {
  const page = aSheet(aLine('登记机关', 300, 60), aLine('样本市样本区行政审批', 300, 100))
  const registrar = async (seen: string) =>
    (await cutRegistrar(page, placedRows(page), async () => read(seen)))?.value

  it('has its name read to its end', async () => {
    expect(await registrar('样本市样本区行政审批服务局')).toBe('样本市样本区行政审批服务局')
    expect(await registrar('：样本市样本甲区行政审批局样本分局E')).toBe('样本市样本甲区行政审批局样本分局')
  })

  it('is not the one that had the form printed, which stands at the foot of the sheet', async () => {
    const foot = aSheet(aLine('工商行政管理总局监', 300, 100))
    const seen = async () => read('工商行政管理总局监制')
    expect(await cutRegistrar(foot, placedRows(foot), seen)).toBeNull()
  })

  it('is never sure', async () => {
    const found = await cutRegistrar(page, placedRows(page), async () => read('样本市样本区行政审批局'))
    expect(found?.doubts).toEqual(['ink-unread'])
  })

  it.each(['样本市样本区行政审批服务', '国家企业信用信息公示局'])('is not %s', async (seen) => {
    expect(await registrar(seen)).toBeUndefined()
  })
})

describe('the date of a licence', () => {
  it('without a label is surely its own where nothing else stands below the values', () => {
    const rows = placedRows(
      aSheet(aLine('样本市市场监督管理局', 300, 100), aLine('2019年07月25日', 300, 150)),
    )
    expect(findRegistrar(rows, null, 'region').issued).toMatchObject({
      value: '2019-07-25',
      doubts: ['chosen-by-place'],
    })
    expect(findRegistrar(rows, null).issued.doubts).toEqual(['label-not-found'])
  })

  it.each([
    ['it stands beside a label', [aLine('成立日期2019年07月25日', 300, 100)]],
    ['there is another', [aLine('2019年07月25日', 300, 100), aLine('2020年01月01日', 300, 150)]],
  ])('without a label is a guess where %s', (_, lines) => {
    const { issued } = findRegistrar(placedRows(aSheet(...lines)), null, 'region')
    expect(issued.doubts).toEqual(['label-not-found'])
  })

  it.each([
    ['2019年07月25日', true, 'sure'],
    // A digit more has room where there is one of two.
    ['2019年7月25日', true, 'doubtful'],
    ['2019年07月25日', false, 'doubtful'],
  ])('%s with ink beside it is sure if it has all its digits: %s', async (text, isOneDay, state) => {
    const line = aLine(`${text}样样样`, 300, 100)
    const dated = { ...line, characters: line.characters.filter(({ text: one }) => one !== '样') }
    const page = printed(aSheet(dated), ...strokes(line))
    const said = [text, ...(text.match(/\d+/g) ?? [])]
    const witness = { text: async () => said[0] ?? '', numbers: async () => said.splice(1, 1)[0] ?? '' }
    const candidate = { value: '2019-07-25', glyphs: placedRows(page).flat(), label: [], doubts: [] }
    expect((await witnessedDate(page, candidate, { witness }, { isOneDay })).state).toBe(state)
  })
})
