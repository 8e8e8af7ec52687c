import type { Language } from '../errors/error.ts'

/** Names the wording below; other words are another version, which everybody acknowledges anew. */
export const builtInNda = 'built-in/1'

/** The promise that people give where their organisation has no text of its own. Paragraphs, in order. */
export const ndaParagraphs: Readonly<Record<Language, readonly string[]>> = {
  zh: [
    '本人在本工作站接触到的委托方资料、借款人个人信息、账户与征信信息以及审核意见，均属保密信息。',
    '本人只为完成被指派的审核工作而查看这些信息；不抄录、不拍照、不以任何方式带出本工作站，不向无关人员透露。',
    '本人知悉：查看案件、显示号码、给出意见等操作都会记入日志，日志随结果交付委托方。',
    '本人不与他人共用口令；离开座位时锁定屏幕；发现泄露、误发或可疑情况时立即报告主管。',
    '离岗或离职后，上述义务仍然有效。个人信息的处理遵守《中华人民共和国个人信息保护法》及本机构的规定。',
  ],
  en: [
    "Lenders' documents, borrowers' personal, account and credit information, and the opinions given at this station are confidential.",
    'I look at them only for the review work that is assigned to me. I do not copy, photograph or carry them away in any form, nor tell anybody who has no part in it.',
    'I know that opening cases, revealing numbers and giving opinions is recorded in a log, which goes to the lender with the result.',
    'I share my passphrase with nobody, lock the screen when I leave, and report a leak, a misdirected file or anything suspicious to the supervisor at once.',
    'This continues after I change or leave my post. Personal information is handled under the Personal Information Protection Law and the rules of this organisation.',
  ],
}
