import type { ErrorTexts } from './text.ts'

/** Errors of the vault: its slots, databases, people and keys. None is ever "fixed" by making a new vault. */
export const vaultErrors = {
  'vault/absent': {
    zh: { what: '{path} 中没有保管库。', wayOut: '请先新建保管库（station init），或选择正确的数据文件夹。' },
    en: {
      what: 'There is no vault in {path}.',
      wayOut: 'Create one first (station init), or choose the right data folder.',
    },
  },
  'vault/exists': {
    zh: { what: '{path} 中已有保管库，不会覆盖。', wayOut: '请打开它，或选择一个空文件夹。' },
    en: {
      what: '{path} already holds a vault; it is not overwritten.',
      wayOut: 'Open it, or choose an empty folder.',
    },
  },
  'vault/locked': {
    zh: { what: '保管库已锁定。', wayOut: '请输入口令解锁。' },
    en: { what: 'The vault is locked.', wayOut: 'Unlock it with your passphrase.' },
  },
  'vault/wrong-passphrase': {
    zh: { what: '口令不正确。', wayOut: '请检查大小写与输入法后重试。' },
    en: { what: 'The passphrase is wrong.', wayOut: 'Check capitals and the input method, and try again.' },
  },
  'vault/weak-passphrase': {
    zh: { what: '口令太短，至少需要 {minimum} 个字符。', wayOut: '请用几个不相关的词组成更长的口令。' },
    en: {
      what: 'The passphrase is too short; it needs at least {minimum} characters.',
      wayOut: 'Make a longer one out of several unrelated words.',
    },
  },
  'vault/guessable-passphrase': {
    zh: {
      what: '口令容易被猜到。',
      wayOut: '请用四个以上互不相关的词；不要用姓名、机构名、日期或常见口令。',
    },
    en: {
      what: 'The passphrase is easy to guess.',
      wayOut:
        'Use four or more unrelated words; no names of people or organisations, dates or common passwords.',
    },
  },
  'vault/same-passphrase': {
    zh: { what: '新口令与原口令相同。', wayOut: '请另选一个只有您自己知道的口令。' },
    en: { what: 'The new passphrase is the old one.', wayOut: 'Choose another, which only you know.' },
  },
  'vault/passphrase-initial': {
    zh: {
      what: '这是别人为您设的初始口令。',
      wayOut: '请先换成只有您自己知道的口令（station passphrase）。',
    },
    en: {
      what: 'This passphrase was set for you by somebody else.',
      wayOut: 'Replace it by one that only you know first (station passphrase).',
    },
  },
  'vault/too-many-attempts': {
    zh: { what: '口令连续输错，请等待 {seconds} 秒。', wayOut: '时间到后再试；忘记口令请找主管重设。' },
    en: {
      what: 'Too many wrong passphrases in a row: wait {seconds} s.',
      wayOut: 'Try again after that; if it is forgotten, ask the supervisor to reset it.',
    },
  },
  'vault/key-file-missing': {
    zh: {
      what: '{user} 还需要密钥文件才能解锁。',
      wayOut: '请插入保存密钥文件的介质并选择该文件（--key-file）。',
    },
    en: {
      what: '{user} needs a key file as well.',
      wayOut: 'Insert the medium that holds it, and choose the file (--key-file).',
    },
  },
  'vault/key-file-wrong': {
    zh: { what: '这不是 {user} 正在使用的密钥文件。', wayOut: '请选择最近一次设置的密钥文件。' },
    en: {
      what: 'This is not the key file that {user} uses.',
      wayOut: 'Choose the one that was made last.',
    },
  },
  'vault/not-a-key-file': {
    zh: { what: '{path} 不是密钥文件。', wayOut: '请选择本软件写出的密钥文件。' },
    en: { what: '{path} is not a key file.', wayOut: 'Choose a key file that this program wrote.' },
  },
  'vault/keystore-unavailable': {
    zh: {
      what: '本机没有可用的系统密钥库（{detail}）。',
      wayOut:
        '请登录系统密钥环（GNOME Keyring、KWallet）后重试，或不绑定本机；已绑定的人员可用恢复密钥，或由主管重设口令。',
    },
    en: {
      what: 'This computer has no keystore that can be relied on ({detail}).',
      wayOut:
        'Sign in to the system keyring (GNOME Keyring, KWallet) and try again, or do without binding; for a person who is bound, use the recovery key or have a supervisor reset the passphrase.',
    },
  },
  'vault/other-computer': {
    zh: {
      what: '{user} 的口令绑定在另一台电脑的窗口程序上，在这里不能解锁。',
      wayOut: '请在那台电脑的窗口中解锁；无法做到时用恢复密钥，或由主管重设口令。',
    },
    en: {
      what: 'The slot of {user} is bound to the application on another computer and does not open here.',
      wayOut:
        'Unlock it in the window on that computer; if that is not possible, use the recovery key or have a supervisor reset the passphrase.',
    },
  },
  'vault/recovery-key-mistyped': {
    zh: { what: '恢复密钥有错字或缺字。', wayOut: '请对照纸面逐组重新输入；每组四个字符。' },
    en: {
      what: 'A character of the recovery key is wrong or missing.',
      wayOut: 'Compare it with the paper group by group; each has four characters.',
    },
  },
  'vault/recovery-key-wrong': {
    zh: { what: '这不是本保管库当前的恢复密钥。', wayOut: '请使用最近一次打印或抄写的恢复密钥。' },
    en: {
      what: 'This is not the current recovery key of this vault.',
      wayOut: 'Use the one that was written down last.',
    },
  },
  'person/exists': {
    zh: { what: '已有名为 {user} 的人员。', wayOut: '请换一个能区分的姓名，或启用已有的人员。' },
    en: {
      what: 'There is a person named {user} already.',
      wayOut: 'Use a name that tells them apart, or enable the one that is there.',
    },
  },
  'person/self': {
    zh: { what: '不能对自己进行此操作。', wayOut: '请由另一位主管操作。' },
    en: { what: 'Nobody does this to themselves.', wayOut: 'Ask another supervisor.' },
  },
  'person/not-supervisor': {
    zh: { what: '{user} 不是在用的主管。', wayOut: '恢复密钥只用于为主管设置新口令；请选择主管。' },
    en: {
      what: '{user} is not a supervisor who may work.',
      wayOut: 'The recovery key sets the passphrase of a supervisor; name one.',
    },
  },
  'person/disabled': {
    zh: { what: '{user} 已停用。', wayOut: '请由主管启用。' },
    en: { what: '{user} is disabled.', wayOut: 'Ask a supervisor to enable them.' },
  },
  'vault/unknown-user': {
    zh: { what: '没有名为 {user} 的用户。', wayOut: '请检查用户名，或请主管添加。' },
    en: {
      what: 'There is no user named {user}.',
      wayOut: 'Check the name, or ask the supervisor to add it.',
    },
  },
  'vault/slot-damaged': {
    zh: {
      what: '密钥槽文件已损坏（{detail}）。',
      wayOut: '请从备份恢复 keyslots.json；在此之前不要新建保管库。',
    },
    en: {
      what: 'The key slot file is damaged ({detail}).',
      wayOut: 'Restore keyslots.json from a backup; do not create a new vault over it.',
    },
  },
  'vault/database-corrupt': {
    zh: { what: '数据库 {name} 已损坏。', wayOut: '请从备份恢复；损坏的文件已原样保留。' },
    en: {
      what: 'The database {name} is damaged.',
      wayOut: 'Restore it from a backup; the damaged file was left as it is.',
    },
  },
  'vault/database-missing': {
    zh: { what: '数据库 {name} 不见了。', wayOut: '请从备份恢复该文件；在此之前不要新建保管库。' },
    en: {
      what: 'The database {name} is missing.',
      wayOut: 'Restore the file from a backup; do not create a new vault over the rest.',
    },
  },
  'vault/newer-version': {
    zh: {
      what: '数据库 {name} 由更新版本的软件写成（版本 {found}，本软件支持到 {supported}）。',
      wayOut: '请使用更新版本的软件打开。',
    },
    en: {
      what: 'The database {name} was written by a newer version (schema {found}; this program knows {supported}).',
      wayOut: 'Open it with the newer version.',
    },
  },
  'vault/in-use': {
    zh: { what: '另一个程序正在使用此保管库。', wayOut: '请先关闭另一个窗口或命令。' },
    en: { what: 'Another program is using this vault.', wayOut: 'Close the other window or command first.' },
  },
  'backup/damaged': {
    zh: { what: '备份文件 {path} 已损坏（{detail}）。', wayOut: '请换用另一份备份；未恢复任何内容。' },
    en: {
      what: 'The backup {path} is damaged ({detail}).',
      wayOut: 'Take another backup; nothing was restored.',
    },
  },
  'backup/other-vault': {
    zh: { what: '密钥环副本 {path} 属于另一个保管库。', wayOut: '请选择与备份同属一个保管库的密钥环副本。' },
    en: {
      what: 'The key ring copy {path} belongs to another vault.',
      wayOut: 'Choose the copy that belongs to the vault of the backup.',
    },
  },
  'backup/key-ring-outdated': {
    zh: {
      what: '密钥环副本 {path} 比备份还旧。',
      wayOut: '请使用最新的密钥环副本；旧副本可能打开已销毁的批次，应当销毁。',
    },
    en: {
      what: 'The key ring copy {path} is older than the backup.',
      wayOut: 'Use the newest copy. An older one may open what was destroyed, and is to be destroyed.',
    },
  },
  'vault/not-permitted': {
    zh: { what: '您的角色不能进行此操作。', wayOut: '请由具有相应角色的人员操作。' },
    en: { what: 'Your role does not permit this.', wayOut: 'Ask a person with that role to do it.' },
  },
} as const satisfies ErrorTexts
