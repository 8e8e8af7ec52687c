import type { ErrorTexts } from './text.ts'

/** Errors of practising, and of the promise of confidentiality. */
export const trainingErrors = {
  'training/unavailable': {
    zh: { what: '本程序没有附带培训批次。', wayOut: '请从安装包重新安装，或直接导入委托方的资料包。' },
    en: {
      what: 'No training batch came with this application.',
      wayOut: "Install it again from its installer, or import a lender's package.",
    },
  },
  'training/running': {
    zh: { what: '您的培训批次还在。', wayOut: '请继续练习，或先丢弃它再重新开始。' },
    en: {
      what: 'Your training batch is still here.',
      wayOut: 'Go on with it, or throw it away first and begin again.',
    },
  },
  'training/not-yours': {
    zh: { what: '这是他人的培训批次。', wayOut: '请由本人或主管丢弃。' },
    en: {
      what: 'This is the training batch of somebody else.',
      wayOut: 'They throw it away themselves, or a supervisor does.',
    },
  },
  'training/no-lender': {
    zh: {
      what: '这是培训批次，没有真实的委托方：不导出结果，也不出具销毁证明。',
      wayOut: '练习完后请直接“丢弃培训批次”。',
    },
    en: {
      what: 'This is a training batch. It has no real lender: no result is exported and no destruction is certified.',
      wayOut: 'Throw the training batch away when you are done.',
    },
  },
  'nda/changed': {
    zh: { what: '保密承诺的文本刚刚更换。', wayOut: '请阅读新的文本后再确认。' },
    en: {
      what: 'The text of the confidentiality promise has just been replaced.',
      wayOut: 'Read the new text, then acknowledge it.',
    },
  },
} as const satisfies ErrorTexts
