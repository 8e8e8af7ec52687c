import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import { CompactSign, decodeJwt, importPKCS8 } from 'jose'
import { type CaseNo, Sha256Hex } from '../../shared/domain/ids.ts'
import { builtInReasons, Opinion, type OpinionDraft } from '../../shared/domain/opinion.ts'
import type { OrderTerms } from '../../shared/domain/order.ts'
import { SealdeskError } from '../../shared/errors/error.ts'
import { certificateSha256 } from '../package/certificate.ts'
import { reviewOf } from './caseReview.ts'
import type { BatchStores } from './caseView.ts'
import { fieldsOfCase, fieldsSha256, resultField } from './fields.ts'
import { findingsOfCase } from './findings.ts'
import { holdingOf } from './holding.ts'
import { type CaseToDecide, levelFor, type Person } from './opinionRules.ts'
import type { SignedOpinion } from './opinionStore.ts'
import { filledKinds } from './worksheets.ts'

/** A reviewer with the key that only this reviewer can use. PEM: X.509 certificate and PKCS#8 key. */
export interface Reviewer extends Person {
  readonly certificatePem: string
  readonly privateKeyPem: string
}

/** An opinion with the digest of what its author signed. */
export interface GivenOpinion extends Opinion {
  readonly sha256: Sha256Hex
}

/** A case as it stands, with all that decides who may say what of it. */
export function caseToDecide(stores: BatchStores, caseNo: CaseNo): CaseToDecide {
  const review = reviewOf(stores, caseNo)
  const { assignedTo, state } = holdingOf(stores.assignments, caseNo, review)
  return {
    caseNo,
    terms: stores.cases.received().terms,
    review,
    assignedTo,
    isBegun: state === 'in-review',
    isDelivered: isDelivered(stores, review.given.at(-1)),
    findings: findingsOfCase(stores, caseNo),
    fields: fieldsOfCase(stores, caseNo),
    worksheets: filledKinds(stores, caseNo),
  }
}

/**
 * Signs an opinion on a case's next level, or in the place of the author's own, and stores it.
 *
 * @param atomically runs what belongs together
 * @param record writes the opinion into the log and whatever follows from it; an opinion is never there without
 * @throws SealdeskError what `levelFor` throws; `opinion/reason-required`, `opinion/unknown-reason`,
 *   `opinion/remark-required`; `opinion/case-changed` where something was said of the case meanwhile
 */
export async function giveOpinion(
  stores: BatchStores,
  draft: OpinionDraft,
  reviewer: Reviewer,
  at: string,
  { atomically, record }: { atomically: (work: () => void) => void; record: (opinion: GivenOpinion) => void },
): Promise<GivenOpinion> {
  const { caseNo, decision, reasons, remark, supersedes } = draft
  const { batchId, terms } = stores.cases.received()
  const subject = caseToDecide(stores, caseNo)
  checkReasons(draft, terms)
  const opinion: Opinion = {
    format: 'loan-review-opinion/1',
    batchId,
    caseNo,
    level: levelFor(subject, reviewer, draft),
    decision,
    reasons,
    remark,
    fieldsSha256: fieldsSha256(subject.fields.map(resultField)),
    previous: subject.review.given.at(-1)?.sha256 ?? null,
    supersedes,
    author: reviewer.name,
    at,
  }
  const signed = await sign(opinion, reviewer)
  const given = { ...opinion, sha256: signed.sha256 }
  atomically(() => {
    requireUnchanged(caseToDecide(stores, caseNo), opinion)
    stores.opinions.add(signed, reviewer.certificatePem)
    record(given)
  })
  return given
}

function isDelivered({ deliveries }: BatchStores, newest: SignedOpinion | undefined): boolean {
  return newest !== undefined && deliveries.holds(newest.sha256)
}

/** What a stored opinion says. Its signature was made here, over these very bytes. */
export function opinionOf({ jws }: SignedOpinion): Opinion {
  return Opinion.parse(decodeJwt(jws))
}

function checkReasons({ decision, reasons, remark }: OpinionDraft, terms: OrderTerms): void {
  if (decision !== 'pass' && reasons.length === 0)
    throw new SealdeskError('opinion/reason-required', { decision })
  const known = new Set<string>([...builtInReasons, ...terms.reasons.map(({ code }) => code)])
  const unknown = reasons.find(({ code }) => !known.has(code))
  if (unknown) throw new SealdeskError('opinion/unknown-reason', { reason: unknown.code })
  if (remark.trim() === '' && reasons.some(({ code }) => code === 'OTHER'))
    throw new SealdeskError('opinion/remark-required')
}

/** Signing takes a moment, in which another request may have come in. */
function requireUnchanged({ review, fields }: CaseToDecide, opinion: Opinion): void {
  const { caseNo, previous } = opinion
  const isNewest = (review.given.at(-1)?.sha256 ?? null) === previous
  if (!isNewest || fieldsSha256(fields.map(resultField)) !== opinion.fieldsSha256)
    throw new SealdeskError('opinion/case-changed', { caseNo })
}

async function sign(opinion: Opinion, { certificatePem, privateKeyPem }: Reviewer): Promise<SignedOpinion> {
  const json = canonicalize(opinion)
  if (json === undefined) throw new Error('an opinion has no canonical form')
  const thumbprint = certificateSha256(certificatePem)
  const jws = await new CompactSign(Buffer.from(json, 'utf8'))
    .setProtectedHeader({ alg: 'ES256', 'x5t#S256': Buffer.from(thumbprint, 'hex').toString('base64url') })
    .sign(await importPKCS8(privateKeyPem, 'ES256'))
  const sha256 = Sha256Hex.parse(createHash('sha256').update(jws, 'ascii').digest('hex'))
  const { caseNo, level, decision, author, supersedes } = opinion
  return { sha256, caseNo, level, decision, author, supersedes, jws, thumbprint }
}
