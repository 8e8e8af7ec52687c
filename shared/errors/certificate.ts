import type { ErrorTexts } from './text.ts'

/** Errors of an organisation's own key and certificate, where it signs with them. */
export const certificateErrors = {
  'certificate/unreadable': {
    zh: {
      what: '无法从 {path} 读出密钥或证书：{detail}。',
      wayOut: '请重新导出（PKCS#12 用 AES-256 加密），或改用 PEM 格式的 --key 和 --cert。',
    },
    en: {
      what: 'No key or certificate can be read from {path}: {detail}.',
      wayOut: 'Export it again (PKCS#12 with AES-256), or use --key and --cert with PEM files.',
    },
  },
  'certificate/wrong-password': {
    zh: { what: '{path} 的密码不正确。', wayOut: '请核对密码后重试；文件未被改动。' },
    en: {
      what: 'The password of {path} is not right.',
      wayOut: 'Check the password and try again; the file was not changed.',
    },
  },
  'certificate/key-missing': {
    zh: {
      what: '{path} 中没有与证书相配的私钥。',
      wayOut: '请导出带私钥的证书，或给出与该证书相配的私钥。',
    },
    en: {
      what: '{path} has no private key that belongs to a certificate.',
      wayOut: 'Export the certificate together with its private key, or give the key that belongs to it.',
    },
  },
  'certificate/unsuitable': {
    zh: {
      what: '证书“{name}”不能用于签名：需要 {detail}。',
      wayOut: '请向证书签发部门申请 ECDSA P-256 的数字签名证书，或不用自有证书而由本软件生成。',
    },
    en: {
      what: 'The certificate {name} cannot sign packages: {detail} is needed.',
      wayOut:
        'Ask your certificate authority for an ECDSA P-256 certificate for digital signatures, or let this program make one.',
    },
  },
  'certificate/chain-incomplete': {
    zh: {
      what: '证书链不完整：缺少“{name}”的签发者（{issuer}）的证书，或其签名不符。',
      wayOut: '请把从该证书到根证书的全部证书一起导出，或放进 --cert 文件。',
    },
    en: {
      what: 'The chain of certificates is not complete: {name} lacks its issuer ({issuer}), or was not signed by it.',
      wayOut: 'Export every certificate up to the root with it, or put them into the file of --cert.',
    },
  },
  'certificate/not-an-authority': {
    zh: {
      what: '证书“{name}”由“{issuer}”签发，而后者不是证书颁发机构（CA）的证书。',
      wayOut: '请向证书签发部门索取由 CA 证书签发的证书，并连同证书链一起导出。',
    },
    en: {
      what: 'The certificate {name} was issued by {issuer}, which is not the certificate of an authority (CA).',
      wayOut: 'Ask for a certificate that an authority issued, and export it with its chain.',
    },
  },
  'certificate/chain-out-of-time': {
    zh: {
      what: '证书链中的上级证书“{name}”不在有效期内（{notBefore} 至 {notAfter}）。',
      wayOut: '请向证书签发部门索取现行的证书链后重新导出；若证书有效，请检查本机时间。',
    },
    en: {
      what: 'The certificate {name}, higher up in the chain, is not valid now (from {notBefore} to {notAfter}).',
      wayOut:
        "Ask for the chain that is in use now, and export again; if this one is, check this machine's clock.",
    },
  },
  'certificate/out-of-time': {
    zh: {
      what: '证书“{name}”不在有效期内（{notBefore} 至 {notAfter}）。',
      wayOut: '请换用有效的证书；若证书有效，请检查本机时间。',
    },
    en: {
      what: 'The certificate {name} is not valid now (from {notBefore} to {notAfter}).',
      wayOut: "Use one that is; if this one is, check this machine's clock.",
    },
  },
} as const satisfies ErrorTexts
