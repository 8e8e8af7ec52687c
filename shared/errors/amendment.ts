import type { ErrorTexts } from './text.ts'

/** Errors of amendments: packages that bring documents to a batch which is there already. */
export const amendmentErrors = {
  'amendment/unknown-batch': {
    zh: {
      what: '这是补充资料包，但它所补充的批次 {batch} 不在本站。',
      wayOut: '请先导入该批次；若该批次在另一台工作站，请在那里导入。',
    },
    en: {
      what: 'The package amends the batch {batch}, which is not at this station.',
      wayOut: 'Import that batch first; if it is at another station, import the amendment there.',
    },
  },
  'amendment/destroyed-batch': {
    zh: {
      what: '这是补充资料包，但它所补充的批次 {batch} 已销毁。',
      wayOut: '请委托方把全部资料作为新批次重新打包。',
    },
    en: {
      what: 'The package amends the batch {batch}, which was destroyed.',
      wayOut: 'Ask the lender to pack all the documents as a new batch.',
    },
  },
  'amendment/other-lender': {
    zh: {
      what: '补充资料包由 {found} 签名，而批次 {batch} 来自 {expected}。',
      wayOut: '不要导入；只有原委托方可以补充其批次。',
    },
    en: {
      what: 'The amendment is signed by {found}, but the batch {batch} came from {expected}.',
      wayOut: 'Do not import it; only the lender of a batch can amend it.',
    },
  },
  'amendment/other-content': {
    zh: {
      what: '补充资料包指向的批次 {batch} 与本站的同名批次内容摘要不同。',
      wayOut: '请委托方用当初发来的原资料包作为 --amends 重新打包。',
    },
    en: {
      what: 'The amendment refers to a batch {batch} of another digest than the one that is here.',
      wayOut: 'Ask the lender to pack it again with --amends naming the very package that was sent.',
    },
  },
  'amendment/already-imported': {
    zh: { what: '补充资料包 {package} 已经导入过。', wayOut: '请直接打开批次中的相应案件。' },
    en: {
      what: 'The amendment {package} was imported before.',
      wayOut: 'Open the cases of the batch that it amends.',
    },
  },
  'amendment/invalid': {
    zh: {
      what: '补充资料包与批次 {batch} 对不上：{detail}。',
      wayOut: '请委托方更正 order.json 或 documents.json 后重新打包。',
    },
    en: {
      what: 'The amendment does not fit the batch {batch}: {detail}.',
      wayOut: 'Ask the lender to correct order.json or documents.json and pack it again.',
    },
  },
  'amendment/not-a-batch': {
    zh: {
      what: '{path} 不能作为被补充的批次：{detail}。',
      wayOut: '请用 --amends 指定本机构当初打包的批次文件。',
    },
    en: {
      what: '{path} is not a batch that can be amended: {detail}.',
      wayOut: 'Name with --amends the batch package that was packed with these keys.',
    },
  },
} as const satisfies ErrorTexts
