import { describe, expect, it } from 'vitest'
import { rowsOf } from '../../../main/reading/fields/layout/row.ts'
import type { Readers } from '../../../main/reading/kinds/kindReader.ts'
import { kindReaders } from '../../../main/reading/kinds/kindReaders.ts'
import { recogniseKind } from '../../../main/reading/kinds/recognise.ts'
import type { TextLine } from '../../../main/reading/page/page.ts'
import { DocumentKind } from '../../../shared/domain/kind.ts'
import { aLine, aPage } from './builders.ts'

/** Readers that see nothing new; the second says what it is told to. */
function readers({ text = '', numbers = '' } = {}): Readers {
  return {
    detect: async () => [],
    recognize: async () => [],
    witness: { text: async () => text, numbers: async () => numbers },
  }
}

async function read(kind: DocumentKind, lines: readonly TextLine[], second = readers()) {
  const page = aPage(...lines)
  const fields = (await kindReaders[kind]?.read({ page, rows: rowsOf(page), readers: second })) ?? {}
  const entries = Object.entries(fields).filter(([, { value }]) => value !== null)
  return { fields, values: Object.fromEntries(entries.map(([name, { value }]) => [name, value])) }
}

const kindOf = (lines: readonly TextLine[]) => recogniseKind(rowsOf(aPage(...lines)), null).kind

/** Cells of one line of a table, each at its place. */
const cells = (y: number, ...texts: readonly (readonly [string, number])[]) =>
  texts.map(([text, x]) => aLine(text, x, y, { size: 20 }))

const marriage = [
  ...cells(40, ['结婚申请，符合《中华人民共和国婚姻法》规定', 30]),
  ...cells(200, ['持证人', 30], ['样本甲', 110], ['姓名', 520], ['样本甲', 600], ['性别', 760], ['男', 820]),
  ...cells(
    260,
    ['登记日期', 30],
    ['2018年5月20日', 130],
    ['国籍', 520],
    ['中国', 600],
    ['出生日期', 700],
    ['1949年12月31日', 800],
  ),
  ...cells(
    320,
    ['结婚证字号', 30],
    ['J110105-2018-000123', 150],
    ['身份证件号', 520],
    ['11010519491231002X', 640],
  ),
  ...cells(400, ['姓名', 520], ['样本乙', 600], ['性别', 760], ['女', 820]),
  ...cells(460, ['身份证件号', 520], ['440524188001010014', 640]),
]

const household = [
  ...cells(30, ['常住人口登记卡', 400]),
  ...cells(100, ['姓名', 40], ['样本甲', 200], ['户主', 760]),
  ...cells(88, ['户主或与', 600]),
  ...cells(112, ['户主关系', 600]),
  ...cells(160, ['曾用名', 40], ['性别', 600], ['女', 760]),
  ...cells(220, ['出生地', 40], ['北京市朝阳区', 200], ['民族', 600], ['汉', 760]),
  ...cells(280, ['籍贯', 40], ['北京市朝阳区', 200], ['出生日期', 600], ['1949年12月31日', 760]),
  ...cells(340, ['公民身份', 40]),
  ...cells(352, ['11010519491231002X', 200]),
  ...cells(364, ['证件编号', 40]),
  ...cells(420, ['承办人签章：', 300]),
]

const property = [
  ...cells(30, ['京（2020）朝不动产权第0012345号', 350]),
  ...cells(100, ['权利人', 40], ['样本甲', 240]),
  ...cells(150, ['共有情况', 40], ['单独所有', 240]),
  ...cells(200, ['坐落', 40], ['北京市朝阳区样本路88号幸福小', 240]),
  ...cells(226, ['区6号楼701室', 240]),
  ...cells(280, ['不动产单元号', 40], ['110105', 240], ['001001', 400], ['GB00001', 560], ['F00010001', 720]),
  ...cells(330, ['面积', 40], ['宗地面积1234.00㎡/房屋建筑面积89.56㎡', 240]),
  ...cells(400, ['登记机构（章）', 600]),
  ...cells(440, ['2020年3月9日', 600]),
]

const licence = [
  ...cells(20, ['中华人民共和国机动车行驶证', 300]),
  ...cells(100, ['号牌号码', 40], ['京A12345', 240], ['车辆类型', 500], ['小型轿车', 640]),
  ...cells(126, ['PlateNo.', 40]),
  ...cells(170, ['所有人', 40], ['样本甲', 240]),
  ...cells(240, ['住址', 40], ['北京市朝阳区样本路88号', 200]),
  ...cells(320, ['车辆识别代号', 300], ['LSVAA4181E2123456', 500]),
  ...cells(390, ['发动机号码', 300], ['A123456', 500]),
  ...cells(460, ['注册日期', 300], ['2018-05-20', 440], ['发证日期', 660], ['2019-06-01', 800]),
]

const contract = [
  ...cells(20, ['个人借款合同', 400]),
  ...cells(60, ['合同编号：', 500], ['2024年样贷字第000123号', 610]),
  ...cells(100, ['甲方（贷款人）：样本银行股份有限公司', 40]),
  ...cells(140, ['乙方（借款人）：样本甲', 40]),
  ...cells(180, ['第一条借款金额：人民币（大写）壹佰万元整（小写：¥1,000,000.00）。', 40]),
  ...cells(220, ['第二条借款期限：12个月，还款方式为按月付息。', 40]),
  ...cells(400, ['签订日期：2024年3月5日', 40]),
]

describe('a certificate', () => {
  it('of marriage gives both people, the upper one first', async () => {
    expect(kindOf(marriage)).toBe('marriage-certificate')
    expect((await read('marriage-certificate', marriage)).values).toEqual({
      number: 'J110105-2018-000123',
      registered: '2018-05-20',
      name: '样本甲',
      id_number: '11010519491231002X',
      spouse_name: '样本乙',
      spouse_id_number: '440524188001010014',
    })
  })

  it('of a household gives the person, with labels in one line or in two', async () => {
    expect(kindOf(household)).toBe('household-register')
    expect((await read('household-register', household)).values).toEqual({
      name: '样本甲',
      relation: '户主',
      sex: '女',
      ethnicity: '汉',
      birth: '1949-12-31',
      id_number: '11010519491231002X',
    })
  })

  it('of a household is sure of a birth date that the identity number repeats', async () => {
    const { fields } = await read('household-register', household)
    expect(fields.birth).toMatchObject({
      state: 'sure',
      reasons: expect.arrayContaining(['second-place-agrees']),
    })
  })

  it('of property gives the address over two lines and the area of the building', async () => {
    expect(kindOf(property)).toBe('property-certificate')
    expect((await read('property-certificate', property)).values).toEqual({
      number: '京（2020）朝不动产权第0012345号',
      owner: '样本甲',
      address: '北京市朝阳区样本路88号幸福小区6号楼701室',
      unit_no: '110105001001GB00001F00010001',
      area: '89.56',
      issued: '2020-03-09',
    })
  })

  it('of a vehicle gives its numbers, past the translation of the labels', async () => {
    expect(kindOf(licence)).toBe('vehicle-licence')
    expect((await read('vehicle-licence', licence)).values).toEqual({
      plate: '京A12345',
      owner: '样本甲',
      address: '北京市朝阳区样本路88号',
      vin: 'LSVAA4181E2123456',
      engine_no: 'A123456',
      registered: '2018-05-20',
      issued: '2019-06-01',
    })
  })
})

describe('a contract', () => {
  it('gives its parties, its amount and its date', async () => {
    expect(kindOf(contract)).toBe('loan-contract')
    const { values, fields } = await read('loan-contract', contract)
    expect(values).toEqual({
      number: '2024年样贷字第000123号',
      party_a: '样本银行股份有限公司',
      party_b: '样本甲',
      amount: '1,000,000.00',
      signed: '2024-03-05',
    })
    expect(fields.amount).toMatchObject({ fen: 100_000_000, state: 'sure' })
  })

  it('is not sure of an amount that its capital numerals contradict', async () => {
    const changed = cells(180, ['第一条借款金额：人民币（大写）壹拾万元整（小写：¥1,000,000.00）。', 40])
    const { fields } = await read('loan-contract', [
      ...contract.slice(0, 5),
      ...changed,
      ...contract.slice(6),
    ])
    expect(fields.amount).toMatchObject({ state: 'doubtful' })
    expect(fields.amount?.reasons).toContain('second-place-disagrees')
  })

  it('is not sure of an amount whose digits are grouped as no amount is', async () => {
    const misread = '2,860.000.00'
    const lines = cells(180, ['借款金额：人民币', 40], [`${misread}。`, 240])
    const { fields } = await read('loan-contract', lines, readers({ text: misread }))
    expect(fields.amount).toMatchObject({ value: misread, state: 'doubtful' })
    expect(fields.amount).not.toHaveProperty('fen')
  })

  it('is known by a title with one character misread in a label', async () => {
    const misread = cells(60, ['合问编号：', 500], ['SY-2024-00012', 610])
    const { values } = await read('loan-contract', [...contract.slice(0, 1), ...misread])
    expect(values.number).toBe('SY-2024-00012')
  })
})

describe('a value beside a label', () => {
  const owner = (text: string) => cells(170, ['所有人', 40], [text, 240])

  it('is sure only where the second reader agrees', async () => {
    const agrees = await read('vehicle-licence', owner('样本甲'), readers({ text: '样本甲' }))
    expect(agrees.fields.owner).toMatchObject({ state: 'sure', reasons: ['readers-agree'] })
    const differs = await read('vehicle-licence', owner('样本甲'), readers({ text: '祥本申' }))
    expect(differs.fields.owner).toMatchObject({ state: 'doubtful' })
  })

  it('is sure as a number only where every character agrees', async () => {
    const lines = cells(320, ['车辆识别代号', 300], ['LSVAA4181E2123456', 500])
    const agrees = await read('vehicle-licence', lines, readers({ numbers: 'LSVAA4181E2123456' }))
    expect(agrees.fields.vin).toMatchObject({ state: 'sure' })
    const differs = await read('vehicle-licence', lines, readers({ numbers: 'LSVAA4181E2123455' }))
    expect(differs.fields.vin).toMatchObject({ state: 'doubtful', reasons: ['readers-disagree'] })
  })

  it('is not sure against a check character, whoever agrees', async () => {
    const misread = 'LSVAA4181E2123458'
    const lines = cells(320, ['车辆识别代号', 300], [misread, 500])
    const { fields } = await read('vehicle-licence', lines, readers({ numbers: misread }))
    expect(fields.vin).toMatchObject({ state: 'doubtful', reasons: ['readers-agree', 'check-digit-fails'] })
  })

  it('is not the next label, where the cell is empty', async () => {
    const { fields } = await read('household-register', cells(100, ['姓名', 40], ['性别', 300], ['女', 400]))
    expect(fields.name).toMatchObject({ state: 'absent' })
    expect(fields.sex).toMatchObject({ value: '女' })
  })

  it('is absent where nothing is printed', async () => {
    const { fields } = await read('vehicle-licence', cells(170, ['所有人', 40]))
    expect(fields.owner).toMatchObject({ value: null, state: 'absent' })
  })
})

describe('a statement', () => {
  const statement = [
    ...cells(20, ['样本银行个人账户交易明细', 300]),
    ...cells(70, ['户名：样本甲', 40], ['卡号：6222021234567890123', 500]),
    ...cells(110, ['查询期间：2024-01-01至2024-06-30', 40]),
    ...cells(160, ['交易日期', 40], ['摘要', 240], ['交易金额', 440], ['账户余额', 640]),
  ]

  it('gives the account and its period', async () => {
    expect(kindOf(statement)).toBe('bank-statement')
    expect((await read('bank-statement', statement)).values).toEqual({
      name: '样本甲',
      number: '6222021234567890123',
      bank: '样本银行',
      period_from: '2024-01-01',
      period_to: '2024-06-30',
    })
  })
})

describe('every kind that is read', () => {
  it.each(DocumentKind.options.filter((kind) => kindReaders[kind]))(
    'finds nothing on an empty page: %s',
    async (kind) => {
      expect((await read(kind, [])).values).toEqual({})
    },
  )
})
