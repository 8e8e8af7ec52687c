import type { Words } from './words.ts'

/** What is found on cards and other documents that say who somebody is. */
export const identityTexts = {
  ID_NUMBER_INVALID: {
    zh: { check: '身份证号码的格式与校验码', problem: '身份证号码不符合编码规则' },
    en: {
      check: 'Form and check character of the ID number',
      problem: 'The ID number breaks the coding rule',
    },
  },
  PAPER_NUMBER_INVALID: {
    zh: { check: '户口簿、结婚证上的身份证号码', problem: '户口簿或结婚证上的身份证号码不符合编码规则' },
    en: {
      check: 'ID numbers on household register and marriage certificate',
      problem: 'An ID number on the household register or marriage certificate breaks the coding rule',
    },
  },
  ID_REGION_UNKNOWN: {
    zh: { check: '身份证号码的地区代码', problem: '身份证号码的地区代码不在现行或曾用代码内' },
    en: {
      check: 'Area code of the ID number',
      problem: 'The area in the ID number is not, and was never, known',
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
  ID_VALIDITY_IMPLAUSIBLE: {
    zh: { check: '身份证有效期长短与签发时年龄相符', problem: '身份证有效期长短与签发时年龄不符' },
    en: {
      check: 'Term of the ID card by the age at issue',
      problem: 'The term of the ID card does not fit the age at issue',
    },
  },
  DOCUMENT_EXPIRED: {
    zh: { check: '其他证件有效期', problem: '证件已过有效期' },
    en: { check: 'Validity of other documents', problem: 'The document has expired' },
  },
  BANK_CARD_NUMBER_INVALID: {
    zh: { check: '银行卡号位数与校验位', problem: '银行卡号位数或校验位不符' },
    en: {
      check: 'Length and check digit of the bank card number',
      problem: 'The bank card number has the wrong length or check digit',
    },
  },
  MRZ_INVALID: {
    zh: { check: '机读码校验位', problem: '机读码校验位不符' },
    en: {
      check: 'Check digits of the machine-readable zone',
      problem: 'Check digits of the machine-readable zone are wrong',
    },
  },
  MRZ_DIFFERS: {
    zh: { check: '印刷内容与机读码一致', problem: '印刷内容与机读码不一致' },
    en: {
      check: 'Printed text against the machine-readable zone',
      problem: 'The printed text is not what the machine-readable zone says',
    },
  },
} as const satisfies Words
