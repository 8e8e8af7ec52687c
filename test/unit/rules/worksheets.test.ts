import { describe, expect, it } from 'vitest'
import { DocumentPath } from '../../../shared/domain/ids.ts'
import type { ContentOf, WorksheetContent } from '../../../shared/domain/worksheet.ts'
import type { FindingCode } from '../../../shared/rules/texts.ts'
import { aCase, readAs } from './aCase.ts'
import { findings, reasons, states } from './finding.ts'

const today = '2026-06-01'
const paper = DocumentPath.parse('docs/A-1/9.pdf')

const statement = (more: Partial<ContentOf<'bank-statement'>> = {}): WorksheetContent => ({
  kind: 'bank-statement',
  content: {
    accountName: '张三',
    from: '2026-03-01',
    to: '2026-04-30',
    opening: 100_00,
    lines: [
      booked('2026-03-05', 5000_00, 5100_00, '工资'),
      booked('2026-03-21', 12, 5100_12, '结息'),
      booked('2026-04-05', -100_12, 5000_00, '消费'),
    ],
    ...more,
  },
})

function booked(date: string, amount: number, balance: number, text: string) {
  const place = { page: 2, box: [0, 0, 1, 0.1] as [number, number, number, number] }
  const flow = { in: amount > 0 ? amount : null, out: amount < 0 ? -amount : null }
  return { date, text, ...flow, balance, counterparty: '', place }
}

const repayment = (more: Partial<ContentOf<'repayment-ability'>> = {}): WorksheetContent => ({
  kind: 'repayment-ability',
  content: {
    incomes: [{ source: '工资', monthly: 2000_00 }],
    debts: [{ creditor: '样本银行', monthly: 500_00 }],
    loan: { amount: 5000_00, months: 10, rate: 0, method: 'equal-instalments' },
    ...more,
  },
})

const item = {
  what: '样本房产',
  value: 100_00,
  appraised: '2026-01-02',
  appraiser: '样本评估',
  charged: null,
}
const collateral = (more: Partial<typeof item> & { loan?: number | null } = {}): WorksheetContent => {
  const { loan = 60_00, ...changed } = more
  return { kind: 'collateral', content: { loan, items: [{ ...item, ...changed }] } }
}

const balanceSheet = (amounts: Record<string, number>, end = '2025-12-31'): WorksheetContent => ({
  kind: 'financial-statements',
  content: { periods: [{ end, amounts }] },
})

const with_ = (sheet: WorksheetContent) => aCase().withSheet(sheet, paper)

describe('a worksheet', () => {
  it('that the order asks for and nobody filled in leaves its checks open', () => {
    const input = aCase().wants('bank-statement').at(today)
    expect(states(input, 'STATEMENT_BALANCE_BREAKS')).toEqual(['not-performed'])
    expect(reasons(input, 'STATEMENT_BALANCE_BREAKS')).toEqual(['worksheet-missing'])
    expect(findings(input, 'DTI_HIGH')).toEqual([])
  })

  it('that lacks figures leaves the checks on them open, with the document', () => {
    const input = with_(balanceSheet({ assets: 1 })).at(today)
    expect(findings(input, 'FINSTMT_UNBALANCED')).toMatchObject([
      { state: 'not-performed', reason: 'figure-missing', evidence: { document: paper, page: 1 } },
    ])
  })

  it('is looked at by no rule where there is none and the order asks for none', () => {
    const codes = [
      'FINSTMT_UNBALANCED',
      'STATEMENT_GAPS',
      'COLLATERAL_BELOW_LOAN',
      'WORKSHEET_LOAN_DIFFERS',
    ] as const
    for (const code of codes) expect(findings(aCase().at(today), code)).toEqual([])
  })
})

describe('financial statements', () => {
  it.each([
    ['FINSTMT_UNBALANCED', { assets: 10, liabilities: 4, equity: 6 }, 'pass'],
    ['FINSTMT_UNBALANCED', { assets: 10, liabilities: 4, equity: 5 }, 'fail'],
    ['FINSTMT_SUM_DIFFERS', { cash: 4, inventory: 6, 'current-assets': 10 }, 'pass'],
    ['FINSTMT_SUM_DIFFERS', { cash: 4, inventory: 6, 'current-assets': 11 }, 'warn'],
  ] as const)('%s of %o is %s', (code, amounts, state) => {
    expect(states(with_(balanceSheet(amounts)).at(today), code)).toEqual([state])
  })

  it('say what was seen and what should be', () => {
    const input = with_(balanceSheet({ assets: 1000_00, liabilities: 400_00, equity: 500_00 })).at(today)
    expect(findings(input, 'FINSTMT_UNBALANCED')).toMatchObject([{ seen: '1,000.00', expected: '900.00' }])
  })

  it('end on days that have come', () => {
    expect(states(with_(balanceSheet({}, '2026-06-02')).at(today), 'FINSTMT_PERIODS')).toEqual(['fail'])
    expect(states(with_(balanceSheet({}, '2026-06-01')).at(today), 'FINSTMT_PERIODS')).toEqual(['pass'])
  })
})

describe('a bank statement', () => {
  it.each([
    'STATEMENT_BALANCE_BREAKS',
    'STATEMENT_OF_OTHER',
    'STATEMENT_GAPS',
    'STATEMENT_INTEREST_MISSING',
  ] as const)('passes %s', (code) => {
    expect(states(with_(statement()).at(today), code)).toEqual(['pass'])
  })

  it('points to the line on the document whose balance does not follow', () => {
    const lines = [
      booked('2026-03-05', 5000_00, 5100_00, '工资'),
      booked('2026-03-06', -1_00, 5100_00, '消费'),
    ]
    expect(findings(with_(statement({ lines })).at(today), 'STATEMENT_BALANCE_BREAKS')).toMatchObject([
      {
        state: 'fail',
        seen: '5,100.00',
        expected: '5,099.00',
        evidence: { document: paper, page: 2, box: [0, 0, 1, 0.1] },
      },
    ])
  })

  it.each([
    ['STATEMENT_OF_OTHER', { accountName: '李四' }, 'fail'],
    ['STATEMENT_OF_OTHER', { accountName: '張三' }, 'warn'],
    ['STATEMENT_OF_OTHER', { accountName: '' }, 'not-performed'],
    ['STATEMENT_GAPS', { to: '2026-05-31' }, 'warn'],
    ['STATEMENT_GAPS', { to: '2026-04-04' }, 'warn'],
    ['STATEMENT_INTEREST_MISSING', { lines: [booked('2026-03-05', 1, 100_01, '结息')] }, 'warn'],
    ['STATEMENT_INTEREST_MISSING', { from: '2026-04-01' }, 'not-performed'],
  ] as const)('%s with %o is %s', (code: FindingCode, more, state) => {
    expect(states(with_(statement(more as Partial<ContentOf<'bank-statement'>>)).at(today), code)).toEqual([
      state,
    ])
  })

  it('may be that of the borrower’s company', () => {
    const input = aCase().declares({ company: '样本（北京）商贸有限公司' })
    const sheet = statement({ accountName: '样本(北京)商贸有限公司' })
    expect(states(input.withSheet(sheet).at(today), 'STATEMENT_OF_OTHER')).toEqual(['pass'])
  })
})

describe('collateral', () => {
  it.each([
    ['COLLATERAL_BELOW_LOAN', collateral(), 'pass'],
    ['COLLATERAL_BELOW_LOAN', collateral({ loan: 100_01 }), 'fail'],
    ['COLLATERAL_BELOW_LOAN', collateral({ loan: null }), 'not-performed'],
    ['COLLATERAL_APPRAISAL_OLD', collateral(), 'pass'],
    ['COLLATERAL_APPRAISAL_OLD', collateral({ appraised: '2025-05-01' }), 'pass'],
    ['COLLATERAL_APPRAISAL_OLD', collateral({ appraised: '2025-04-30' }), 'warn'],
    ['COLLATERAL_APPRAISAL_OLD', collateral({ appraised: '2026-06-02' }), 'fail'],
    ['COLLATERAL_APPRAISAL_OLD', collateral({ appraiser: '' }), 'not-performed'],
  ] as const)('%s of %o is %s', (code, sheet, state) => {
    expect(states(with_(sheet).at(today), code)).toEqual([state])
  })

  it('is worth what its appraisal report says', () => {
    const reported = (amount: string) =>
      with_(collateral())
        .withDocument(paper, 'appraisal-report', readAs('appraisal-report'))
        .withFields([paper, 'amount', amount])
        .at(today)
    expect(states(reported('100.00'), 'COLLATERAL_VALUE_DIFFERS')).toEqual(['pass'])
    expect(states(reported('90.00'), 'COLLATERAL_VALUE_DIFFERS')).toEqual(['fail'])
    expect(states(with_(collateral()).at(today), 'COLLATERAL_VALUE_DIFFERS')).toEqual([])
  })
})

describe('repayment ability', () => {
  it.each([
    ['50 %', 500_00, 'pass'],
    ['55 %', 600_00, 'pass'],
    ['55.1 %', 602_00, 'warn'],
  ])('at %s of the income', (_, monthly, state) => {
    const sheet = repayment({ debts: [{ creditor: '', monthly }] })
    expect(states(with_(sheet).at(today), 'DTI_HIGH')).toEqual([state])
  })

  it('rests on income that comes in on the accounts', () => {
    const both = (monthly: number) =>
      with_(repayment({ incomes: [{ source: '工资', monthly }] }))
        .withSheet(statement())
        .at(today)
    expect(states(both(2000_00), 'INCOME_ABOVE_INFLOW')).toEqual(['pass'])
    expect(states(both(3000_00), 'INCOME_ABOVE_INFLOW')).toEqual(['warn'])
    expect(states(with_(repayment()).at(today), 'INCOME_ABOVE_INFLOW')).toEqual([])
  })

  it('reckons with the loan that was applied for', () => {
    const input = aCase().declares({ amount: 5000_00 }).withSheet(repayment()).withSheet(collateral())
    expect(states(input.at(today), 'WORKSHEET_LOAN_DIFFERS')).toEqual(['pass', 'fail'])
  })
})
