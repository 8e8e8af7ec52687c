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
  'vault/not-permitted': {
    zh: { what: '您的角色不能进行此操作。', wayOut: '请由具有相应角色的人员操作。' },
    en: { what: 'Your role does not permit this.', wayOut: 'Ask a person with that role to do it.' },
  },
  'lender/unknown': {
    zh: { what: '没有登记名为 {lender} 的委托方。', wayOut: '请先登记对方的名片文件（station trust）。' },
    en: {
      what: 'No lender named {lender} is registered.',
      wayOut: "Register the lender's card first (station trust).",
    },
  },
  'lender/exists': {
    zh: {
      what: '委托方 {lender} 已用另一张证书或接收公钥登记。',
      wayOut: '换证书须由对方用旧证书签署；请与对方核实。',
    },
    en: {
      what: 'The lender {lender} is registered with another certificate or recipient.',
      wayOut: 'A new certificate must be confirmed by the lender; ask them.',
    },
  },
  'lender/fingerprint-differs': {
    zh: { what: '名片文件在核对后发生了变化。', wayOut: '请重新打开名片文件并再次核对指纹。' },
    en: {
      what: 'The card changed after its fingerprint was shown.',
      wayOut: 'Open the card again and compare the fingerprint once more.',
    },
  },
} as const satisfies ErrorTexts
