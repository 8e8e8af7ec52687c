import type { Words } from './words.ts'

/** What is found of the case as a whole, and between cases. */
export const caseTexts = {
  DOCUMENT_MISSING: {
    zh: { check: '资料齐全', problem: '缺少要求的资料' },
    en: { check: 'Required documents', problem: 'A required document is missing' },
  },
  DOCUMENT_UNREADABLE: {
    zh: { check: '资料可以打开', problem: '资料无法打开或识别' },
    en: { check: 'Documents can be opened', problem: 'The document cannot be opened or read' },
  },
  KIND_DIFFERS: {
    zh: { check: '资料种类与委托方所称一致', problem: '资料种类与委托方所称不一致' },
    en: { check: 'Kind of the document', problem: 'The document is of another kind than the lender says' },
  },
  ADDED_BY_REVIEWER: {
    zh: { check: '复核人员所见', problem: '复核人员添加的问题' },
    en: { check: 'What a reviewer saw', problem: 'Found by a reviewer' },
  },
  SAME_ID_NUMBER: {
    zh: { check: '批次内身份证号码不重复', problem: '其他案件有相同的身份证号码' },
    en: { check: 'ID number within the batch', problem: 'Another case has the same ID number' },
  },
  SAME_PHONE: {
    zh: { check: '批次内电话不重复', problem: '其他案件有相同的电话' },
    en: { check: 'Phone within the batch', problem: 'Another case has the same phone number' },
  },
  SAME_BANK_CARD: {
    zh: { check: '批次内银行卡号不重复', problem: '其他案件有相同的银行卡号或账号' },
    en: { check: 'Bank card within the batch', problem: 'Another case has the same bank card or account' },
  },
  SAME_ADDRESS: {
    zh: { check: '批次内住址不重复', problem: '其他案件有相同的住址' },
    en: { check: 'Address within the batch', problem: 'Another case has the same address' },
  },
  SAME_FILE: {
    zh: { check: '批次内文件不重复', problem: '其他案件有完全相同的文件' },
    en: { check: 'Files within the batch', problem: 'Another case has the very same file' },
  },
  SAME_LOOK: {
    zh: { check: '批次内图像不雷同', problem: '其他案件有外观相同的图像' },
    en: { check: 'Pictures within the batch', problem: 'Another case has a picture that looks the same' },
  },
} as const satisfies Words
