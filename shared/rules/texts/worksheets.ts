import type { Words } from './words.ts'

/** What is found of the figures that reviewers filled into worksheets. */
export const worksheetTexts = {
  FINSTMT_UNBALANCED: {
    zh: { check: '资产 = 负债 + 所有者权益', problem: '资产总计不等于负债与所有者权益之和' },
    en: {
      check: 'Assets = liabilities + equity',
      problem: 'The assets are not the liabilities and the equity together',
    },
  },
  FINSTMT_SUM_DIFFERS: {
    zh: { check: '报表合计数', problem: '报表的合计数不等于各项之和' },
    en: { check: 'Sums in the statements', problem: 'A sum in the statements is not the sum of its lines' },
  },
  FINSTMT_RETAINED_DIFFERS: {
    zh: { check: '未分配利润与净利润衔接', problem: '留存收益的增加大于当年净利润' },
    en: {
      check: 'Retained earnings against net profit',
      problem: 'More was retained in a year than its net profit',
    },
  },
  FINSTMT_PERIODS: {
    zh: { check: '报表期间', problem: '报表期间重复或晚于今天' },
    en: { check: 'Periods of the statements', problem: 'A period is there twice, or has not ended' },
  },
  STATEMENT_BALANCE_BREAKS: {
    zh: { check: '流水余额逐笔连续', problem: '流水余额与前一笔不衔接' },
    en: {
      check: 'Running balance of the statement',
      problem: 'A balance does not follow from the one before',
    },
  },
  STATEMENT_OF_OTHER: {
    zh: { check: '流水户名与申请人一致', problem: '流水户名不是申请人或其单位' },
    en: { check: 'Holder of the account', problem: 'The account belongs to somebody else' },
  },
  STATEMENT_GAPS: {
    zh: { check: '流水期间完整', problem: '流水有整月没有交易，或交易不在所称期间' },
    en: {
      check: 'Months of the statement',
      problem: 'A month has no booking, or a booking lies outside the period',
    },
  },
  STATEMENT_INTEREST_MISSING: {
    zh: { check: '结息日有利息入账', problem: '结息日前后没有利息入账' },
    en: {
      check: 'Interest on the settlement days',
      problem: 'No interest was credited around a settlement day',
    },
  },
  COLLATERAL_BELOW_LOAN: {
    zh: { check: '抵押物价值覆盖贷款', problem: '抵押物评估价值低于所担保的金额' },
    en: { check: 'Value of the collateral', problem: 'The collateral is worth less than what it secures' },
  },
  COLLATERAL_APPRAISAL_OLD: {
    zh: { check: '评估在申请前一年内', problem: '评估早于申请一年以上，或日期晚于今天' },
    en: {
      check: 'Age of the appraisal',
      problem: 'The appraisal is older than a year at the application, or has not come',
    },
  },
  COLLATERAL_VALUE_DIFFERS: {
    zh: { check: '评估价值与评估报告一致', problem: '填写的评估价值与评估报告不一致' },
    en: {
      check: 'Value against the appraisal report',
      problem: 'The value is not the one of the appraisal report',
    },
  },
  DTI_HIGH: {
    zh: { check: '债务收入比', problem: '每月债务支出占收入的比例偏高' },
    en: { check: 'Debt to income', problem: 'Payments on debts take a large share of the income' },
  },
  INCOME_ABOVE_INFLOW: {
    zh: { check: '收入与流水相称', problem: '填写的月收入高于流水的月均流入' },
    en: {
      check: 'Income against the statement',
      problem: 'The income is higher than what comes in on the accounts',
    },
  },
  WORKSHEET_LOAN_DIFFERS: {
    zh: { check: '测算所用贷款金额', problem: '测算所用贷款金额与申请不一致' },
    en: {
      check: 'Loan that worksheets reckon with',
      problem: 'A worksheet reckons with another loan than was applied for',
    },
  },
} as const satisfies Words
