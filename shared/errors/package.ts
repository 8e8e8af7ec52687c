import type { ErrorTexts } from './text.ts'

/** Errors of the package format. Those named like a verdict carry that verdict's meaning. */
export const packageErrors = {
  'package/malformed': {
    zh: {
      what: '文件不是有效的资料包：{detail}。',
      wayOut: '请向发送方重新索取该文件；不要用其他软件打开后另存。',
    },
    en: {
      what: 'The file is not a valid package: {detail}.',
      wayOut: 'Ask the sender for the file again; do not re-save it with other software.',
    },
  },
  'package/unsupported-version': {
    zh: {
      what: '资料包的格式版本为 {found}，本软件只支持 {supported}。',
      wayOut: '请升级本软件，或请发送方用受支持的版本重新打包。',
    },
    en: {
      what: 'The package has format version {found}; this program reads {supported}.',
      wayOut: 'Update this program, or ask the sender to pack with a supported version.',
    },
  },
  'package/unknown-signer': {
    zh: {
      what: '签名证书（SHA-256 {found}）不是已登记的对方证书。',
      wayOut: '请先登记对方的名片文件并电话核对指纹；若已登记，请与对方核实是否换过证书。',
    },
    en: {
      what: 'The signing certificate (SHA-256 {found}) is not one that you trust.',
      wayOut:
        "Trust the sender's card after comparing its fingerprint by telephone; if you did, ask whether the certificate has changed.",
    },
  },
  'package/wrong-recipient': {
    zh: {
      what: '资料包不是加密给本站的，或其接收密钥已被使用、撤回或销毁。',
      wayOut: '请把本站当前的接收密钥文件发给对方，由对方重新打包。',
    },
    en: {
      what: 'The package is not encrypted to this station, or its receiving key was used, withdrawn or destroyed.',
      wayOut: 'Send a current receiving key to the sender and ask for the package to be packed again.',
    },
  },
  'package/tampered': {
    zh: { what: '资料包的内容与签名不符：{detail}。', wayOut: '不要使用该文件；请通知发送方并重新索取。' },
    en: {
      what: 'The package does not match its signature: {detail}.',
      wayOut: 'Do not use the file; tell the sender and ask for it again.',
    },
  },
  'package/incomplete': {
    zh: { what: '资料包不完整：{detail}。', wayOut: '文件可能没有拷完；请重新拷贝并比对文件大小。' },
    en: {
      what: 'The package is incomplete: {detail}.',
      wayOut: 'The copy may have been cut short; copy it again and compare the sizes.',
    },
  },
  'package/expired-certificate': {
    zh: { what: '签名有效，但签名证书在 {notAfter} 已过期。', wayOut: '请发送方更新证书后重新签发。' },
    en: {
      what: 'The signature is right, but its certificate expired on {notAfter}.',
      wayOut: 'Ask the sender to renew the certificate and sign again.',
    },
  },
  'package/unexpected-kind': {
    zh: { what: '这里需要 {expected} 类型的资料包，而该文件是 {found}。', wayOut: '请选择正确的文件。' },
    en: {
      what: 'A package of kind {expected} is needed here; this one is {found}.',
      wayOut: 'Choose the right file.',
    },
  },
  'package/other-batch': {
    zh: { what: '该资料包属于另一个批次，而不是 {expected}。', wayOut: '请选择该批次的文件。' },
    en: {
      what: 'The package belongs to another batch than {expected}.',
      wayOut: 'Choose the file of that batch.',
    },
  },
  'package/source-changed': {
    zh: {
      what: '打包过程中文件 {path} 发生了变化。',
      wayOut: '请关闭正在使用该文件的程序后重新打包；未生成任何文件。',
    },
    en: {
      what: 'The file {path} changed while it was being packed.',
      wayOut: 'Close the program that is using it and pack again; no package was written.',
    },
  },
  'package/no-documents': {
    zh: { what: '文件夹 {folder} 中没有可打包的文件。', wayOut: '请把资料放在 docs/<案件编号>/ 下再打包。' },
    en: {
      what: 'The folder {folder} holds no documents.',
      wayOut: 'Put the files under docs/<caseNo>/ and pack again.',
    },
  },
  'package/unlisted-case': {
    zh: {
      what: '文件夹 docs/{caseNo} 在 order.json 中没有对应的案件。',
      wayOut: '请在 order.json 中加入该案件，或移走该文件夹。',
    },
    en: {
      what: 'docs/{caseNo} has no case in order.json.',
      wayOut: 'Add the case to order.json, or move the folder away.',
    },
  },
  'package/not-a-document': {
    zh: {
      what: '{path} 不是可以打包的资料文件。',
      wayOut: '资料须是 docs/<案件编号>/ 下的普通文件，不能是文件夹或快捷方式；请移动或删除它后重试。',
    },
    en: {
      what: '{path} is not a document that can be packed.',
      wayOut: 'Documents are plain files in docs/<caseNo>/, not folders or links; move it and try again.',
    },
  },
  'package/other-receiving-key': {
    zh: {
      what: '接收密钥 {path} 是发给“{found}”的，不是发给您的。',
      wayOut: '请向外包机构索取发给您的接收密钥文件；若刚换过证书，请先把新的 lender.json 交给对方登记。',
    },
    en: {
      what: 'The receiving key {path} was issued to {found}, not to you.',
      wayOut:
        'Ask the vendor for one that is issued to you; if your certificate is new, hand over your new lender.json first.',
    },
  },
  'package/other-vendor': {
    zh: {
      what: '接收密钥 {path} 不是由“{expected}”签发的。',
      wayOut: '不要用它打包；请与外包机构核对证书指纹。',
    },
    en: {
      what: 'The receiving key {path} was not signed by {expected}.',
      wayOut: 'Do not pack to it; compare the certificate fingerprint with the vendor.',
    },
  },
  'package/invalid-result': {
    zh: {
      what: '结果包的签名有效，但内容前后不符：{detailZh}。',
      wayOut: '不要采用其中的意见；请把该文件和本提示发给外包机构，要求重新导出。',
    },
    en: {
      what: 'The result is signed by the vendor, but its content contradicts itself: {detail}.',
      wayOut:
        'Do not rely on its opinions; send the file and this message to the vendor and ask for a new export.',
    },
  },
  'package/invalid-destruction': {
    zh: {
      what: '销毁包的签名有效，但内容前后不符：{detail}。',
      wayOut: '不要把它当作销毁的证明；请把该文件和本提示发给外包机构。',
    },
    en: {
      what: 'The proof of destruction is signed by the vendor, but its content contradicts itself: {detail}.',
      wayOut: 'Do not take it for a proof; send the file and this message to the vendor.',
    },
  },
  'package/unsafe-name': {
    zh: { what: '文件名 {path} 不能用于资料包。', wayOut: '请改用不含特殊字符、且不只大小写不同的文件名。' },
    en: {
      what: 'The file name {path} cannot be used in a package.',
      wayOut: 'Rename it: no special characters, and no two names that differ only by case.',
    },
  },
} as const satisfies ErrorTexts
