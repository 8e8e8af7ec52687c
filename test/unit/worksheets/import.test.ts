import { describe, expect, it } from 'vitest'
import { mostLines, runningBalance } from '../../../shared/worksheets/bankStatement.ts'
import { checkStatements } from '../../../shared/worksheets/financialStatements.ts'
import { statementIn } from '../../../shared/worksheets/import/bankStatement.ts'
import { statementsIn } from '../../../shared/worksheets/import/financialStatements.ts'
import { collateralIn, repaymentIn } from '../../../shared/worksheets/import/papers.ts'
import { aWrittenPage } from './written.ts'

const head = { name: '样本甲', from: '2026-01-01', to: '2026-03-31' }
const flows = (page: Parameters<typeof aWrittenPage>[0]) =>
  statementIn([aWrittenPage(page, { columns: 7 })], head)?.lines.map((line) => [
    line.date,
    line.in,
    line.out,
    line.balance,
  ])

describe('the bookings of a statement', () => {
  it('are taken from columns for what came in and what went out', () => {
    const content = statementIn(
      [
        aWrittenPage([
          ['个人账户交易明细清单'],
          ['期初余额：100.00'],
          ['交易日期', '摘要', '收入', '支出', '余额', '对方户名'],
          ['2026-01-05', '工资', '5,000.00', '', '5,100.00', '样本科技'],
          ['2026-01-06', '消费', '', '12.30', '5,087.70', '样本超市'],
          ['', '', '', '', '', '有限公司'],
          ['收入合计', '', '5,000.00', '12.30'],
        ]),
        aWrittenPage([['2026-02-01', '转账', '', '87.70', '5,000.00', '']], { page: 2 }),
      ],
      head,
    )
    expect(content).toMatchObject({
      accountName: '样本甲',
      from: '2026-01-01',
      to: '2026-03-31',
      opening: 100_00,
    })
    expect(content?.lines).toMatchObject([
      {
        date: '2026-01-05',
        text: '工资',
        in: 5000_00,
        out: null,
        balance: 5100_00,
        counterparty: '样本科技',
      },
      { date: '2026-01-06', in: null, out: 12_30, balance: 5087_70, counterparty: '样本超市有限公司' },
      { date: '2026-02-01', out: 87_70, place: { page: 2 } },
    ])
    expect(content && runningBalance(content).breaks).toEqual([])
  })

  it('are refused where a worksheet cannot hold all of them: a part would come to other figures', () => {
    const heading = ['交易日期', '收入', '支出', '余额']
    const booking = ['2026-01-05', '1.00', '', '1.00']
    const pages = (count: number) =>
      Array.from({ length: count / 40 }, (_, index) =>
        aWrittenPage([heading, ...Array.from({ length: 40 }, () => booking)], { page: index + 1 }),
      )
    expect(statementIn(pages(mostLines), head)?.lines).toHaveLength(mostLines)
    expect(() => statementIn(pages(mostLines + 40), head)).toThrow(
      expect.objectContaining({ code: 'worksheet/too-long', params: { lines: 5040, most: 5000 } }),
    )
  })

  it('stand under the head of the statement, where its fields were not read', () => {
    const content = (...rows: string[][]) =>
      statementIn(
        [aWrittenPage([...rows, ['交易日期', '收入', '支出', '余额'], ['2026-01-05', '1.00', '', '1.00']])],
        { name: null, from: null, to: null },
      )
    expect(
      content(
        ['户名：样本甲    账号：6230580012345678901'],
        ['起止日期：2026-01-01 至 2026-03-31    币种：人民币'],
      ),
    ).toMatchObject({
      accountName: '样本甲',
      from: '2026-01-01',
      to: '2026-03-31',
    })
    expect(content(['客户姓名:', '样本乙'], ['查询期间', '20260101', '—', '20260331'])).toMatchObject({
      accountName: '样本乙',
      from: '2026-01-01',
      to: '2026-03-31',
    })
    expect(content(['对方户名', '样本丙'])).toMatchObject({ accountName: '', from: null, to: null })
  })

  it('have the sign that is printed', () => {
    expect(
      flows([
        ['交易时间', '交易金额', '账户余额'],
        ['20260105 10:11:12', '+50.00', '150.00'],
        ['20260106 10:11:12', '-20.00', '130.00'],
      ]),
    ).toEqual([
      ['2026-01-05', 50_00, null, 150_00],
      ['2026-01-06', null, 20_00, 130_00],
    ])
  })

  it('have the direction that a column says', () => {
    expect(
      flows([
        ['记账日期', '借贷标志', '发生额', '余额'],
        ['2026/1/5', '贷', '50.00', '150.00'],
        ['2026/1/6', '借', '20.00', '130.00'],
      ]),
    ).toEqual([
      ['2026-01-05', 50_00, null, 150_00],
      ['2026-01-06', null, 20_00, 130_00],
    ])
  })

  it('have the direction that the balance shows, and none where it shows none', () => {
    expect(
      flows([
        ['交易日期', '交易金额', '余额'],
        ['2026年1月6日', '20.00', '130.00'],
        ['2026年1月5日', '50.00', '150.00'],
        ['2026年1月4日', '10.00', '100.00'],
      ]),
    ).toEqual([
      ['2026-01-06', null, 20_00, 130_00],
      ['2026-01-05', 50_00, null, 150_00],
      ['2026-01-04', null, null, 100_00],
    ])
  })

  it('carry no number of a card', () => {
    const page = aWrittenPage([
      ['交易日期', '摘要', '收入', '支出', '余额'],
      ['2026-01-05', '转自6230580012345678901', '1.00', '', '1.00'],
    ])
    expect(statementIn([page], head)?.lines[0]?.text).toBe('转自623************8901')
  })

  it('are not seen in a text without a table', () => {
    expect(statementIn([aWrittenPage([['收入证明'], ['2026-01-05', '5,000.00']])], head)).toBeNull()
  })
})

describe('financial statements', () => {
  it('are taken from both sides of a balance sheet', () => {
    const content = statementsIn(
      [
        aWrittenPage([
          ['资产负债表'],
          ['2025年12月31日', '', '', '', '', '', '单位：元'],
          ['资产', '行次', '期末余额', '年初余额', '负债和所有者权益', '行次', '期末余额', '年初余额'],
          ['流动资产：', '', '', '', '流动负债：'],
          ['货币资金', '1', '100.00', '80.00', '短期借款', '31', '40.00', '50.00'],
          ['应收票据', '2', '10.00', '', '应付账款', '32', '20.00', '10.00'],
          ['应收账款', '3', '20.00', '20.00', '流动负债合计', '41', '60.00', '60.00'],
          ['流动资产合计', '10', '130.00', '100.00', '实收资本（或股本）', '51', '50.00', '50.00'],
          ['资产总计', '20', '130.00', '100.00', '未分配利润', '52', '20.00', '-10.00'],
        ]),
      ],
      null,
    )
    expect(content?.periods).toEqual([
      {
        end: '2025-12-31',
        amounts: {
          cash: 100_00,
          receivables: 30_00,
          'current-assets': 130_00,
          assets: 130_00,
          'short-term-loans': 40_00,
          payables: 20_00,
          'current-liabilities': 60_00,
          capital: 50_00,
          'retained-earnings': 20_00,
        },
      },
      {
        end: '2024-12-31',
        amounts: {
          cash: 80_00,
          receivables: 20_00,
          'current-assets': 100_00,
          assets: 100_00,
          'short-term-loans': 50_00,
          payables: 10_00,
          'current-liabilities': 60_00,
          capital: 50_00,
          'retained-earnings': -10_00,
        },
      },
    ])
    expect(content && checkStatements(content).filter(({ fault }) => fault)).toEqual([])
  })

  it('are taken in the unit that they are printed in', () => {
    const page = aWrittenPage([
      ['利润表', '', '单位：万元'],
      ['2025年度'],
      ['项目', '本期金额', '上期金额'],
      ['一、营业收入', '1,234.56', '(1.5)'],
      ['减：营业成本', '0.0123', ''],
      ['加：营业外收入', '3', ''],
      ['减：营业外支出', '1', ''],
    ])
    expect(statementsIn([page], null)?.periods).toEqual([
      { end: '2025-12-31', amounts: { revenue: 1_234_560_000, cost: 12_300, 'non-operating': 2_000_000 } },
      { end: '2024-12-31', amounts: { revenue: -1_500_000 } },
    ])
  })

  it('stand under the days that their columns name', () => {
    const page = aWrittenPage([
      ['项目', '2025年12月31日', '2024年12月31日'],
      ['资产总计', '5', '4'],
    ])
    expect(statementsIn([page], null)?.periods.map(({ end, amounts }) => [end, amounts.assets])).toEqual([
      ['2025-12-31', 500],
      ['2024-12-31', 400],
    ])
  })

  it('are not seen where no day can be told', () => {
    const page = aWrittenPage([
      ['项目', '期末余额'],
      ['资产总计', '5'],
    ])
    expect(statementsIn([page], null)).toBeNull()
    expect(statementsIn([page], '2025-12-31')?.periods).toHaveLength(1)
  })
})

describe('other papers', () => {
  const applied = { amount: 50_000_00, months: 12 }

  it('say what the security is worth, and who says so', () => {
    const page = aWrittenPage([['估价机构：样本房地产评估有限公司']])
    const fields = { amount: '1,000,000.00', issued: '2026-01-02', address: '样本市样本路1号' }
    expect(collateralIn([page], fields, applied)).toEqual({
      loan: 50_000_00,
      items: [
        {
          what: '样本市样本路1号',
          value: 1_000_000_00,
          appraised: '2026-01-02',
          appraiser: '样本房地产评估有限公司',
          charged: null,
        },
      ],
    })
    expect(collateralIn([page], {}, applied)).toBeNull()
  })

  it('say what somebody earns a month', () => {
    const page = aWrittenPage([['月均税后收入为人民币8,000.00元']])
    expect(repaymentIn([page], { amount: '8,000.00', employer: '样本公司' }, applied)).toMatchObject({
      incomes: [{ source: '样本公司', monthly: 8000_00 }],
      loan: { amount: 50_000_00, months: 12 },
    })
    expect(repaymentIn([aWrittenPage([['年收入为8,000.00元']])], { amount: '8,000.00' }, applied)).toBeNull()
  })
})
