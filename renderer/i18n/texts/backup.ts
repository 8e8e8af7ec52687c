import type { Shape } from '../shape.ts'

/** Backing the vault up, and making a vault of a backup. */
export const backupZh = {
  backup: {
    title: '备份保管库',
    open: '备份',
    fileName: '保管库备份-{{date}}.backup',
    backup: '备份文件',
    backupHint: '人员、登记、日志和各批次，均为密文。单独一份打不开任何批次。',
    backupPick: '选择位置',
    keyRing: '密钥环副本',
    keyRingHint:
      '打开备份中的批次所需，请放在另一介质上。每次备份和销毁都会覆盖它，只保留最新一份；批次销毁后，备份也就打不开该批次。',
    keyRingPick: '选择位置',
    write: '开始备份',
  },
  restore: {
    link: '从备份恢复',
    title: '从备份恢复',
    intro: '选择备份文件和最新的密钥环副本，用备份当时的口令或恢复密钥恢复。',
    pickBackup: '选择备份文件',
    says: '备份于 {{at}}，批次 {{batches}} 个',
    pickKeyRing: '选择密钥环副本',
    noKeyRing: '未选择：将打不开任何批次',
    by: '凭据',
    restore: '恢复',
    restoring: '正在恢复并逐一核对…',
    cancel: '取消恢复',
    cancelled: '恢复已取消，没有留下任何文件。',
    back: '改为新建保管库',
    doneTitle: '已恢复',
    done: '保管库已恢复，批次 {{batches}} 个。',
    withoutKey: '其中 {{count}} 个打不开：密钥环副本中没有其密钥（已销毁，或未提供副本）。',
  },
} as const

export const backupEn: Shape<typeof backupZh> = {
  backup: {
    title: 'Back the vault up',
    open: 'Back up',
    fileName: 'vault-backup-{{date}}.backup',
    backup: 'Backup file',
    backupHint: 'People, register, logs and batches, all of it encrypted. Alone it opens no batch.',
    backupPick: 'Choose a place',
    keyRing: 'Key ring copy',
    keyRingHint:
      'What the batches in the backup open with; put it on another medium. Each backup and each destruction replaces it, so that a destroyed batch does not open from a backup either. Keep only the newest.',
    keyRingPick: 'Choose a place',
    write: 'Back up',
  },
  restore: {
    link: 'Restore from a backup',
    title: 'Restore from a backup',
    intro:
      'Choose the backup file and the newest key ring copy. The passphrase of that time or the recovery key opens it.',
    pickBackup: 'Choose the backup file',
    says: 'Made {{at}}; batches: {{batches}}',
    pickKeyRing: 'Choose the key ring copy',
    noKeyRing: 'None chosen: no batch can be opened then',
    by: 'With',
    restore: 'Restore',
    restoring: 'Restoring, and checking every file…',
    cancel: 'Cancel',
    cancelled: 'Cancelled; nothing was left behind.',
    back: 'Create a new vault instead',
    doneTitle: 'Restored',
    done: 'The vault was restored. Batches: {{batches}}.',
    withoutKey:
      '{{count}} of them cannot be opened: the key ring copy does not have their keys (destroyed, or no copy given).',
  },
}
