import type { ErrorTexts } from './text.ts'

/** Errors of the other party: lenders' cards, and the receiving keys that are given to them. */
export const partyErrors = {
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
      wayOut:
        '请对方用 lender rotate 换证书并交来 rotation.json；若旧密钥已丢失或泄露，请先吊销（station revoke）再登记。',
    },
    en: {
      what: 'The lender {lender} is registered with another certificate or recipient.',
      wayOut:
        'Ask for the rotation.json of lender rotate; if the old key is lost or known to others, revoke it first (station revoke).',
    },
  },
  'lender/fingerprint-differs': {
    zh: { what: '名片文件在核对后发生了变化。', wayOut: '请重新打开名片文件并再次核对指纹。' },
    en: {
      what: 'The card changed after its fingerprint was shown.',
      wayOut: 'Open the card again and compare the fingerprint once more.',
    },
  },
  'lender/revoked': {
    zh: {
      what: '委托方 {lender} 的证书已于 {at} 被吊销。',
      wayOut: '请对方用 lender init 生成新的密钥，电话核对指纹后登记新名片。',
    },
    en: {
      what: 'The certificate of the lender {lender} was revoked on {at}.',
      wayOut: 'Ask for a new card (lender init), and trust it after comparing its fingerprint by telephone.',
    },
  },
  'lender/certificate-replaced': {
    zh: {
      what: '这是委托方 {lender} 的旧证书，已于 {at} 被新证书取代。',
      wayOut: '请对方用新的密钥文件夹重新打包或交来当前的名片。',
    },
    en: {
      what: 'This is an old certificate of the lender {lender}, which a new one replaced on {at}.',
      wayOut: 'Ask the lender to pack again with the new keys, or for the current card.',
    },
  },
  'lender/rotation-not-signed': {
    zh: {
      what: '换证书文件不是用 {lender} 当前登记的证书签署的。',
      wayOut: '若对方连续换过几次，请按顺序登记每一份 rotation.json；否则不要登记，并与对方电话核实。',
    },
    en: {
      what: 'The rotation was not signed with the certificate that {lender} is registered with.',
      wayOut:
        'If the lender rotated more than once, take each rotation.json in turn; otherwise do not trust it, and call the lender.',
    },
  },
  'receiving-key/unknown': {
    zh: { what: '没有签发过编号为 {key} 的接收密钥。', wayOut: '请在接收密钥列表中核对编号。' },
    en: {
      what: 'No receiving key {key} was issued.',
      wayOut: 'Check the id in the list of receiving keys.',
    },
  },
  'receiving-key/used': {
    zh: {
      what: '接收密钥 {key} 已用于批次 {batch}。',
      wayOut: '一把密钥只收一个批次：请给委托方签发新的接收密钥，由对方重新打包。',
    },
    en: {
      what: 'The receiving key {key} was used by the batch {batch}.',
      wayOut: 'One key takes one batch: issue a new one and ask the lender to pack again.',
    },
  },
  'receiving-key/withdrawn': {
    zh: {
      what: '接收密钥 {key} 已于 {at} 撤回。',
      wayOut: '请给委托方签发新的接收密钥，由对方重新打包。',
    },
    en: {
      what: 'The receiving key {key} was withdrawn on {at}.',
      wayOut: 'Issue a new one and ask the lender to pack again.',
    },
  },
  'receiving-key/all-used': {
    zh: {
      what: '{path} 中的接收密钥都已用过。',
      wayOut: '请向外包机构索取新的接收密钥；若上一个资料包从未交出，可删除记录 {record} 后重新打包。',
    },
    en: {
      what: 'Every receiving key in {path} has been packed to.',
      wayOut:
        'Ask the vendor for a new one; if the last package was never handed over, delete the record {record} and pack again.',
    },
  },
} as const satisfies ErrorTexts
