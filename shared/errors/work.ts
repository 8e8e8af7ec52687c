import type { ErrorTexts } from './text.ts'

/** Errors of the work on a batch: import, reading and export. */
export const workErrors = {
  'batch/unknown': {
    zh: { what: '没有批次 {batch}。', wayOut: '请在批次列表中查看编号。' },
    en: { what: 'There is no batch {batch}.', wayOut: 'Look the number up in the list of batches.' },
  },
  'batch/already-imported': {
    zh: { what: '批次 {batch} 已经导入过。', wayOut: '请直接打开已有的批次。' },
    en: { what: 'The batch {batch} was imported before.', wayOut: 'Open the batch that is there.' },
  },
  'batch/order-invalid': {
    zh: { what: '批次中的 order.json 不符合格式：{detail}。', wayOut: '请委托方修正后重新打包。' },
    en: {
      what: 'The order.json of the batch is not valid: {detail}.',
      wayOut: 'Ask the lender to correct it and pack again.',
    },
  },
  'batch/manifest-invalid': {
    zh: { what: '批次中的 manifest.jsonl 不符合格式：{detail}。', wayOut: '请委托方用打包工具重新打包。' },
    en: {
      what: 'The manifest.jsonl of the batch is not valid: {detail}.',
      wayOut: 'Ask the lender to pack again with the kit.',
    },
  },
  'batch/no-key': {
    zh: {
      what: '批次 {batch} 的密钥不在密钥环中，无法打开。',
      wayOut: '批次已销毁，或保管库恢复时没有用最新的密钥环副本；若未销毁，请用最新的副本重新恢复。',
    },
    en: {
      what: 'The key of the batch {batch} is not on the key ring; it cannot be opened.',
      wayOut:
        'It was destroyed, or the vault was restored without the newest key ring copy; if it was not destroyed, restore again with the newest copy.',
    },
  },
  'batch/destroyed': {
    zh: { what: '批次 {batch} 已销毁。', wayOut: '可查看其销毁证明；资料需由委托方重新提供。' },
    en: {
      what: 'The batch {batch} was destroyed.',
      wayOut: 'See its certificate of destruction; the lender has to send the documents again.',
    },
  },
  'batch/busy': {
    zh: { what: '批次 {batch} 还有任务在运行。', wayOut: '请等任务结束或取消任务后重试。' },
    en: {
      what: 'A job still works on the batch {batch}.',
      wayOut: 'Wait until it ends or cancel it, then try again.',
    },
  },
  'destruction/same-person': {
    zh: { what: '见证人不能是操作人本人。', wayOut: '请由另一位人员输入口令见证。' },
    en: {
      what: 'The witness is the operator.',
      wayOut: 'Another person has to witness it with their own passphrase.',
    },
  },
  'destruction/not-accepted': {
    zh: { what: '还有未确认的提醒：{warnings}。', wayOut: '请逐条阅读并确认后再销毁；批次没有变化。' },
    en: {
      what: 'A warning has not been accepted: {warnings}.',
      wayOut: 'Read and accept each, then destroy; the batch is unchanged.',
    },
  },
  'case/unknown': {
    zh: { what: '批次中没有案件 {caseNo}。', wayOut: '请在案件列表中查看编号。' },
    en: { what: 'The batch has no case {caseNo}.', wayOut: 'Look the number up in the list of cases.' },
  },
  'field/unknown': {
    zh: { what: '该资料没有字段 {field}。', wayOut: '请重新打开案件。' },
    en: { what: 'The document has no field {field}.', wayOut: 'Open the case again.' },
  },
  'reading/engine-failed': {
    zh: { what: '识别引擎无法启动：{detail}。', wayOut: '请重新安装软件；其他功能不受影响。' },
    en: {
      what: 'The reading engine did not start: {detail}.',
      wayOut: 'Install the program again; everything else works.',
    },
  },
  'job/cancelled': {
    zh: { what: '已取消。', wayOut: '可随时重新开始；之前的内容没有变化。' },
    en: { what: 'Cancelled.', wayOut: 'Start again at any time; nothing was changed.' },
  },
  'job/unknown': {
    zh: { what: '没有这个未完成的任务。', wayOut: '它可能已经完成或被放弃；请查看列表。' },
    en: {
      what: 'There is no such unfinished job.',
      wayOut: 'It may have ended or been given up; see the list.',
    },
  },
  'ipc/invalid-input': {
    zh: { what: '请求 {request} 的内容不正确：{detail}。', wayOut: '请检查输入后重试。' },
    en: { what: 'The request {request} is not valid: {detail}.', wayOut: 'Check the input and try again.' },
  },
  'ipc/unavailable': {
    zh: { what: '后台进程已停止。', wayOut: '请重新解锁；已保存的内容不会丢失。' },
    en: {
      what: 'The background process has stopped.',
      wayOut: 'Unlock again; nothing that was saved is lost.',
    },
  },
  'shell/window-lost': {
    zh: {
      what: '窗口程序在短时间内多次意外结束，封卷台即将关闭。',
      wayOut: '请重新启动；已确认的字段和已给出的意见都在。如反复出现，请告知维护人员。',
    },
    en: {
      what: 'The page of the window has ended by itself several times; Sealdesk closes now.',
      wayOut:
        'Start it again; confirmed fields and given opinions are all there. If it comes back, tell support.',
    },
  },
  'internal/unexpected': {
    zh: { what: '程序内部错误。', wayOut: '请重试；如反复出现，请把操作步骤告知维护人员。' },
    en: {
      what: 'Something unexpected went wrong inside the program.',
      wayOut: 'Try again; if it comes back, tell support what you did.',
    },
  },
  'cli/usage': {
    zh: { what: '命令用法不正确：{detail}。', wayOut: '加 --help 查看用法。' },
    en: { what: 'The command is not used correctly: {detail}.', wayOut: 'See --help.' },
  },
  'cli/passphrase-missing': {
    zh: {
      what: '没有口令：未设置 {variable}，且不在终端中运行。',
      wayOut: '请设置该环境变量，或在终端中运行以便输入。',
    },
    en: {
      what: 'No passphrase: {variable} is not set and this is not a terminal.',
      wayOut: 'Set the variable, or run in a terminal to be asked.',
    },
  },
} as const satisfies ErrorTexts
