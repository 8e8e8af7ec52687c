import { createPrivateKey, createPublicKey } from 'node:crypto'
import { existsSync } from 'node:fs'
import { cp, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Sha256Hex } from '../../../shared/domain/ids.ts'
import { SealdeskError } from '../../../shared/errors/error.ts'
import { type PartyCard, parsePartyCard } from '../../package/card.ts'
import {
  type CertifiedKey,
  certificateKey,
  certificateSha256,
  createSelfSigned,
} from '../../package/certificate.ts'
import { generateIdentity, identityFile, parseIdentityFile } from '../../package/identity.ts'
import type { OwnCertificate } from '../../package/ownCertificate.ts'
import { parseRotation, signRotation } from '../../package/rotation.ts'
import { readNamedFile } from '../fileAccess.ts'
import { seenResultsFolder } from './seenResults.ts'
import { usedKeysFolder } from './usedKeys.ts'

/**
 * Files of a lender's key folder. The private key and the identities stay with the lender, the others are public. A
 * chain is there where the certificate is the organisation's own, a rotation where the keys replaced others.
 */
const names = {
  privateKey: 'signing-key.pem',
  certificate: 'certificate.pem',
  chain: 'chain.pem',
  identity: 'identity.txt',
  card: 'lender.json',
  rotation: 'rotation.json',
} as const

/** Five years: shorter than cryptography asks for, longer than most contracts run. */
const validityYears = 5

/** What a lender signs batches with and opens results with. */
export interface LenderKeys extends CertifiedKey {
  readonly card: PartyCard
  readonly identities: readonly string[]
  /** Certificates that receiving keys for this lender may name: its own, and the one that it replaced. */
  readonly certSha256s: readonly Sha256Hex[]
}

/**
 * Makes the files of a new lender in a folder that is there and empty. Secrets are readable by the owner only.
 *
 * @param own key and certificate, where the lender has them from its organisation
 */
export async function writeNewKeys(
  folder: string,
  name: string,
  own: OwnCertificate | null,
  now: Date,
): Promise<PartyCard> {
  const keys = await makeKeys(name, own, now)
  await writeKeys(folder, keys)
  return keys.card
}

/**
 * Makes new keys in the place of a lender's old ones, in a folder that is there and empty. The old identities come
 * along, for results that are on their way, and so do the records of used receiving keys and of results that were seen.
 *
 * @throws SealdeskError as `readKeys`
 */
export async function writeRotatedKeys(
  folder: string,
  previousFolder: string,
  own: OwnCertificate | null,
  now: Date,
): Promise<PartyCard> {
  const previous = await readKeys(previousFolder)
  const oldIdentities = await readNamedFile(join(previousFolder, names.identity))
  const keys = await makeKeys(previous.card.name, own, now)
  for (const name of [usedKeysFolder, seenResultsFolder]) {
    const records = join(previousFolder, name)
    if (existsSync(records)) await cp(records, join(folder, name), { recursive: true })
  }
  await writeKeys(folder, { ...keys, identityText: keys.identityText + oldIdentities })
  const rotation = await signRotation({ rotatedAt: now.toISOString(), card: keys.card }, previous)
  await writeFile(join(folder, names.rotation), rotation)
  return keys.card
}

interface NewKeys {
  readonly card: PartyCard
  readonly privateKeyPem: string
  readonly identityText: string
  readonly chain: readonly string[]
}

async function makeKeys(name: string, own: OwnCertificate | null, now: Date): Promise<NewKeys> {
  const { certificatePem, privateKeyPem, chain } = own ?? (await makeCertificate(name, now))
  const identity = await generateIdentity()
  const card: PartyCard = {
    format: 'loan-review-party/1',
    name,
    certificate: certificatePem,
    recipient: identity.recipient,
  }
  return { card, privateKeyPem, chain, identityText: identityFile(identity, now) }
}

async function makeCertificate(name: string, now: Date): Promise<OwnCertificate> {
  // From a day before: the vendor's clock may be behind, and offline nothing sets it right.
  const notBefore = new Date(now)
  notBefore.setUTCDate(now.getUTCDate() - 1)
  const notAfter = new Date(now)
  notAfter.setUTCFullYear(now.getUTCFullYear() + validityYears)
  return { ...(await createSelfSigned({ commonName: name, notBefore, notAfter })), chain: [] }
}

async function writeKeys(
  folder: string,
  { card, privateKeyPem, identityText, chain }: NewKeys,
): Promise<void> {
  const secret = { mode: 0o600, flag: 'wx' } as const
  await writeFile(join(folder, names.privateKey), privateKeyPem, secret)
  await writeFile(join(folder, names.identity), identityText, secret)
  await writeFile(join(folder, names.certificate), card.certificate)
  if (chain.length > 0) await writeFile(join(folder, names.chain), chain.join(''))
  await writeFile(join(folder, names.card), `${JSON.stringify(card, null, 2)}\n`)
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
  return {
    card,
    certificatePem: card.certificate,
    privateKeyPem,
    identities: await readIdentities(folder),
    certSha256s: [certificateSha256(card.certificate), ...(await replacedCertificate(folder))],
  }
}

/** The identities that open results; verifying needs no more than these. */
export async function readIdentities(folder: string): Promise<readonly string[]> {
  const path = join(folder, names.identity)
  return parseIdentityFile(await readNamedFile(path), path)
}

async function replacedCertificate(folder: string): Promise<Sha256Hex[]> {
  const path = join(folder, names.rotation)
  if (!existsSync(path)) return []
  return [parseRotation(await readNamedFile(path), path).previousCertSha256]
}

function belongTogether(privateKeyPem: string, certificatePem: string): boolean {
  try {
    return createPublicKey(createPrivateKey(privateKeyPem)).equals(certificateKey(certificatePem))
  } catch {
    return false
  }
}
