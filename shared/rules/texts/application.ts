import type { Words } from './words.ts'

/** What is found of the application, by itself and against what was read. */
export const applicationTexts = {
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
  BIRTH_DIFFERS: {
    zh: { check: '出生日期与申请一致', problem: '出生日期与申请信息不一致' },
    en: {
      check: 'Birth date against the application',
      problem: 'The birth date is not the one that was declared',
    },
  },
  SEX_DIFFERS: {
    zh: { check: '性别与申请一致', problem: '性别与申请信息不一致' },
    en: { check: 'Sex against the application', problem: 'The sex is not the one that was declared' },
  },
  ADDRESS_DIFFERS: {
    zh: { check: '住址与申请一致', problem: '证件住址与申请信息不一致' },
    en: {
      check: 'Address against the application',
      problem: 'The address on the card is not the one that was declared',
    },
  },
  DECLARED_NUMBER_INVALID: {
    zh: { check: '申请所填身份证号码', problem: '申请所填身份证号码不符合编码规则' },
    en: { check: 'Declared ID number', problem: 'The declared ID number breaks the coding rule' },
  },
  DECLARED_PERSON_DIFFERS: {
    zh: { check: '申请所填出生日期、性别与号码一致', problem: '申请所填出生日期或性别与身份证号码不一致' },
    en: {
      check: 'Declared birth date and sex against the declared number',
      problem: 'The declared birth date or sex is not the one in the declared number',
    },
  },
  BORROWER_UNDERAGE: {
    zh: { check: '借款人已成年', problem: '借款人申请时未满18周岁' },
    en: { check: 'Age of the borrower', problem: 'The borrower was under 18 at the application' },
  },
  PHONE_INVALID: {
    zh: { check: '手机号码格式', problem: '手机号码格式不符' },
    en: { check: 'Form of the phone number', problem: 'The phone number is not a mobile number' },
  },
} as const satisfies Words
