import type { ErrorTexts } from './text.ts'

/** Errors of one document: it concerns that document alone, and the others go on. */
export const documentErrors = {
  'document/unknown': {
    zh: { what: '没有这份资料。', wayOut: '请重新打开案件。' },
    en: { what: 'There is no such document.', wayOut: 'Open the case again.' },
  },
  'document/no-such-page': {
    zh: { what: '这份资料没有第 {page} 页。', wayOut: '请重新打开案件。' },
    en: { what: 'The document has no page {page}.', wayOut: 'Open the case again.' },
  },
  'document/parts-overlap': {
    zh: { what: '拆分的页码有重叠或顺序不对。', wayOut: '请让每一部分从上一部分之后开始。' },
    en: {
      what: 'The parts overlap, or are not in the order of the pages.',
      wayOut: 'Let each part begin after the one before.',
    },
  },
  'document/not-a-copy': {
    zh: {
      what: '不能把这份资料标为那一份的重复件。',
      wayOut: '请选择本案件中另一份未标为重复的资料。',
    },
    en: {
      what: 'The document cannot be marked as a copy of that one.',
      wayOut: 'Choose another document of this case that is no copy itself.',
    },
  },
  'document/arrangement-incomplete': {
    zh: { what: '排列中缺少或多出了资料。', wayOut: '案件可能有变化：请重新打开案件再排列。' },
    en: {
      what: 'The arrangement leaves out a document, or names one too many.',
      wayOut: 'The case may have changed: open it again, then arrange.',
    },
  },
  'document/not-supported': {
    zh: { what: '不支持的文件类型 {mediaType}。', wayOut: '支持 JPEG、PNG、WebP 和 PDF。' },
    en: { what: 'Files of type {mediaType} are not supported.', wayOut: 'JPEG, PNG, WebP and PDF are.' },
  },
  'document/empty': {
    zh: { what: '这份资料是空文件。', wayOut: '可按“补件”请委托方重新提供；其余资料不受影响。' },
    en: {
      what: 'The document is an empty file.',
      wayOut: 'Ask the lender for it again with "supplement"; the others are not affected.',
    },
  },
  'document/cut-short': {
    zh: {
      what: '这份资料不完整（{mediaType}），文件在中途断开。',
      wayOut: '可按“补件”请委托方重新提供；其余资料不受影响。',
    },
    en: {
      what: 'The document ({mediaType}) is not complete: the file breaks off.',
      wayOut: 'Ask the lender for it again with "supplement"; the others are not affected.',
    },
  },
  'document/unreadable': {
    zh: {
      what: '这份资料已损坏，无法读取：{detail}。',
      wayOut: '可按“补件”请委托方重新提供；其余资料不受影响。',
    },
    en: {
      what: 'The document is damaged and cannot be read: {detail}.',
      wayOut: 'Ask the lender for it again with "supplement"; the others are not affected.',
    },
  },
  'document/needs-password': {
    zh: { what: '这份 PDF 需要密码才能打开。', wayOut: '请委托方提供没有密码的文件。' },
    en: { what: 'The PDF opens with a password only.', wayOut: 'Ask the lender for a file without one.' },
  },
  'document/animated': {
    zh: {
      what: '这份资料是动图，一个文件里有多幅画面。',
      wayOut: '请委托方提供静态图片，多页资料用 PDF。',
    },
    en: {
      what: 'The document is an animation: several pictures in one file.',
      wayOut: 'Ask the lender for a still picture, or a PDF for several pages.',
    },
  },
  'document/too-small': {
    zh: { what: '图片太小（{size} 像素），上面读不出文字。', wayOut: '请委托方提供原图。' },
    en: {
      what: 'The picture is too small ({size} pixels) to hold any text.',
      wayOut: 'Ask the lender for the original.',
    },
  },
  'document/too-large': {
    zh: { what: '这份资料超出限制（{limit}）。', wayOut: '请委托方提供分辨率较低或页数较少的文件。' },
    en: {
      what: 'The document is over the limit ({limit}).',
      wayOut: 'Ask the lender for one of lower resolution or fewer pages.',
    },
  },
  'document/too-slow': {
    zh: {
      what: '这份资料的一页在 {seconds} 秒内没有处理完，已放弃。',
      wayOut: '其余资料不受影响；请委托方另存或扫描后重新提供。',
    },
    en: {
      what: 'A page of the document was not done within {seconds} s and was given up.',
      wayOut: 'The others are not affected; ask the lender to save it anew or to scan it.',
    },
  },
  'document/process-ended': {
    zh: {
      what: '处理这份资料的进程两次意外中止，资料可能已损坏。',
      wayOut: '其余资料不受影响；请委托方另存或扫描后重新提供。',
    },
    en: {
      what: 'The process that worked on the document ended twice; the document may be damaged.',
      wayOut: 'The others are not affected; ask the lender to save it anew or to scan it.',
    },
  },
} as const satisfies ErrorTexts
