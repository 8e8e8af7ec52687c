import type { ErrorTexts } from './text.ts'

/** Errors of judging a case: opinions, who gives them, findings and entries. */
export const judgementErrors = {
  'opinion/reason-required': {
    zh: { what: '“{decision}”需要至少一个原因。', wayOut: '请选择原因代码。' },
    en: { what: 'The decision "{decision}" needs at least one reason.', wayOut: 'Choose a reason code.' },
  },
  'opinion/unknown-reason': {
    zh: { what: '没有原因代码 {reason}。', wayOut: '请从列表中选择，或使用 OTHER 并填写备注。' },
    en: {
      what: 'There is no reason code {reason}.',
      wayOut: 'Choose one of the list, or OTHER with a remark.',
    },
  },
  'opinion/remark-required': {
    zh: { what: '原因 OTHER 需要填写备注。', wayOut: '请在备注中写明原因。' },
    en: { what: 'The reason OTHER needs a remark.', wayOut: 'Say the reason in the remark.' },
  },
  'opinion/blocked': {
    zh: {
      what: '还有未处理的严重问题（{finding}），不能“通过”。',
      wayOut: '请说明原因或按豁免处理该问题，或改选其他意见。',
    },
    en: {
      what: 'A severe finding is open ({finding}); the case cannot pass.',
      wayOut: 'Explain or waive it with a reason, or choose another decision.',
    },
  },
  'opinion/same-person': {
    zh: { what: '同一人不能对同一案件给出两级意见。', wayOut: '请由另一位复审员处理。' },
    en: { what: 'One person cannot decide two levels of a case.', wayOut: 'Another reviewer must do it.' },
  },
  'opinion/assigned-to-other': {
    zh: { what: '案件已分配给 {person}。', wayOut: '请处理自己的案件，或请主管改派。' },
    en: {
      what: 'The case is assigned to {person}.',
      wayOut: 'Go on with your own, or ask the supervisor to assign it to you.',
    },
  },
  'opinion/level-closed': {
    zh: { what: '案件 {caseNo} 的意见已全部给出。', wayOut: '无需再操作；如需更正请联系主管。' },
    en: {
      what: 'The case {caseNo} has all its opinions.',
      wayOut: 'Nothing is left to do; ask the supervisor about corrections.',
    },
  },
  'opinion/not-revisable': {
    zh: {
      what: '案件 {caseNo} 的这条意见已不能改。',
      wayOut: '下一级已开始、结果已交付，或意见已被替换：请重新打开案件查看；必要时请上一级退回。',
    },
    en: {
      what: 'This opinion on the case {caseNo} can no longer be given anew.',
      wayOut:
        'The next level has begun, the lender has it, or another stands in its place: open the case again; the level above can return it.',
    },
  },
  'opinion/nothing-to-return': {
    zh: { what: '初审没有可退回的上一步。', wayOut: '请改选其他意见，例如“补件”。' },
    en: {
      what: 'There is no level below to return the case to.',
      wayOut: 'Choose another decision, such as "supplement".',
    },
  },
  'opinion/case-changed': {
    zh: { what: '案件 {caseNo} 在签署期间有变化，意见没有保存。', wayOut: '请重新打开案件，核对后再签署。' },
    en: {
      what: 'The case {caseNo} changed while the opinion was signed; the opinion was not kept.',
      wayOut: 'Open the case again, look at it and sign once more.',
    },
  },
  'opinion/entry-wanted': {
    zh: { what: '字段 {field} 需要双人录入，您还没有录入。', wayOut: '请先看原件录入该字段。' },
    en: {
      what: 'The field {field} is entered by two people, and you have not entered it.',
      wayOut: 'Enter it from the document first.',
    },
  },
  'opinion/entries-unsettled': {
    zh: {
      what: '字段 {field} 的双人录入还没有定论，最后一级不能给出意见。',
      wayOut: '请等另一人录入；两人不一致时由第三人决定。',
    },
    en: {
      what: 'The entries of the field {field} are not settled; the last opinion has to wait for them.',
      wayOut: 'Another person has to enter it; where two differ, a third decides.',
    },
  },
  'opinion/worksheet-missing': {
    zh: {
      what: '委托方要求的测算表（{worksheet}）还没有填写。',
      wayOut: '请打开测算表填写；确实无法填写的，请改选“补件”等其他意见。',
    },
    en: {
      what: 'The order asks for a worksheet that is not filled in: {worksheet}.',
      wayOut: 'Fill it in; where that cannot be done, choose another decision, such as "supplement".',
    },
  },
  'worksheet/no-text': {
    zh: {
      what: '这份资料没有文字层，不能导入数字。',
      wayOut: '扫描件和照片请看着原件录入。',
    },
    en: {
      what: 'This document has no text of its own to take figures from.',
      wayOut: 'Type them from the scan or photograph.',
    },
  },
  'worksheet/nothing-found': {
    zh: {
      what: '在这份资料的文字中没有找到可导入的表格。',
      wayOut: '请确认资料和测算表种类一致，或看着原件录入。',
    },
    en: {
      what: 'No table that fits was found in the text of this document.',
      wayOut: 'See that the document is of the kind of the worksheet, or type the figures from it.',
    },
  },
  'worksheet/too-long': {
    zh: {
      what: '共有 {lines} 条，一张测算表在这里最多 {most} 条。',
      wayOut: '没有写入任何一条。请先将资料从某页拆开，每部分各填一张测算表，或减少条数。',
    },
    en: {
      what: 'That is {lines} entries, and one worksheet takes {most} at most here.',
      wayOut:
        'Nothing was entered. Split the document before one of its pages and fill in a worksheet for each part, or take fewer.',
    },
  },
  'finding/unknown': {
    zh: { what: '案件中没有这个问题。', wayOut: '案件可能有变化：请重新打开案件。' },
    en: {
      what: 'The case has no such finding.',
      wayOut: 'The case may have changed: open it again.',
    },
  },
  'finding/reason-required': {
    zh: { what: '说明或豁免问题时需要写明原因。', wayOut: '请填写原因。' },
    en: { what: 'Explaining or waiving a finding needs a reason.', wayOut: 'Say the reason.' },
  },
  'finding/not-yours': {
    zh: { what: '只有添加人能撤回这个问题。', wayOut: '可改为说明或豁免该问题。' },
    en: {
      what: 'Only who added the finding can take it back.',
      wayOut: 'Explain or waive it instead.',
    },
  },
} as const satisfies ErrorTexts
