import { readFile } from 'node:fs/promises'
import { readError } from './fileErrors.ts'
import { adoptCertificate, type OwnCertificate } from './ownCertificate.ts'
import { parseCertificates, parsePrivateKey } from './pemKeys.ts'
import { openPkcs12 } from './pkcs12.ts'

/** Paths of the files in which an organisation has its key and certificate, and the password that opens them. */
export type OwnKeyFiles =
  | { readonly form: 'p12'; readonly file: string; readonly password: string }
  | {
      readonly form: 'pem'
      readonly key: string
      /** The certificate and its chain up to the root. */
      readonly certificate: string
      /** Of an encrypted key. */
      readonly password: string | null
    }

/** The organisation's own key and certificate, checked. @throws SealdeskError `certificate/*`, `file/*` */
export async function readOwnCertificate(files: OwnKeyFiles, now: Date): Promise<OwnCertificate> {
  if (files.form === 'p12') {
    const { file, password } = files
    return adoptCertificate(await openPkcs12(await readNamed(file), password, file), now, file)
  }
  const { key, certificate, password } = files
  const store = {
    keys: [parsePrivateKey((await readNamed(key)).toString('utf8'), password, key)],
    certificates: parseCertificates((await readNamed(certificate)).toString('utf8'), certificate),
  }
  return adoptCertificate(store, now, key)
}

function readNamed(path: string): Promise<Buffer> {
  return readFile(path).catch((error: unknown) => {
    throw readError(error, path)
  })
}
