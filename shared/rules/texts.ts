/** What people read about a finding: what was checked, and what is wrong where it did not pass. */
export interface FindingText {
  readonly check: string
  readonly problem: string
}

/** Every code that a rule can give, in both languages. A missing one does not compile. */
const findingTexts = {
  ID_NUMBER_INVALID: {
    zh: { check: '身份证号码的格式与校验码', problem: '身份证号码不符合编码规则' },
    en: {
      check: 'Form and check character of the ID number',
      problem: 'The ID number breaks the coding rule',
    },
  },
  ID_BIRTH_DIFFERS: {
    zh: { check: '出生日期与号码一致', problem: '出生日期与身份证号码不一致' },
    en: {
      check: 'Birth date against the ID number',
      problem: 'The birth date is not the one in the ID number',
    },
  },
  ID_SEX_DIFFERS: {
    zh: { check: '性别与号码一致', problem: '性别与身份证号码不一致' },
    en: { check: 'Sex against the ID number', problem: 'The sex is not the one in the ID number' },
  },
  ID_EXPIRED: {
    zh: { check: '身份证有效期', problem: '身份证已过有效期' },
    en: { check: 'Validity of the ID card', problem: 'The ID card has expired' },
  },
  NAME_DIFFERS: {
    zh: { check: '姓名与申请一致', problem: '姓名与申请信息不一致' },
    en: { check: 'Name against the application', problem: 'The name is not the one that was declared' },
  },
  ID_NUMBER_DIFFERS: {
    zh: { check: '身份证号码与申请一致', problem: '身份证号码与申请信息不一致' },
    en: {
      check: 'ID number against the application',
      problem: 'The ID number is not the one that was declared',
    },
  },
  DOCUMENT_MISSING: {
    zh: { check: '资料齐全', problem: '缺少要求的资料' },
    en: { check: 'Required documents', problem: 'A required document is missing' },
  },
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
    zh: { check: '营业执照企业信息与申请一致', problem: '营业执照的企业信息与申请不一致' },
    en: {
      check: 'Company on the licence against the application',
      problem: 'The company on the licence is not the one that was declared',
    },
  },
  ID_REGISTER_CHECK: {
    zh: { check: '联网核查公民身份信息', problem: '联网核查未通过' },
    en: { check: 'Check with the population register', problem: 'The population register disagrees' },
  },
  FACE_MATCH: {
    zh: { check: '人像比对', problem: '人像比对不一致' },
    en: { check: 'Portrait against the person', problem: 'The portrait is not of the person' },
  },
} as const satisfies Record<string, Record<'zh' | 'en', FindingText>>

export type FindingCode = keyof typeof findingTexts

/** The words for a finding's code; null for a code of another version, which is then shown as it is. */
export function findingText(code: string, language: 'zh' | 'en'): FindingText | null {
  return Object.hasOwn(findingTexts, code) ? findingTexts[code as FindingCode][language] : null
}
