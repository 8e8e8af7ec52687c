import type { TrainingTask } from '../../../shared/domain/training.ts'
import type { Shape } from '../shape.ts'

/** Practising, and the promise of confidentiality. `[shortcut]` stands for the keys that the person presses for it. */
export const trainingZh = {
  mark: '培训 · 样本 SPECIMEN',
  note: '虚构资料，不计入统计和结果',
  watermark: '培训 TRAINING',
  of: '{{person}} 的培训批次',
  title: '培训批次',
  begin: '先练习',
  again: '再练一次',
  beginHint: '导入一个内置的虚构批次，一步一步学会审核。练完即可丢弃，不影响任何真实数据。',
  open: '继续练习',
  discard: '丢弃培训批次',
  discardShort: '丢弃',
  progress: '{{done}} / {{of}}',
  next: '下一步：',
  all: '全部练习',
  done: '已完成',
  finished: '练习全部完成，已记入日志。可以丢弃培训批次了。',
  reading: '资料还在识别，稍等片刻字段就会出来。',
  task: {
    'open-case': '打开一个案件',
    'reveal-number': '显示号码',
    'settle-doubt': '核实一个存疑字段',
    'confirm-field': '确认一个字段',
    'explain-finding': '解释或豁免一个问题',
    'give-opinion': '给出意见',
    'save-next': '保存并下一案',
    'return-case': '退回一个案件',
    'find-case': '在队列中查找',
    'assign-case': '分配案件',
  } satisfies Record<TrainingTask, string>,
  how: {
    'open-case':
      '按 [queue.next] 领取下一个待审案件；也可以用 [queue.down] [queue.up] 选中一个，按 [queue.open] 打开。',
    'reveal-number': '证件号码默认遮盖。在案件里按 [fields.reveal] 显示，这一步会记入日志。',
    'settle-doubt':
      '按 [fields.enter] 到第一个存疑字段，对照原件改正后按 [fields.confirm]；看不清就按 [fields.illegible]，本来没有就按 [fields.notApplicable]。',
    'confirm-field':
      '按 [fields.enter] 进入字段，用 [fields.down] 到一个识别确定的，对照原件，一致就按 [fields.confirm] 确认。',
    'explain-finding':
      '按 [findings.next] 看一个问题的依据，再按 [findings.explain] 解释或 [findings.waive] 豁免，写明原因。',
    'give-opinion':
      '按数字键选一个意见（如 [opinion.supplement] 补件），除“通过”外用 [opinion.reasons] 选原因，可打拼音首字母。',
    'save-next': '给出意见后按 [opinion.save]：保存、签名，并打开下一个待审案件。',
    'return-case': '打开一个下级已给“通过”而您不同意的案件，按 [opinion.return] 选“退回”，写明原因后保存。',
    'find-case': '回到队列（[app.back]），按 [queue.search] 输入姓名或号码的一部分。',
    'assign-case': '在队列中按 [queue.mark] 选中案件，再按 [queue.assign] 分配给人。',
  } satisfies Record<TrainingTask, string>,
  nda: {
    title: '保密承诺',
    lead: '{{user}}，开始工作前请阅读并确认。您的确认会记入日志。',
    own: '本机构的文本',
    agree: '我已阅读，承诺遵守',
    lock: '暂不确认，锁定',
    given: '保密承诺',
    missing: '未确认',
    edit: '保密承诺文本',
    editHint: '留空则用内置文本。更换后，每个人下次解锁时须重新确认。',
    save: '更换文本',
  },
  record: { title: '培训', none: '未练习', under: '{{done}} / {{of}}', done: '{{at}} 完成' },
  start: {
    practise: '先练习一遍（约 15 分钟）',
    lender: '登记第一家委托方',
    lenderSteps:
      '向对方 IT 索取名片文件 lender.json → 登记，并拨打合同上的电话，逐组核对指纹 → 签发接收密钥发给对方 → 导入对方发来的资料包。',
    lenderOpen: '到委托方',
    help: '帮助里有每一步的说明：[app.help]',
    reviewer: '主管导入资料包后，批次会出现在这里。现在可以先练习。',
    auditor: '主管导入资料包后，批次会出现在这里。审计日志随时可以查看。',
  },
  lender: {
    card: '请委托方的 IT 运行 lender init，把生成的名片文件 lender.json 发给您。',
    trust: '按 [lenders.trust] 选择该文件，拨打合同上的电话，一组一组核对指纹后登记。',
    own: '按 [lenders.exportCard] 导出本站名片发给对方，对方同样打电话核对。',
    key: '按 [lenders.issueKey] 签发接收密钥发给对方：对方用它打包，一把只收一个批次。',
  },
  alone: '目前只有您一人。按 [people.add] 添加同事：复审、见证销毁都需要另一个人。',
  compare: {
    call: '拨打合同或官网上的电话，不要用邮件里写的号码。',
    read: '请对方运行 lender fingerprint，读出自己名片的指纹，每组四位，您一组一组对。',
    stop: '有一位不同就取消：文件可能被人换过，请告知对方，并在“事件”中记录。',
  },
} as const

export const trainingEn: Shape<typeof trainingZh> = {
  mark: 'TRAINING · SPECIMEN',
  note: 'Invented papers: in no statistics and no result',
  watermark: 'TRAINING',
  of: 'Training batch of {{person}}',
  title: 'Training batch',
  begin: 'Practise first',
  again: 'Practise again',
  beginHint:
    'Imports a built-in invented batch and teaches the review step by step. Throw it away when you are done; nothing real is touched.',
  open: 'Go on practising',
  discard: 'Throw the training batch away',
  discardShort: 'Throw away',
  progress: '{{done}} / {{of}}',
  next: 'Next: ',
  all: 'All tasks',
  done: 'done',
  finished: 'All tasks are done, and the log says so. The training batch can be thrown away.',
  reading: 'The documents are still being read; their fields appear in a moment.',
  task: {
    'open-case': 'Open a case',
    'reveal-number': 'Reveal a number',
    'settle-doubt': 'Settle a doubtful field',
    'confirm-field': 'Confirm a field',
    'explain-finding': 'Explain or waive a finding',
    'give-opinion': 'Give an opinion',
    'save-next': 'Save & next',
    'return-case': 'Return a case',
    'find-case': 'Find in the queue',
    'assign-case': 'Assign cases',
  },
  how: {
    'open-case':
      '[queue.next] takes the next case that waits; or choose one with [queue.down] [queue.up] and press [queue.open].',
    'reveal-number':
      'Numbers of cards are masked. In a case [fields.reveal] shows them, and the log records it.',
    'settle-doubt':
      '[fields.enter] goes to the first doubtful field. Compare it with the page, correct it and press [fields.confirm]; [fields.illegible] where it cannot be read, [fields.notApplicable] where there is none.',
    'confirm-field':
      'Enter the fields with [fields.enter], go to one that was read surely with [fields.down], compare it with the page, and press [fields.confirm].',
    'explain-finding':
      '[findings.next] shows a finding and its evidence; explain it with [findings.explain] or waive it with [findings.waive], and say why.',
    'give-opinion':
      'Choose an opinion by its digit ([opinion.supplement] is "supplement"); all but "pass" need a reason: [opinion.reasons].',
    'save-next': 'After the opinion press [opinion.save]: it is signed and saved, and the next case opens.',
    'return-case':
      'Open a case that was passed below and that you disagree with, choose "return" with [opinion.return], give the reason and save.',
    'find-case': 'Go back to the queue ([app.back]), press [queue.search] and type part of a name or number.',
    'assign-case': 'In the queue mark cases with [queue.mark] and give them to somebody with [queue.assign].',
  },
  nda: {
    title: 'Confidentiality promise',
    lead: '{{user}}, please read and acknowledge this before you begin. Your acknowledgement is recorded in the log.',
    own: 'Text of this organisation',
    agree: 'I have read it and promise to keep it',
    lock: 'Not now: lock',
    given: 'Confidentiality',
    missing: 'not acknowledged',
    edit: 'Confidentiality text',
    editHint: 'Leave it empty for the built-in text. After a change everybody acknowledges it anew.',
    save: 'Replace the text',
  },
  record: { title: 'Training', none: 'not begun', under: '{{done}} / {{of}}', done: 'done {{at}}' },
  start: {
    practise: 'Practise once (about 15 minutes)',
    lender: 'Trust the first lender',
    lenderSteps:
      'Ask their IT for the card file lender.json → trust it after calling the number in your contract and comparing the fingerprint group by group → issue a receiving key and send it → import the package they send.',
    lenderOpen: 'To the lenders',
    help: 'The help explains each step: [app.help]',
    reviewer: 'Batches appear here once a supervisor has imported a package. You can practise meanwhile.',
    auditor:
      'Batches appear here once a supervisor has imported a package. The audit log is open to you now.',
  },
  lender: {
    card: "Ask the lender's IT to run lender init and to send you the card that it makes, lender.json.",
    trust:
      'Press [lenders.trust] and choose that file. Call the number in your contract, compare the fingerprint group by group, then trust it.',
    own: "Export this station's card with [lenders.exportCard] and send it to them; they compare it by telephone too.",
    key: 'Issue a receiving key with [lenders.issueKey] and send it to them: they pack to it. One key takes one batch.',
  },
  alone:
    'You are the only one so far. [people.add] adds a colleague: a second review, and a witness to a destruction, take another person.',
  compare: {
    call: 'Call the number in your contract or on their official site, never one from the e-mail.',
    read: "Let them run lender fingerprint and read out their card's fingerprint in groups of four; compare group by group.",
    stop: 'If one digit differs, cancel: somebody may have exchanged the file. Tell the lender, and record it under "Incidents".',
  },
}
