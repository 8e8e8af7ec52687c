import type { CheckState, FindingCategory, Severity } from '../domain/finding.ts'
import type { BuiltInReason, Decision } from '../domain/opinion.ts'
import type { Level } from '../domain/person.ts'
import type { WorksheetKind } from '../domain/worksheet.ts'

/** What people read for the values of a review's lists, in both languages, on screens and in results. */
export interface ReviewTerms {
  readonly decision: Readonly<Record<Decision, string>>
  readonly reason: Readonly<Record<BuiltInReason, string>>
  readonly severity: Readonly<Record<Severity, string>>
  readonly check: Readonly<Record<CheckState, string>>
  readonly category: Readonly<Record<FindingCategory, string>>
  readonly level: Readonly<Record<`level-${Level}`, string>>
  readonly worksheet: Readonly<Record<WorksheetKind, string>>
}

const zh: ReviewTerms = {
  decision: {
    pass: '通过',
    conditional: '有条件通过',
    supplement: '补件',
    'recommend-reject': '建议拒绝',
    escalate: '转人工',
    return: '退回',
  },
  reason: {
    ID_NUMBER_INVALID: '身份证号无效',
    ID_EXPIRED: '身份证过期',
    ID_MISMATCH: '身份证与申请不符',
    NAME_MISMATCH: '姓名不一致',
    DOCUMENT_MISSING: '资料缺失',
    DOCUMENT_ILLEGIBLE: '资料无法辨认',
    DOCUMENT_SUSPECT: '资料疑似伪造或改动',
    LICENCE_MISMATCH: '营业执照与申请不符',
    INCOME_DOUBTFUL: '收入存疑',
    CONTRACT_INCOMPLETE: '合同不完整',
    PURPOSE_UNCLEAR: '用途不明',
    OTHER: '其他',
  },
  severity: {
    S1: '严重',
    S2: '重要',
    S3: '一般',
    S4: '提示',
  },
  check: {
    pass: '通过',
    fail: '不符',
    warn: '注意',
    'not-performed': '未核查',
    'not-applicable': '不适用',
    illegible: '无法辨认',
  },
  category: {
    IDENT: '身份',
    LICENCE: '执照',
    CONTRACT: '合同',
    INCOME: '收入',
    CREDIT: '征信',
    FINSTMT: '财报',
    COLLATERAL: '担保',
    COMPLETENESS: '齐全性',
    IMAGE: '影像',
    AUTHENTICITY: '真实性',
    CONSISTENCY: '一致性',
    COMPLIANCE: '合规',
    PURPOSE: '用途',
  },
  level: {
    'level-1': '初审',
    'level-2': '复审',
    'level-3': '终审',
  },
  worksheet: {
    'financial-statements': '财务报表',
    'bank-statement': '银行流水',
    collateral: '抵押物',
    'repayment-ability': '还款能力',
  },
}

const en: ReviewTerms = {
  decision: {
    pass: 'Pass',
    conditional: 'Conditional',
    supplement: 'Supplement',
    'recommend-reject': 'Advise reject',
    escalate: 'Escalate',
    return: 'Return',
  },
  reason: {
    ID_NUMBER_INVALID: 'ID number invalid',
    ID_EXPIRED: 'ID card expired',
    ID_MISMATCH: 'ID card differs from the application',
    NAME_MISMATCH: 'Names differ',
    DOCUMENT_MISSING: 'Document missing',
    DOCUMENT_ILLEGIBLE: 'Document illegible',
    DOCUMENT_SUSPECT: 'Document seems forged or altered',
    LICENCE_MISMATCH: 'Licence differs from the application',
    INCOME_DOUBTFUL: 'Income doubtful',
    CONTRACT_INCOMPLETE: 'Contract incomplete',
    PURPOSE_UNCLEAR: 'Purpose unclear',
    OTHER: 'Other',
  },
  severity: { S1: 'severe', S2: 'important', S3: 'minor', S4: 'note' },
  check: {
    pass: 'pass',
    fail: 'fail',
    warn: 'warning',
    'not-performed': 'not checked',
    'not-applicable': 'not applicable',
    illegible: 'illegible',
  },
  category: {
    IDENT: 'Identity',
    LICENCE: 'Licence',
    CONTRACT: 'Contract',
    INCOME: 'Income',
    CREDIT: 'Credit',
    FINSTMT: 'Statements',
    COLLATERAL: 'Collateral',
    COMPLETENESS: 'Completeness',
    IMAGE: 'Image',
    AUTHENTICITY: 'Authenticity',
    CONSISTENCY: 'Consistency',
    COMPLIANCE: 'Compliance',
    PURPOSE: 'Purpose',
  },
  level: { 'level-1': 'First review', 'level-2': 'Second review', 'level-3': 'Final review' },
  worksheet: {
    'financial-statements': 'Financial statements',
    'bank-statement': 'Bank statement',
    collateral: 'Collateral',
    'repayment-ability': 'Repayment ability',
  },
}

export const reviewTerms = { zh, en } as const
