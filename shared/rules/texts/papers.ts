import type { Words } from './words.ts'

/** What is found on licences, contracts and other papers, and between documents. */
export const papersTexts = {
  LICENCE_CODE_INVALID: {
    zh: { check: '统一社会信用代码校验码', problem: '统一社会信用代码不符合编码规则' },
    en: {
      check: 'Check characters of the credit code',
      problem: 'The unified social credit code breaks the coding rule',
    },
  },
  LICENCE_PERSON_DIFFERS: {
    zh: { check: '营业执照法定代表人与申请人一致', problem: '营业执照的法定代表人不是申请人' },
    en: {
      check: 'Legal representative on the licence',
      problem: 'The legal representative on the licence is not the borrower',
    },
  },
  LICENCE_COMPANY_DIFFERS: {
    zh: { check: '营业执照企业名称与申请一致', problem: '营业执照的企业名称与申请不一致' },
    en: {
      check: 'Company on the licence against the application',
      problem: 'The company on the licence is not the one that was declared',
    },
  },
  LICENCE_CODE_DIFFERS: {
    zh: { check: '营业执照信用代码与申请一致', problem: '营业执照的统一社会信用代码与申请不一致' },
    en: {
      check: 'Credit code on the licence against the application',
      problem: 'The credit code on the licence is not the one that was declared',
    },
  },
  LICENCE_EXPIRED: {
    zh: { check: '营业期限', problem: '营业期限已届满' },
    en: { check: 'Term of the company', problem: 'The term of the company has ended' },
  },
  PAPER_NAME_DIFFERS: {
    zh: { check: '合同、流水等资料的姓名', problem: '资料上的姓名不是申请人' },
    en: {
      check: 'Name on contract, statement and reports',
      problem: 'The paper bears the name of somebody else',
    },
  },
  PAPER_NUMBER_DIFFERS: {
    zh: { check: '收入证明、征信报告的身份证号码', problem: '资料上的身份证号码不是申请人的' },
    en: {
      check: 'ID number on income certificate and credit report',
      problem: 'The paper bears the ID number of somebody else',
    },
  },
  MARRIAGE_NOT_OF_BORROWER: {
    zh: { check: '结婚证当事人', problem: '结婚证双方均不是申请人' },
    en: {
      check: 'People of the marriage certificate',
      problem: 'Neither person of the marriage certificate is the borrower',
    },
  },
  COLLATERAL_OWNER_DIFFERS: {
    zh: { check: '抵押物权利人', problem: '抵押物的权利人不是申请人' },
    en: { check: 'Owner of the collateral', problem: 'The collateral belongs to somebody else' },
  },
  CONTRACT_AMOUNT_DIFFERS: {
    zh: { check: '合同金额与申请一致', problem: '合同金额与申请金额不一致' },
    en: {
      check: 'Amount of the contract against the application',
      problem: 'The amount of the contract is not the one that was applied for',
    },
  },
  CAPITALS_DIFFER: {
    zh: { check: '合同大小写金额一致', problem: '合同大小写金额不一致' },
    en: {
      check: 'Amount in capitals against the one in digits',
      problem: 'The amount in capitals is not the one in digits',
    },
  },
  AMOUNT_WRITING: {
    zh: { check: '大写金额书写', problem: '大写金额书写不合规定' },
    en: {
      check: 'Writing of the amount in capitals',
      problem: 'The amount in capitals is not written as the rule has it',
    },
  },
  DATES_OUT_OF_ORDER: {
    zh: { check: '同一资料的日期先后', problem: '同一资料上的日期先后颠倒' },
    en: { check: 'Order of the dates on a document', problem: 'Dates on the document are out of order' },
  },
  DATE_IN_FUTURE: {
    zh: { check: '日期不晚于今天', problem: '资料上的日期晚于今天' },
    en: { check: 'Dates that have come', problem: 'The document bears a date that has not come' },
  },
  ISSUED_AFTER_APPLICATION: {
    zh: { check: '资料签发先于申请', problem: '资料签发于申请之后' },
    en: { check: 'Issue before the application', problem: 'The document was issued after the application' },
  },
} as const satisfies Words
