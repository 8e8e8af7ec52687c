import { createHash, createPrivateKey } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import canonicalize from 'canonicalize'
import { CompactSign } from 'jose'
import { type CertifiedKey, certificateSha256, issueCertificate } from '../../../main/package/certificate.ts'
import { identityFile } from '../../../main/package/identity.ts'
import { fieldsSha256 } from '../../../main/review/fields.ts'
import { chainHash } from '../../../main/vault/auditChain.ts'
import type { CaseAmendment, ReceivedAmendment } from '../../../shared/domain/amendment.ts'
import { DocumentPath, type Sha256Hex } from '../../../shared/domain/ids.ts'
import type { Opinion } from '../../../shared/domain/opinion.ts'
import { UserName } from '../../../shared/domain/person.ts'
import type { ResultField } from '../../../shared/domain/result.ts'
import { notAfter, notBefore, now, type Party, packFiles } from '../../fixtures/packages.ts'

export const batchId = '7b0c8a52-3a52-4b0e-9d8e-6a1f0c7d2e11'
const packageId = '5c2e9d61-0d43-4a5e-8e0e-3f1f7b0c9a42'
export const otherBatchId = '0f7b5b0a-6a39-4c43-8d5c-2f9f3c1c9a77'
const reviewer = '样本初审员'

/** What a test may make different from a result in order. */
export interface ResultChanges {
  readonly opinionBatch?: string
  /** Who signs in place of the reviewer: a key, and what stands on its certificate. */
  readonly signedBy?: CertifiedKey
  /** The opinion as results.json repeats it. */
  readonly listed?: Record<string, unknown>
  readonly opinions?: (lines: string) => string
  readonly audit?: (lines: string) => string
  readonly results?: (text: string) => string
  readonly fields?: (fields: readonly ResultField[]) => readonly ResultField[]
  readonly without?: string
  /** Amendments, as the result and as its case lists them. */
  readonly amendments?: readonly { readonly received: ReceivedAmendment; readonly ofCase: CaseAmendment }[]
  /** Who signs the package besides the vendor. */
  readonly cosigners?: readonly Party[]
}

export function reviewerKey(issuer: CertifiedKey, commonName = reviewer): Promise<CertifiedKey> {
  return issueCertificate({ commonName, issuer, notBefore, notAfter })
}

/** The files of a result on a batch of one case with one opinion. Every name in it is invented. */
async function resultFiles(vendor: Party, changes: ResultChanges = {}): Promise<Record<string, string>> {
  const key = changes.signedBy ?? (await reviewerKey(vendor))
  const fields = [aField('name', '样本甲'), aField('id_number', '11010519491231002X')]
  const opinion: Opinion = {
    format: 'loan-review-opinion/1',
    batchId: (changes.opinionBatch ?? batchId) as Opinion['batchId'],
    caseNo: 'A-001' as Opinion['caseNo'],
    level: 1,
    decision: 'pass',
    reasons: [],
    remark: '',
    fieldsSha256: fieldsSha256(fields),
    previous: null,
    supersedes: null,
    author: UserName.parse(reviewer),
    at: now.toISOString(),
  }
  const thumbprint = certificateSha256(key.certificatePem)
  const jws = await new CompactSign(Buffer.from(canonicalize(opinion) ?? ''))
    .setProtectedHeader({ alg: 'ES256', 'x5t#S256': Buffer.from(thumbprint, 'hex').toString('base64url') })
    .sign(createPrivateKey(key.privateKeyPem))
  const log = auditLines(['batch.imported', batchId], ['opinion.given', 'A-001'])
  const { format, batchId: _, caseNo, ...said } = opinion
  const listed = {
    ...said,
    sha256: createHash('sha256').update(jws).digest('hex'),
    certSha256: thumbprint,
    ...changes.listed,
  }
  const result = {
    format: 'loan-review-result/1',
    packageId,
    batchId,
    order: {
      format: 'loan-review-order/1',
      orderId: 'ORDER-1',
      title: '样本批次',
      issuedAt: now.toISOString(),
      levels: [1],
      checklist: [],
      reasons: [],
    },
    vendor: vendor.name,
    amendments: changes.amendments?.map(({ received }) => received) ?? [],
    exportedAt: now.toISOString(),
    series: { index: 1, previous: null },
    delivery: { cases: 1, of: 1, outstanding: 0, incomplete: null },
    sampling: [],
    audit: log.head,
    previousAudit: null,
    cases: [
      {
        caseNo,
        amendments: changes.amendments?.map(({ ofCase }) => ofCase) ?? [],
        documents: [],
        fields: changes.fields?.(fields) ?? fields,
        findings: [],
        opinions: [listed],
      },
    ],
  }
  const same = (text: string) => text
  const files: Record<string, string> = {
    'results.json': (changes.results ?? same)(JSON.stringify(result)),
    'opinions.jsonl': (changes.opinions ?? same)(`${jws}\n`),
    'audit.log': (changes.audit ?? same)(log.text),
    [`certs/${thumbprint}.pem`]: key.certificatePem,
  }
  if (changes.without !== undefined) delete files[changes.without]
  return files
}

/** Packs a result of the vendor for the lender. @returns its path */
export async function packResult(
  folder: string,
  vendor: Party,
  lender: Party,
  changes: ResultChanges = {},
): Promise<string> {
  const out = join(folder, 'result.asice')
  const refs = { batchId, batchSumsSha256: 'a'.repeat(64) } as never
  await packFiles({
    out,
    kind: 'result',
    packageId,
    from: vendor,
    cosigners: changes.cosigners ?? [],
    recipient: lender.recipient,
    refs,
    files: await resultFiles(vendor, changes),
  })
  return out
}

/** A key folder as `lender init` makes one, of a party that a test already has. */
export function writeKeyFolder(folder: string, { card, identity, recipient, privateKeyPem }: Party): string {
  const keys = join(folder, 'keys')
  mkdirSync(keys)
  writeFileSync(join(keys, 'lender.json'), JSON.stringify(card))
  writeFileSync(join(keys, 'signing-key.pem'), privateKeyPem)
  writeFileSync(join(keys, 'identity.txt'), identityFile({ identity, recipient }, now))
  return keys
}

export function writeCard(folder: string, { card }: Party): string {
  const path = join(folder, 'vendor.json')
  writeFileSync(path, JSON.stringify(card))
  return path
}

function aField(name: ResultField['name'], value: string): ResultField {
  return {
    document: DocumentPath.parse('docs/A-001/1.jpg'),
    page: 1,
    name,
    read: { value, confidence: 0.99, state: 'sure', reasons: ['readers-agree'], box: null },
    confirmed: null,
  }
}

function auditLines(...actions: [action: string, on: string][]): {
  text: string
  head: { seq: number; hash: Sha256Hex }
} {
  let previous: Sha256Hex | null = null
  let text = ''
  for (const [seq, [action, on]] of actions.entries()) {
    const json = JSON.stringify({
      seq,
      at: now.toISOString(),
      who: reviewer,
      action,
      on,
      outcome: 'ok',
    })
    previous = chainHash(previous, json)
    text += `${previous} ${json}\n`
  }
  if (previous === null) throw new Error('a log of a result has entries')
  return { text, head: { seq: actions.length - 1, hash: previous } }
}
