import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import { CompactSign, importPKCS8 } from 'jose'
import { batchMigrations } from '../../../main/batch/migrations.ts'
import { createBatchStores } from '../../../main/core/openBatch.ts'
import { certificateSha256 } from '../../../main/package/certificate.ts'
import type { SignedOpinion } from '../../../main/review/opinionStore.ts'
import { createAuditLog } from '../../../main/vault/auditLog.ts'
import { createDatabase } from '../../../main/vault/database.ts'
import { BatchId, CaseNo, DocumentPath, Sha256Hex } from '../../../shared/domain/ids.ts'
import type { DocumentKind } from '../../../shared/domain/kind.ts'
import type { Opinion } from '../../../shared/domain/opinion.ts'
import { OrderTerms } from '../../../shared/domain/order.ts'
import { UserName } from '../../../shared/domain/person.ts'
import type { DocumentReading, PageReading } from '../../../shared/domain/reading.ts'
import { field, readPage } from '../../fixtures/corePorts.ts'
import { judgeAll } from '../../fixtures/judgeAll.ts'
import { aVendor } from '../../fixtures/packages.ts'
import { aCase } from '../queue/manyCases.ts'

export const batchKey = new Uint8Array(32).fill(3)
const batchId = BatchId.parse('7b1f6f0e-6a53-4a86-9c1e-2d8f3f6f2a01')
const digest = (digit: string) => Sha256Hex.parse(digit.repeat(64))
const reviewer = UserName.parse('样本初审员')
const clock = () => new Date('2026-06-02T08:00:00Z')

/** Each case has these papers, of which the first two were read. */
const papers: readonly DocumentKind[] = ['id-card-front', 'id-card-back', 'loan-contract', 'bank-statement']

/**
 * Writes the encrypted database of a batch in which every case was read, judged by the rules and decided. The opinions
 * are signed by one and the same reviewer, who is invented like all else.
 */
export async function makeDecidedBatch(path: string, count: number): Promise<void> {
  const database = createDatabase({ path, key: batchKey, clock, migrations: batchMigrations })
  const stores = createBatchStores(database)
  const audit = createAuditLog(database, { who: reviewer, clock })
  const cases = Array.from({ length: count }, (_, index) => {
    const made = aCase(index)
    return { ...made, caseNo: CaseNo.parse(made.caseNo) }
  })
  const manifest = cases.flatMap(({ caseNo }) => papers.map((kind, index) => aDocument(caseNo, kind, index)))
  const signer = await aVendor()
  const opinions: SignedOpinion[] = []
  const key = await importPKCS8(signer.privateKeyPem, 'ES256')
  for (const { caseNo } of cases) opinions.push(await anOpinion(caseNo, key, signer.certificatePem))
  database.transaction(() => {
    stores.cases.add(
      { batchId, lenderCertSha256: digest('a'), sumsSha256: digest('b'), terms: terms() },
      cases,
      manifest,
    )
    for (const { caseNo, application } of cases) readCards(stores, caseNo, application)
    for (const opinion of opinions) {
      stores.opinions.add(opinion, signer.certificatePem)
      audit.append('opinion.given', opinion.caseNo, 'ok')
    }
    judgeAll(stores, clock())
  })()
  database.close()
}

function terms(): OrderTerms {
  return OrderTerms.parse({
    format: 'loan-review-order/1',
    orderId: 'BENCH',
    title: '样本批次',
    issuedAt: '2026-06-01T08:00:00Z',
    levels: [1],
  })
}

function aDocument(caseNo: CaseNo, kind: DocumentKind, index: number) {
  const path = DocumentPath.parse(`docs/${caseNo}/${index + 1}.jpg`)
  const sha256 = Sha256Hex.parse(createHash('sha256').update(path).digest('hex'))
  return { path, caseNo, sha256, size: 200, mediaType: 'image/jpeg', kind }
}

function readCards(
  stores: ReturnType<typeof createBatchStores>,
  caseNo: CaseNo,
  { name, id_number }: { readonly name: string; readonly id_number: string },
): void {
  const sides: PageReading[] = [
    readPage({
      name: field(name),
      sex: field('女'),
      ethnicity: field('汉'),
      birth: field('1949-12-31'),
      address: field('样本省样本市样本区样本路 1 号'),
      id_number: field(id_number, 'doubtful'),
    }),
    {
      ...readPage({
        authority: field('样本市公安局'),
        valid_from: field('2016-01-01'),
        valid_to: field('2036-01-01'),
      }),
      kind: 'id-card-back',
    },
  ]
  for (const [index, page] of sides.entries()) {
    const reading: DocumentReading = {
      state: 'read',
      error: null,
      pageCount: 1,
      pages: [page],
      traces: { software: [], isChangedAfterSigning: null },
      seconds: 1,
    }
    stores.readings.put(DocumentPath.parse(`docs/${caseNo}/${index + 1}.jpg`), reading, clock().toISOString())
  }
}

async function anOpinion(
  caseNo: CaseNo,
  key: Awaited<ReturnType<typeof importPKCS8>>,
  certificatePem: string,
): Promise<SignedOpinion> {
  const thumbprint = certificateSha256(certificatePem)
  const said = { level: 1, decision: 'conditional', author: reviewer, supersedes: null } as const
  const opinion: Opinion = {
    format: 'loan-review-opinion/1',
    batchId,
    caseNo,
    reasons: [{ code: 'OTHER', document: null, field: null }],
    remark: '样本备注：收入证明与流水不一致，请补充近六个月的流水。',
    fieldsSha256: digest('c'),
    previous: null,
    at: clock().toISOString(),
    ...said,
  }
  const jws = await new CompactSign(Buffer.from(canonicalize(opinion) ?? ''))
    .setProtectedHeader({ alg: 'ES256', 'x5t#S256': Buffer.from(thumbprint, 'hex').toString('base64url') })
    .sign(key)
  const sha256 = Sha256Hex.parse(createHash('sha256').update(jws).digest('hex'))
  return { ...said, sha256, caseNo, jws, thumbprint }
}
