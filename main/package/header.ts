import { z } from 'zod'
import { BatchId, Instant, Sha256Hex } from '../../shared/domain/ids.ts'
import { SealdeskError } from '../../shared/errors/error.ts'
import { PartyName, Recipient } from './card.ts'
import { malformed } from './faults.ts'
import { parseJson } from './json.ts'
import { decodeUtf8 } from './text.ts'

const family = 'loan-review-package/'
const supported = `${family}1`

/** What a package carries. Nothing in reading or writing it depends on the kind. */
export const PackageKind = z.enum(['batch', 'result', 'destruction', 'assignment', 'return'])
export type PackageKind = z.infer<typeof PackageKind>

const Addressee = z.strictObject({ name: PartyName, recipient: Recipient })
const Signer = z.strictObject({ name: PartyName, certSha256: Sha256Hex })

/** The batch that a package belongs to: its packageId and the SHA-256 of its outer SHA256SUMS. */
export const PackageRefs = z.strictObject({ batchId: BatchId, batchSumsSha256: Sha256Hex })
export type PackageRefs = z.infer<typeof PackageRefs>

/** Signers besides the sender that a package can have. */
export const mostCosigners = 8

/** `package.json`: what the outside of a package says. Sizes are in bytes; `inner` counts all files but SHA256SUMS. */
const HeaderFields = z.strictObject({
  format: z.literal(supported),
  kind: PackageKind,
  packageId: BatchId,
  createdAt: Instant,
  from: Signer,
  /** Who signed besides the sender, in the order of their signatures: none of these can be taken off unseen. */
  cosigners: z.array(Signer).min(1).max(mostCosigners).optional(),
  to: z.array(Addressee).min(1).max(64),
  payload: z.strictObject({
    name: z.literal('payload.age'),
    encryption: z.literal('age-encryption.org/v1'),
    inner: z.literal('zip-stored'),
    size: z.int().nonnegative(),
    sha256: Sha256Hex,
  }),
  inner: z.strictObject({
    sums: z.literal('SHA256SUMS'),
    sumsSha256: Sha256Hex,
    files: z.int().nonnegative(),
    bytes: z.int().nonnegative(),
  }),
  refs: PackageRefs.optional(),
})

export const PackageHeader = HeaderFields.refine(
  ({ from, cosigners = [] }) =>
    new Set([from, ...cosigners].map(({ certSha256 }) => certSha256)).size === cosigners.length + 1,
  { message: 'one certificate signs twice', path: ['cosigners'] },
)
export type PackageHeader = z.infer<typeof PackageHeader>

export function formatHeader(header: PackageHeader): string {
  return `${JSON.stringify(header, null, 2)}\n`
}

/** @throws SealdeskError `package/unsupported-version`, `package/malformed` */
export function parseHeader(bytes: Uint8Array): PackageHeader {
  const value = parseBytes(bytes)
  const format = z.object({ format: z.string() }).safeParse(value)
  if (format.success && format.data.format.startsWith(family) && format.data.format !== supported)
    throw new SealdeskError('package/unsupported-version', { found: format.data.format, supported })
  const header = PackageHeader.safeParse(value)
  if (!header.success) throw malformed(`package.json: ${z.prettifyError(header.error)}`)
  return header.data
}

function parseBytes(bytes: Uint8Array): unknown {
  try {
    return parseJson(decodeUtf8(bytes))
  } catch {
    throw malformed('package.json is not JSON, or repeats a name')
  }
}
