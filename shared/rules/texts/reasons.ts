import type { FindingReason } from '../../domain/finding.ts'

/** Why a check came to its state. A missing one does not compile. */
export const reasonTexts: Readonly<Record<FindingReason, Readonly<Record<'zh' | 'en', string>>>> = {
  'not-read': { zh: '资料尚未识别', en: 'the document has not been read' },
  'document-missing': { zh: '没有该种资料', en: 'there is no such document' },
  'document-unreadable': { zh: '资料无法打开或识别', en: 'the document cannot be opened or read' },
  'value-illegible': { zh: '所需内容无法辨认', en: 'what it rests on cannot be read' },
  'not-declared': { zh: '申请中未填写', en: 'the application does not say' },
  'worksheet-missing': { zh: '没有填写测算表', en: 'the worksheet has not been filled in' },
  'figure-missing': { zh: '测算表未填所需数字', en: 'the worksheet lacks a figure that it needs' },
  'not-measured': { zh: '未测量图像质量', en: 'the picture was not measured' },
  'no-network': { zh: '本机不联网', en: 'the station has no network' },
  'no-counterpart': { zh: '无本人可供比对', en: 'there is nobody to compare with' },
  malformed: { zh: '格式不符', en: 'not of the right form' },
  'obsolete-form': { zh: '15 位号码已停用', en: 'numbers of 15 digits are no longer valid' },
  'impossible-date': { zh: '出生日期不存在', en: 'no such birth date' },
  'date-in-future': { zh: '出生日期晚于今天', en: 'the birth date has not come' },
  'over-120-years': { zh: '年龄超过 120 岁', en: 'older than 120 years' },
  'wrong-check-character': { zh: '校验码不符', en: 'wrong check character' },
  'wrong-holder': { zh: '号码不属于该类证件', en: 'not a number of this kind of card' },
  'expired-when-applied': { zh: '申请时已过期', en: 'had expired at the application' },
  'expired-today': { zh: '申请后过期', en: 'has expired since the application' },
  'variant-character': {
    zh: '仅字形不同，请人工确认',
    en: 'only forms of characters differ: for a person to judge',
  },
  'character-missing': {
    zh: '有字以符号或拼音代替，请人工确认',
    en: 'a character is replaced by a sign or its sound: for a person to judge',
  },
  'temporary-card': { zh: '临时身份证', en: 'temporary card' },
  'ordinary-numerals': { zh: '使用了非规定的数字写法', en: 'numerals that are not capital ones' },
  'ending-missing': { zh: '“元”后缺“整”', en: '整 is missing after 元' },
  'ending-after-fen': { zh: '“分”后多“整”', en: '整 stands after 分' },
  zero: { zh: '“零”字多写、漏写或错位', en: 'a 零 is missing, extra or misplaced' },
  spelling: { zh: '写法不规范', en: 'not spelt as the rule has it' },
}
