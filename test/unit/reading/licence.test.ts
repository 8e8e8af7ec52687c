import { describe, expect, it } from 'vitest'
import { findLicence } from '../../../main/reading/kinds/licence/findLicence.ts'
import type { PageText } from '../../../main/reading/page/page.ts'
import { aLine } from './builders.ts'
import { aLicence, aSheet } from './licencePages.ts'

function values(page: PageText): Record<string, string | null> {
  return Object.fromEntries(
    Object.entries(findLicence(page).candidates).map(([name, { value }]) => [name, value]),
  )
}

describe('a business licence in two columns', () => {
  it('gives every field', () => {
    expect(values(aLicence())).toEqual({
      uscc: '91350100M000100Y43',
      name: '样本市青禾科技有限公司',
      type: '有限责任公司（自然人独资）',
      legal_person: '张伟',
      scope: '一般项目：技术服务、技术开发、技术咨询；软件开发。（依法须经批准的项目除外）',
      capital: '伍佰万元整',
      established: '2015年03月02日',
      term: '长期',
      address: '样本省样本市青禾路8号3幢201室',
      registrar: '样本市市场监督管理局',
      issued: '2019-07-25',
    })
  })

  it('knows a value by what is left of its label', () => {
    const page = aLicence({
      name: [aLine('称', 250, 400), aLine('样本市青禾科技有限公司', 320, 400)],
      type: [aLine('型', 250, 460), aLine('有限责任公司', 320, 460)],
    })
    expect(values(page)).toMatchObject({ name: '样本市青禾科技有限公司', type: '有限责任公司' })
  })

  it('knows values by their place where the labels are lost, and says so', () => {
    const page = aLicence({
      name: [aLine('样本市青禾科技有限公司', 320, 400)],
      type: [aLine('有限责任公司', 320, 460)],
    })
    expect(values(page)).toMatchObject({ name: '样本市青禾科技有限公司', type: '有限责任公司' })
    expect(findLicence(page).candidates.name.doubts).toEqual(['chosen-by-place'])
  })

  it('takes a character that the detector found in two boxes for one', () => {
    const [box, whole] = [aLine('所', 1172, 580), aLine('所样本省样本市青禾路8号', 1180, 580)]
    const address = [aLine('住', 1000, 580), box, whole]
    expect(values(aLicence({ address })).address).toBe('样本省样本市青禾路8号')
  })

  it('goes on with a text beside which something was read of the border', () => {
    const type = [aLine('类型', 130, 460), aLine('有限责任公司', 320, 460), aLine('8', 1660, 460)]
    const page = aLicence({ type, capital: [], established: [], term: [], address: [] })
    expect(values(page).scope).toBe(
      '一般项目：技术服务、技术开发、技术咨询；软件开发。（依法须经批准的项目除外）',
    )
  })

  it('takes no text of a seal for a value that the form does not have', () => {
    const page = aLicence({ term: [aLine('园区市场公', 1190, 700)] })
    expect(values(page).term).toBeNull()
  })

  it('parts the columns where the detector joined them', () => {
    const page = aLicence({
      scope: [aLine('经营范围', 130, 580), aLine('日用百货、五金交电、办公用品的批发与零售', 320, 580)],
      address: [aLine('住所样本省样本市青禾路8号', 1000, 580)],
      name: [aLine('名称', 130, 400), aLine('样本市青禾农业科技发展股份有限公司第一分公司', 320, 400)],
    })
    expect(values(page)).toMatchObject({
      name: '样本市青禾农业科技发展股份有限公司第一分公司',
      capital: '伍佰万元整',
      scope: '日用百货、五金交电、办公用品的批发与零售',
      address: '样本省样本市青禾路8号',
    })
  })

  it('takes neither the footing nor the registrar into the values above', () => {
    const page = aLicence({ scope: [aLine('经营范围', 130, 1030), aLine('餐饮服务。', 320, 1030)] })
    expect(values(page)).toMatchObject({ scope: '餐饮服务。', address: '样本省样本市青禾路8号3幢201室' })
  })

  it('knows the lines of a value though most of the sheet is smaller print', () => {
    const notes = ['扫描二维码登录国家企业信用信息公示系统', '了解更多登记备案许可监管信息']
    const page = aLicence({
      scope: [aLine('经营范围', 130, 580), aLine('餐饮服务。', 320, 580)],
      footing: [0, 1, 2, 3].flatMap((row) =>
        notes.map((note, at) => aLine(note, 120 + 600 * at, 1000 + 25 * row, { size: 14 })),
      ),
    })
    expect(values(page).address).toBe('样本省样本市青禾路8号3幢201室')
  })

  it('leaves a mark beside the lines of a value out of it', () => {
    const page = aLicence({
      scope: [
        aLine('经营范围', 130, 580),
        aLine('一般项目：技术服务、技术开发、技术咨询', 320, 580),
        aLine('；软件开发；技术推广；信息系统集成服务', 320, 625),
        aLine('样本SPECIMEN', 100, 648, { size: 24 }),
        aLine('；广告制作。', 320, 670),
      ],
    })
    expect(values(page).scope).toBe(
      '一般项目：技术服务、技术开发、技术咨询；软件开发；技术推广；信息系统集成服务；广告制作。',
    )
    expect(findLicence(page).candidates.scope.doubts).toEqual([])
  })

  it('does not take the registrar without its label for a value of the other column', () => {
    const page = aLicence({
      registrar: [aLine('样本市市场监督管理局', 1190, 850), aLine('2019年07月25日', 1190, 910)],
    })
    const { signed, candidates } = findLicence(page)
    expect(candidates.legal_person.value).toBe('张伟')
    // The seal is looked for below the address, over the registrar's lines and not under them.
    expect(signed.region?.top).toBeLessThan(700)
  })

  it('says of a value that a torn line stands after it', () => {
    const page = aLicence({
      scope: [
        aLine('经营范围', 130, 580),
        aLine('一般项目：技术服务、技术开发、技术咨询', 320, 580),
        aLine('；软件', 320, 625),
        aLine('项目除外）', 600, 670),
      ],
    })
    expect(findLicence(page).candidates.scope.isFollowed).toBe(true)
  })
})

describe('the labels of other firms', () => {
  it.each([
    ['经营者', 'legal_person'],
    ['负责人', 'legal_person'],
    ['投资人', 'legal_person'],
    ['执行事务合伙人', 'legal_person'],
  ] as const)('%s names the %s', (label, field) => {
    const page = aLicence({ person: [aLine(label, 100, 520), aLine('张伟', 320, 520)] })
    expect(values(page)[field]).toBe('张伟')
  })

  it.each(['经营场所', '营业场所', '主要经营场所'])('%s names the address', (label) => {
    const page = aLicence({ address: [aLine(label, 1000, 580), aLine('样本市青禾路8号', 1190, 580)] })
    expect(values(page).address).toBe('样本市青禾路8号')
  })

  it('reads an individual business, which has no capital', () => {
    const page = aLicence({
      type: [aLine('类型', 130, 460), aLine('个体工商户', 320, 460)],
      person: [aLine('经营者', 130, 520), aLine('张伟', 320, 520)],
      capital: [],
      established: [aLine('注册日期', 1000, 460), aLine('2015年03月02日', 1190, 460)],
    })
    expect(values(page)).toMatchObject({ type: '个体工商户', capital: null, established: '2015年03月02日' })
  })
})

describe('a licence of 2014', () => {
  it('has its fields in one column, with colons', () => {
    const rows = [
      ['名称', '样本市青禾商贸有限公司'],
      ['类型', '有限责任公司'],
      ['住所', '样本市青禾路8号'],
      ['法定代表人', '张伟'],
      ['注册资本', '人民币500.000000万元'],
      ['成立日期', '2015年03月02日'],
      ['营业期限', '2015年03月02日至2035年03月01日'],
      ['经营范围', '餐饮服务。'],
    ] as const
    const page = aSheet(
      aLine('营业执照', 300, 200, { size: 90 }),
      aLine('统一社会信用代码91350100M000100Y43', 250, 320),
      ...rows.map(([label, value], index) => aLine(`${label}：${value}`, 100, 420 + index * 70)),
    )
    expect(values(page)).toMatchObject({
      uscc: '91350100M000100Y43',
      name: '样本市青禾商贸有限公司',
      address: '样本市青禾路8号',
      legal_person: '张伟',
      capital: '人民币500.000000万元',
      term: '2015年03月02日至2035年03月01日',
      scope: '餐饮服务。',
    })
  })
})
