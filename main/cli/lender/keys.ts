import { createPrivateKey, createPublicKey } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { SealdeskError } from '../../../shared/errors/error.ts'
import { type PartyCard, parsePartyCard } from '../../package/card.ts'
import { type CertifiedKey, certificateKey, createSelfSigned } from '../../package/certificate.ts'
import { generateIdentity, identityFile, parseIdentityFile } from '../../package/identity.ts'
import { readNamedFile } from '../fileAccess.ts'

/** Files of a lender's key folder. `lender.json` and the certificate are public, the other two are not. */
const names = {
  privateKey: 'signing-key.pem',
  certificate: 'certificate.pem',
  identity: 'identity.txt',
  card: 'lender.json',
} as const

/** Five years: shorter than cryptography asks for, longer than most contracts run. */
const validityYears = 5

/** What a lender signs batches with and opens results with. */
export interface LenderKeys extends CertifiedKey {
  readonly card: PartyCard
  readonly identities: readonly string[]
}

/** Makes the four files of a new lender in a folder that is there and empty. Secrets are readable by the owner only. */
export async function writeNewKeys(folder: string, name: string, now: Date): Promise<PartyCard> {
  // From a day before: the vendor's clock may be behind, and offline nothing sets it right.
  const notBefore = new Date(now)
  notBefore.setUTCDate(now.getUTCDate() - 1)
  const notAfter = new Date(now)
  notAfter.setUTCFullYear(now.getUTCFullYear() + validityYears)
  const key = await createSelfSigned({ commonName: name, notBefore, notAfter })
  const identity = await generateIdentity()
  const card = {
    format: 'loan-review-party/1',
    name,
    certificate: key.certificatePem,
    recipient: identity.recipient,
  } as const
  const secret = { mode: 0o600, flag: 'wx' } as const
  await writeFile(join(folder, names.privateKey), key.privateKeyPem, secret)
  await writeFile(join(folder, names.identity), identityFile(identity, now), secret)
  await writeFile(join(folder, names.certificate), key.certificatePem)
  await writeFile(join(folder, names.card), `${JSON.stringify(card, null, 2)}\n`)
  return card
}

/**
 * Reads a lender's key folder.
 *
 * @throws SealdeskError `file/not-found`, `file/not-readable`, `file/invalid`
 */
export async function readKeys(folder: string): Promise<LenderKeys> {
  const cardPath = join(folder, names.card)
  const keyPath = join(folder, names.privateKey)
  const card = parsePartyCard(await readNamedFile(cardPath), cardPath)
  const privateKeyPem = await readNamedFile(keyPath)
  if (!belongTogether(privateKeyPem, card.certificate)) {
    const detail = `not the private key of the certificate in ${names.card}`
    throw new SealdeskError('file/invalid', { path: keyPath, detail })
  }
  return { card, certificatePem: card.certificate, privateKeyPem, identities: await readIdentities(folder) }
}

/** The identities that open results; verifying needs no more than these. */
export async function readIdentities(folder: string): Promise<readonly string[]> {
  const path = join(folder, names.identity)
  return parseIdentityFile(await readNamedFile(path), path)
}

function belongTogether(privateKeyPem: string, certificatePem: string): boolean {
  try {
    return createPublicKey(createPrivateKey(privateKeyPem)).equals(certificateKey(certificatePem))
  } catch {
    return false
  }
}
