import { z } from 'zod'
import type { OwnKeyFiles } from '../package/ownKeyFiles.ts'
import { isEncryptedKey } from '../package/pemKeys.ts'
import { readNamedFile } from './fileAccess.ts'
import type { Io } from './io.ts'
import { askKeyPassword } from './passphrase.ts'

export const ownKeyOptions = {
  '--p12 <file>': {
    zh: '用本机构自有的密钥和证书（PKCS#12）；密码取自 SEALDESK_P12_PASSWORD 或提示输入',
    en: "the organisation's own key and certificate (PKCS#12); password from SEALDESK_P12_PASSWORD or a prompt",
  },
  '--key <file>': { zh: '同上，PEM 格式的私钥', en: 'the same in PEM: the private key' },
  '--cert <file>': {
    zh: '同上，PEM 格式的证书及其到根证书的证书链',
    en: 'the same in PEM: the certificate and its chain up to the root',
  },
} as const

const File = z.string().min(1).optional()
export const OwnKeyInput = z.object({ p12: File, key: File, cert: File })
type OwnKeyInput = z.infer<typeof OwnKeyInput>

/** For zod's `refine`: either a PKCS#12 file, or a key with its certificate, or nothing. */
export function isOwnKeyInput({ p12, key, cert }: OwnKeyInput): boolean {
  return p12 === undefined ? (key === undefined) === (cert === undefined) : (key ?? cert) === undefined
}
export const ownKeyRule = { message: 'either --p12, or --key with --cert', path: ['p12'] }

/**
 * The files that the options name, with the password that opens them; null where none is named and a new key is to be
 * made.
 *
 * @throws SealdeskError `file/*`, `cli/passphrase-missing`, `job/cancelled`
 */
export async function askOwnKey({ p12, key, cert }: OwnKeyInput, io: Io): Promise<OwnKeyFiles | null> {
  if (p12 !== undefined) return { form: 'p12', file: p12, password: await askKeyPassword(io, p12) }
  if (key === undefined || cert === undefined) return null
  const password = isEncryptedKey(await readNamedFile(key)) ? await askKeyPassword(io, key) : null
  return { form: 'pem', key, certificate: cert, password }
}
