import type { DestructionStatement, DestructionWarning } from '../../shared/domain/destruction.ts'
import type { Language } from '../../shared/errors/error.ts'

/** The words of the printed certificate. */
export interface DestructionTexts {
  readonly title: string
  readonly lead: string
  readonly content: (cases: number, documents: number) => string
  readonly rows: Readonly<Record<DestructionRow, string>>
  readonly method: string
  readonly limitsTitle: string
  readonly limits: Readonly<Record<DestructionStatement['limits'][number], string>>
  readonly keyRingCopies: (count: number, savedAt: string) => string
  readonly accepted: Readonly<Record<DestructionWarning, string>>
  readonly none: string
  readonly logEnd: (seq: number, hash: string) => string
  readonly signature: string
  readonly date: string
  readonly footer: string
}

export type DestructionRow =
  | 'vendor'
  | 'lender'
  | 'order'
  | 'batch'
  | 'digest'
  | 'content'
  | 'key'
  | 'amendments'
  | 'retainUntil'
  | 'ordered'
  | 'completed'
  | 'operator'
  | 'witness'
  | 'accepted'
  | 'batchLog'
  | 'vaultLog'
  | 'tool'
  | 'method'

export const destructionTexts: Readonly<Record<Language, DestructionTexts>> = {
  zh: {
    title: '资料销毁证明',
    content: (cases, documents) => `案件 ${cases} 个，资料 ${documents} 份`,
    lead: '兹证明下列批次的资料已由操作人在见证人在场的情况下销毁。',
    rows: {
      vendor: '外包机构',
      lender: '委托方',
      order: '委托单号',
      batch: '批次编号',
      digest: '批次摘要（SHA-256）',
      content: '内容',
      key: '销毁的接收密钥',
      amendments: '一并销毁的补充资料包及其接收密钥',
      retainUntil: '约定保管至',
      ordered: '下令时间（UTC）',
      completed: '完成时间（UTC）',
      operator: '操作人',
      witness: '见证人',
      accepted: '销毁前确认的提醒',
      batchLog: '批次日志的最后一条',
      vaultLog: '保管库日志的最后一条',
      tool: '软件',
      method: '方法',
    },
    method:
      '销毁密钥：写入不含该批次密钥的新密钥环（新的周期密钥），旧密钥环随之作废；随后删除资料包和批次数据库。资料包的任何副本都不能再由本机构打开。',
    limitsTitle: '本证明不包括',
    limits: {
      'lender-copy': '委托方自己保存的资料。',
      'copies-past-the-application': '绕过本软件对整个数据文件夹或密钥环所作的复制（磁盘映像、快照等）。',
      'swapped-memory': '操作系统写入交换文件或休眠文件的内存，以及固态硬盘控制器保留的旧数据块。',
    },
    keyRingCopies: (count, savedAt) =>
      `密钥环副本 ${count} 份未能更新（写于 ${savedAt}），须另行销毁；在此之前，它与更早的备份和口令一起仍可打开该批次。`,
    accepted: {
      'before-retention': '约定的保管期未满',
      'not-exported': '结果尚未导出',
      'undecided-cases': '有案件尚无意见',
      'key-ring-copies': '有密钥环副本未能更新',
    },
    none: '无',
    logEnd: (seq, hash) => `第 ${seq + 1} 条，${hash}`,
    signature: '签字',
    date: '日期',
    footer: '本页仅供打印；具有证明力的是同名签名包中的 destruction.json、operator.json 和 witness.json。',
  },
  en: {
    title: 'Certificate of destruction',
    content: (cases, documents) => `${cases} cases, ${documents} documents`,
    lead: 'This certifies that the documents of the batch below were destroyed by the operator in the presence of the witness.',
    rows: {
      vendor: 'Vendor',
      lender: 'Lender',
      order: 'Order',
      batch: 'Batch',
      digest: 'Digest of the batch (SHA-256)',
      content: 'Content',
      key: 'Receiving key destroyed',
      amendments: 'Amendments destroyed with it, and their receiving keys',
      retainUntil: 'To be kept until',
      ordered: 'Ordered at (UTC)',
      completed: 'Completed at (UTC)',
      operator: 'Operator',
      witness: 'Witness',
      accepted: 'Warnings accepted before',
      batchLog: "Last entry of the batch's log",
      vaultLog: "Last entry of the vault's log",
      tool: 'Program',
      method: 'Method',
    },
    method:
      'Destruction of keys: a new key ring under a new epoch key was written without the keys of the batch, in the place of the old one; then the package and the database of the batch were removed. The vendor can not open any copy of the package again.',
    limitsTitle: 'What this does not cover',
    limits: {
      'lender-copy': "The lender's own copy.",
      'copies-past-the-application':
        'Copies of the whole data folder or of the key ring that were made past the program (disk images, snapshots).',
      'swapped-memory':
        'Memory that the system wrote to a swap or hibernation file, and old blocks that a flash drive keeps.',
    },
    keyRingCopies: (count, savedAt) =>
      `${count} key ring ${count === 1 ? 'copy was' : 'copies were'} not reached (written ${savedAt}) and must be destroyed by hand; until then it opens the batch together with an earlier backup and a passphrase.`,
    accepted: {
      'before-retention': 'the agreed retention had not ended',
      'not-exported': 'the result had not been exported',
      'undecided-cases': 'cases had no opinion',
      'key-ring-copies': 'key ring copies were out of reach',
    },
    none: 'none',
    logEnd: (seq, hash) => `entry ${seq + 1}, ${hash}`,
    signature: 'Signature',
    date: 'Date',
    footer:
      'This page is for printing; what proves it are destruction.json, operator.json and witness.json in the signed package.',
  },
}
