import type { CheckState, Disposition, FindingCategory, Severity } from '../../../shared/domain/finding.ts'
import type { BuiltInReason, Decision } from '../../../shared/domain/opinion.ts'
import type { CaseState } from '../../../shared/domain/queue.ts'
import type { ReadField } from '../../../shared/domain/reading.ts'
import type { Verdict } from '../../../shared/domain/verdict.ts'
import type { BatchView, DocumentView } from '../../../shared/domain/view.ts'

/** One meaning in both languages. */
export interface Meaning {
  readonly zh: string
  readonly en: string
}

/** What each value means for whoever meets it. A value without a meaning does not compile. */
export const decisionMeanings: Readonly<Record<Decision, Meaning>> = {
  pass: {
    zh: '资料齐全、一致，没有未解决的严重问题。有严重（S1）问题未解释或豁免时不能选。',
    en: 'The documents are complete and agree, and no severe finding is open. Not available while a severe (S1) finding is neither explained nor waived.',
  },
  conditional: {
    zh: '可以通过，但委托方须先落实您写明的条件。至少选一个原因，说明在哪份资料或哪个字段。',
    en: 'Can pass once the lender sees to the condition that you name. Needs at least one reason, and the document or field that it is about.',
  },
  supplement: {
    zh: '缺资料或资料看不清，请委托方补来。补充包导入后案件重新审核。',
    en: 'Something is missing or illegible and has to be sent. After the amendment is imported the case is reviewed anew.',
  },
  'recommend-reject': {
    zh: '问题不能补救，建议委托方拒绝。是否放款由委托方决定。',
    en: 'What is wrong cannot be mended; you advise the lender to reject. The lender decides.',
  },
  escalate: {
    zh: '超出您的判断范围，请更高一级或人工处理。通常会进入下一级审核。',
    en: 'Beyond what you can judge: somebody above is to look. It usually goes to the next level.',
  },
  return: {
    zh: '复审、终审用：下一级的意见不妥，退回原审核人重审，须写原因。它不是对借款人的意见。',
    en: 'For second and final reviewers: the opinion below does not hold, and goes back to its author with your reason. It is no opinion on the borrower.',
  },
}

export const severityMeanings: Readonly<Record<Severity, Meaning>> = {
  S1: { zh: '阻止“通过”，直到有人解释或豁免。', en: 'Blocks "pass" until somebody explains or waives it.' },
  S2: {
    zh: '应当逐条看依据并处理；不阻止意见。',
    en: 'Look at the evidence and deal with it; does not block an opinion.',
  },
  S3: { zh: '顺带核对即可。', en: 'Check it in passing.' },
  S4: { zh: '仅供了解。', en: 'For your information.' },
}

export const checkMeanings: Readonly<Record<CheckState, Meaning>> = {
  pass: { zh: '核对过，没有问题。', en: 'Checked, and in order.' },
  fail: {
    zh: '核对过，不符。所依据的内容是确认过或识别确定的。',
    en: 'Checked, and wrong. It rests on what was surely read, or confirmed by a person.',
  },
  warn: {
    zh: '可能不符：所依据的内容识别存疑。请先核对字段，系统随即重新判断。',
    en: 'May be wrong: it rests on a doubtful reading. Settle the field first, and the check is made again.',
  },
  'not-performed': {
    zh: '没有核查，并写明原因（如本机不联网、资料尚未识别）。不等于没有问题。',
    en: 'Not checked, with the reason (such as no network, or nothing read yet). It does not mean that all is well.',
  },
  'not-applicable': { zh: '本案不需要这项核查。', en: 'This case does not need the check.' },
  illegible: {
    zh: '所需内容无法辨认。请放大原件，填写看到的内容，或回答“无法辨认”。',
    en: 'What it rests on cannot be read. Enlarge the document and type what you see, or answer "illegible".',
  },
}

export const dispositionMeanings: Readonly<Record<Disposition, Meaning & { readonly name: Meaning }>> = {
  open: {
    name: { zh: '未解决', en: 'Open' },
    zh: '还没有人处理这个问题。',
    en: 'Nobody has dealt with the finding yet.',
  },
  explained: {
    name: { zh: '已解释', en: 'Explained' },
    zh: '您查明了原因，问题其实成立得住（如曾用名），并写下理由。随结果交给委托方。',
    en: 'You have found out why it is so and that it holds (a former name, say), and wrote it down. It goes to the lender.',
  },
  waived: {
    name: { zh: '已豁免', en: 'Waived' },
    zh: '问题属实，但对本案不要紧，写明为什么。随结果交给委托方。',
    en: 'It is so, and does not matter here; you say why. It goes to the lender.',
  },
}

export const categoryMeanings: Readonly<Record<FindingCategory, Meaning>> = {
  IDENT: {
    zh: '看证件原件：号码、有效期、姓名是否属于本人。',
    en: 'Look at the card itself: number, validity, and whether it is this person.',
  },
  LICENCE: {
    zh: '看营业执照：代码、名称、法定代表人与申请是否一致。',
    en: 'Look at the licence: code, name, legal person, against the application.',
  },
  CONTRACT: {
    zh: '看合同：当事人、金额大小写、期限、签字是否齐全。',
    en: 'Look at the contract: parties, amount in figures and capitals, term, signatures.',
  },
  INCOME: { zh: '看流水与收入证明是否支持申请金额。', en: 'Whether statements and income bear the amount.' },
  CREDIT: { zh: '看征信报告的逾期、负债与查询。', en: 'Arrears, debts and enquiries in the credit report.' },
  FINSTMT: { zh: '看财务报表勾稽是否平。', en: 'Whether the financial statements add up.' },
  COLLATERAL: {
    zh: '看抵押物权属、抵押与查封。',
    en: 'Ownership, mortgages and seizures of the collateral.',
  },
  COMPLETENESS: {
    zh: '对照左侧清单：缺什么，用“补件”写明。',
    en: 'Compare with the list at the left; say what is missing by "supplement".',
  },
  IMAGE: {
    zh: '图像不清、反光、裁切：放大看，不能辨认就如实回答。',
    en: 'Blur, glare or a cut edge: enlarge it, and say so where it cannot be read.',
  },
  AUTHENTICITY: {
    zh: '文件像被软件改过或翻拍。只是线索：看原件，不要凭它下结论。',
    en: 'Traces of editing, or a photograph of a screen. A clue only: look at the document before you conclude.',
  },
  CONSISTENCY: {
    zh: '几份资料或几个案件之间说法不同或相同得可疑。并排看两份。',
    en: 'Documents or cases contradict each other, or agree too well. Put two side by side.',
  },
  COMPLIANCE: {
    zh: '规定要求的核查，本机不能联网完成的会写“未核查”。',
    en: 'Checks that a rule asks for; those that need a network stand as not performed.',
  },
  PURPOSE: { zh: '贷款用途是否写明、是否允许。', en: 'Whether the purpose is stated, and allowed.' },
}

export const reasonMeanings: Readonly<Record<BuiltInReason, Meaning>> = {
  ID_NUMBER_INVALID: {
    zh: '号码的位数、出生日期或校验码不对，而原件清楚。',
    en: 'Digits, birth date or check character are wrong although the card is clear.',
  },
  ID_EXPIRED: {
    zh: '申请时证件已过有效期；临时身份证只有三个月。',
    en: 'The card had expired at the application; a temporary card holds three months.',
  },
  ID_MISMATCH: {
    zh: '证件与申请表上的号码、性别、生日或住址不同。',
    en: 'Number, sex, birth date or address differ from the application.',
  },
  NAME_MISMATCH: {
    zh: '几份资料上的姓名不是同一人；只是字形不同时先解释。',
    en: 'The names are not of one person; explain it first where only a form of a character differs.',
  },
  DOCUMENT_MISSING: { zh: '委托清单要求的资料没有来。', en: 'A document of the checklist has not come.' },
  DOCUMENT_ILLEGIBLE: {
    zh: '资料来了，但关键处看不清，需重拍或重扫。',
    en: 'It has come, and what matters cannot be read; it has to be photographed or scanned again.',
  },
  DOCUMENT_SUSPECT: {
    zh: '看到改动、拼接、翻拍等迹象。写明在哪里看到。',
    en: 'Signs of editing, pasting or photographing a screen. Say where you saw them.',
  },
  LICENCE_MISMATCH: {
    zh: '营业执照的名称、代码或法定代表人与申请不同。',
    en: 'Name, code or legal person of the licence differ from the application.',
  },
  INCOME_DOUBTFUL: { zh: '流水、证明与申报收入对不上。', en: 'Statements do not bear the declared income.' },
  CONTRACT_INCOMPLETE: {
    zh: '合同缺页、缺签字、金额大小写不一致等。',
    en: 'Pages or signatures are missing, or the amounts in figures and capitals differ.',
  },
  PURPOSE_UNCLEAR: { zh: '用途没有写明，或与资料不符。', en: 'The purpose is not stated, or contradicted.' },
  OTHER: { zh: '以上都不合适时用，必须写备注。', en: 'Where none of these fits. Needs a remark.' },
}

export const caseStateMeanings: Readonly<Record<CaseState, Meaning>> = {
  waiting: { zh: '还没有人领取。', en: 'Nobody has taken it.' },
  assigned: { zh: '已分给某人，尚未开始。', en: 'Somebody has it and has not begun.' },
  'in-review': { zh: '已有人开始审核。', en: 'Somebody has begun.' },
  returned: { zh: '上一级退回，等原审核人重审。', en: 'Came back from above; its reviewer looks again.' },
  decided: { zh: '各级都已给出意见，等待导出。', en: 'Every level has decided; it waits for the export.' },
}

export const batchStateMeanings: Readonly<Record<BatchView['state'], Meaning>> = {
  imported: {
    zh: '资料包已核验并导入，还没有人审核。',
    en: 'The package was checked and imported; nobody has begun.',
  },
  'in-review': { zh: '部分案件已审。', en: 'Some cases are decided.' },
  decided: {
    zh: '全部审完，主管可以导出结果。',
    en: 'All are decided; the supervisor can export the result.',
  },
  exported: { zh: '结果已导出，交委托方核验。', en: 'The result was exported for the lender to verify.' },
  destroyed: {
    zh: '密钥已销毁，任何副本都打不开。可看销毁证明。',
    en: 'Its keys are destroyed and no copy opens any more. The proof can be seen.',
  },
  'no-key': {
    zh: '恢复保管库时没有用最新的密钥环副本，本批次打不开。',
    en: 'The vault was restored without the newest copy of the key ring; the batch does not open.',
  },
  unreadable: {
    zh: '数据库已损坏、缺失或来自更新的版本，本批次停止办理。原因和办法见列表上方。',
    en: 'Its database is damaged, missing or of a newer version; work on it has stopped. What to do stands above the list.',
  },
}

export const documentStateMeanings: Readonly<Record<DocumentView['state'], Meaning>> = {
  unread: { zh: '尚未识别；正在看的案件会先识别。', en: 'Not read yet; the case in view is read first.' },
  stale: {
    zh: '您改了类型或转正了，正等待重新识别。',
    en: 'Its kind or turn was changed; it is to be read again.',
  },
  read: { zh: '已识别，字段在右侧。', en: 'Read; its fields are at the right.' },
  unreadable: {
    zh: '文件损坏、加密或格式不支持。用“补件”请委托方重发。',
    en: 'Damaged, encrypted or of an unknown format. Ask for it again by "supplement".',
  },
}

export const fieldStateMeanings: Readonly<Record<ReadField['state'], Meaning & { readonly name: Meaning }>> =
  {
    sure: {
      name: { zh: '识别确定', en: 'Sure' },
      zh: '两种方法独立读出同样的内容，或校验码相符。仍可随时更改。',
      en: 'Two independent readings agree, or a check character does. You can still change it.',
    },
    doubtful: {
      name: { zh: '识别存疑', en: 'Doubtful' },
      zh: '请对照原件确认或改正；写明了存疑的原因。',
      en: 'Compare with the document and confirm or correct it; the reason for the doubt is given.',
    },
    absent: {
      name: { zh: '没有读到', en: 'Not found' },
      zh: '资料上没有找到这一项。看得到就填写，本来没有就答“不适用”。',
      en: 'The reading did not find it. Type it if you see it; answer "not applicable" where the document has none.',
    },
  }

/** The verdicts that no error says: their package was taken, or is only out of date. */
export const verdictNames: Readonly<Record<Verdict, Meaning>> = {
  valid: { zh: '有效', en: 'Valid' },
  'valid-expired-certificate': { zh: '有效，但证书已过期', en: 'Valid, certificate expired' },
  'unknown-signer': { zh: '签名人未登记', en: 'Unknown signer' },
  'wrong-recipient': { zh: '不是发给本站的', en: 'Wrong recipient' },
  tampered: { zh: '内容被改动', en: 'Tampered with' },
  malformed: { zh: '格式错误', en: 'Malformed' },
  'unsupported-version': { zh: '版本不支持', en: 'Unsupported version' },
  incomplete: { zh: '不完整', en: 'Incomplete' },
}

export const validMeaning: Meaning = {
  zh: '签名、收件人和每份资料的摘要都已核对无误，资料包可以使用。',
  en: 'Signature, recipient and the digest of every document were checked; the package can be used.',
}
