import { createPrivateKey, type KeyObject, webcrypto, X509Certificate } from 'node:crypto'
import * as asn1js from 'asn1js'
import * as pkijs from 'pkijs'
import { SealdeskError } from '../../shared/errors/error.ts'

/** Private keys and certificates as an organisation has them, in no order. */
export interface KeyStore {
  readonly keys: readonly KeyObject[]
  readonly certificates: readonly X509Certificate[]
}

const oid = {
  data: '1.2.840.113549.1.7.1',
  encryptedData: '1.2.840.113549.1.7.6',
  pbes2: '1.2.840.113549.1.5.13',
} as const
const engine = new pkijs.CryptoEngine({ name: 'node', crypto: webcrypto as Crypto })

/**
 * Opens a PKCS#12 file (RFC 7292) that is protected by a password. Encryption other than PBES2, as old versions of
 * Windows and Java wrote it, is not read: it protects the key badly.
 *
 * @param path only for the error
 * @throws SealdeskError `certificate/wrong-password`, `certificate/unreadable`
 */
export async function openPkcs12(bytes: Uint8Array, password: string, path: string): Promise<KeyStore> {
  try {
    const contents = await openContents(parseStore(bytes, path), password, path)
    const bags = contents.flatMap(({ safeBags }) => safeBags.map(({ bagValue }) => bagValue))
    return {
      keys: bags.flatMap((bag) => keysIn(bag, password)),
      certificates: bags.flatMap(certificatesIn),
    }
  } catch (error) {
    if (error instanceof SealdeskError) throw error
    throw unreadable(path, 'not a PKCS#12 file, or damaged')
  }
}

function parseStore(bytes: Uint8Array, path: string): pkijs.PFX {
  const pfx = pkijs.PFX.fromBER(new Uint8Array(bytes))
  if (!pfx.macData) throw unreadable(path, 'nothing protects it against changes')
  return pfx
}

async function openContents(pfx: pkijs.PFX, password: string, path: string): Promise<pkijs.SafeContents[]> {
  const secret = new TextEncoder().encode(password).buffer
  await pfx
    .parseInternalValues({ checkIntegrity: true, password: secret }, engine)
    .catch((error: unknown) => {
      const isWrong = error instanceof Error && error.message.includes('Integrity')
      throw isWrong ? new SealdeskError('certificate/wrong-password', { path }) : error
    })
  const contents: pkijs.SafeContents[] = []
  for (const { contentType, content } of pfx.parsedValue?.authenticatedSafe?.safeContents ?? []) {
    if (contentType === oid.data && content instanceof asn1js.OctetString)
      contents.push(pkijs.SafeContents.fromBER(content.getValue()))
    else if (contentType === oid.encryptedData)
      contents.push(await decrypt(new pkijs.EncryptedData({ schema: content }), secret, path))
    else throw unreadable(path, 'it is encrypted to a certificate, not by a password')
  }
  return contents
}

async function decrypt(
  data: pkijs.EncryptedData,
  password: ArrayBuffer,
  path: string,
): Promise<pkijs.SafeContents> {
  if (data.encryptedContentInfo.contentEncryptionAlgorithm.algorithmId !== oid.pbes2)
    throw unreadable(path, 'its encryption is of an old kind (not PBES2)')
  return pkijs.SafeContents.fromBER(await data.decrypt({ password }, engine))
}

function keysIn(bag: unknown, password: string): KeyObject[] {
  const isKey = bag instanceof pkijs.PKCS8ShroudedKeyBag || bag instanceof pkijs.PrivateKeyInfo
  if (!isKey) return []
  const key = Buffer.from(bag.toSchema().toBER())
  return [createPrivateKey({ key, format: 'der', type: 'pkcs8', passphrase: password })]
}

function certificatesIn(bag: unknown): X509Certificate[] {
  if (!(bag instanceof pkijs.CertBag) || !(bag.certValue instanceof asn1js.OctetString)) return []
  return [new X509Certificate(Buffer.from(bag.certValue.getValue()))]
}

function unreadable(path: string, detail: string): SealdeskError {
  return new SealdeskError('certificate/unreadable', { path, detail })
}
