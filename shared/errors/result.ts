import type { ErrorTexts } from './text.ts'

/** Errors of handing results over. */
export const resultErrors = {
  'result/reason-required': {
    zh: {
      what: '还有 {count} 个案件没有完成，例如 {caseNo}。',
      wayOut: '请先完成全部案件；或由主管写明原因，先交付已完成的案件（命令行用 --reason）。',
    },
    en: {
      what: 'Cases not decided yet: {count}, for example {caseNo}.',
      wayOut:
        'Finish every case; or let a supervisor give the reason and hand over those that are decided (--reason).',
    },
  },
  'result/nothing-new': {
    zh: {
      what: '没有新的已完成案件可以交付；未完成的案件有 {undecided} 个。',
      wayOut: '请先完成案件；若以前的结果包遗失，可选择连同已交付的案件再次导出（命令行用 --again）。',
    },
    en: {
      what: 'No case has been decided since the last result; {undecided} are not decided.',
      wayOut:
        'Finish a case first; if an earlier result was lost, export again with the cases that went out before (--again).',
    },
  },
} as const satisfies ErrorTexts
