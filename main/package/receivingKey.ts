import { z } from 'zod'
import { Instant, Sha256Hex } from '../../shared/domain/ids.ts'
import { largestBook } from '../../shared/domain/party.ts'
import { SealdeskError } from '../../shared/errors/error.ts'
import { CertificatePem, PartyName, parseJsonFile, Recipient } from './card.ts'
import type { CertifiedKey } from './certificate.ts'
import { DetachedJws, isSignedBy, signedJson } from './signedJson.ts'

/** Who gives the keys, and to whom. */
const parties = {
  issuedAt: Instant,
  vendor: z.strictObject({ name: PartyName, certificate: CertificatePem }),
  lender: z.strictObject({ name: PartyName, certSha256: Sha256Hex }),
}

/** What one expected batch is encrypted to. */
const BatchRecipient = z.strictObject({ keyId: z.uuid(), recipient: Recipient })
type BatchRecipient = z.infer<typeof BatchRecipient>

const ReceivingKey = z.strictObject({
  format: z.literal('loan-review-receiving-key/1'),
  ...parties,
  ...BatchRecipient.shape,
})

const ReceivingKeyBook = z.strictObject({
  format: z.literal('loan-review-receiving-key-book/1'),
  bookId: z.uuid(),
  ...parties,
  keys: z
    .array(BatchRecipient)
    .min(1)
    .max(largestBook)
    .refine(allDiffer, { message: 'a key stands in it twice' }),
})

const signed = { signature: DetachedJws }
const ReceivingKeyFile = z.discriminatedUnion('format', [
  ReceivingKey.extend(signed),
  ReceivingKeyBook.extend(signed),
])

/** What a receiving key file says, be it of one key or a book of several; the keys in the order in which to use them. */
export interface ReceivingKeys {
  readonly issuedAt: Instant
  readonly vendor: { readonly name: string; readonly certificate: string }
  readonly lender: { readonly name: string; readonly certSha256: Sha256Hex }
  readonly keys: readonly BatchRecipient[]
}

/** The text of `receiving-key.json`: one key, signed by the vendor whose certificate stands in it. */
export async function signReceivingKey(
  fields: z.input<typeof ReceivingKey>,
  signer: CertifiedKey,
): Promise<string> {
  return signedJson(ReceivingKey.parse(fields), signer)
}

/** The text of `receiving-keys.json`: a book of keys under one signature. */
export async function signReceivingKeyBook(
  fields: z.input<typeof ReceivingKeyBook>,
  signer: CertifiedKey,
): Promise<string> {
  return signedJson(ReceivingKeyBook.parse(fields), signer)
}

/**
 * Parses a file of either form and verifies its signature by the certificate in it. That the certificate is the
 * vendor's is for the caller to see: by the vendor's card, or by its fingerprint.
 *
 * @param path only for the error
 * @throws SealdeskError `file/invalid`
 */
export async function parseReceivingKeys(text: string, path: string): Promise<ReceivingKeys> {
  const file = parseJsonFile(ReceivingKeyFile, text, path)
  if (!(await isSignedBy(file, file.vendor.certificate)))
    throw new SealdeskError('file/invalid', { path, detail: "the vendor's signature does not match" })
  const { issuedAt, vendor, lender } = file
  const keys = 'keys' in file ? file.keys : [{ keyId: file.keyId, recipient: file.recipient }]
  return { issuedAt, vendor, lender, keys }
}

function allDiffer(keys: readonly BatchRecipient[]): boolean {
  return [keys.map(({ keyId }) => keyId), keys.map(({ recipient }) => recipient)].every(
    (values) => new Set(values).size === values.length,
  )
}
