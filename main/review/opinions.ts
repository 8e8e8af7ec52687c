import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import { CompactSign, decodeJwt, importPKCS8 } from 'jose'
import type { CaseAmendment } from '../../shared/domain/amendment.ts'
import type { Finding } from '../../shared/domain/finding.ts'
import { type BatchId, type CaseNo, Sha256Hex } from '../../shared/domain/ids.ts'
import { builtInReasons, Opinion, type OpinionDraft } from '../../shared/domain/opinion.ts'
import type { OrderTerms } from '../../shared/domain/order.ts'
import { type Level, type Role, reviewerRole, type UserName } from '../../shared/domain/person.ts'
import { SealdeskError } from '../../shared/errors/error.ts'
import { certificateSha256 } from '../package/certificate.ts'
import type { OpinionStore, SignedOpinion } from './opinionStore.ts'

/** A reviewer with the key that only this reviewer can use. PEM: X.509 certificate and PKCS#8 key. */
export interface Reviewer {
  readonly name: UserName
  readonly roles: readonly Role[]
  readonly certificatePem: string
  readonly privateKeyPem: string
}

/** An opinion with the digest of what its author signed. */
export interface GivenOpinion extends Opinion {
  readonly sha256: Sha256Hex
}

/** What is known of a case when an opinion on it is given; `earlier` as `earlierOpinions`. */
export interface CaseUnderReview {
  readonly batchId: BatchId
  readonly terms: OrderTerms
  readonly findings: readonly Finding[]
  readonly fieldsSha256: Sha256Hex
  readonly earlier: number
}

/**
 * How many opinions had been given on a case when it was last amended. They stand, but rest on other documents: the
 * levels begin anew.
 */
export function earlierOpinions(amendments: readonly Pick<CaseAmendment, 'opinions'>[]): number {
  return Math.max(0, ...amendments.map(({ opinions }) => opinions))
}

/** The level that waits for an opinion where this many were given since; null where all have been given. */
export function nextLevel(terms: OrderTerms, given: number): Level | null {
  return terms.levels[given] ?? null
}

/**
 * Signs an opinion on a case's next level and stores it.
 *
 * @param record writes the opinion into the log; an opinion is never there without its entry
 * @throws SealdeskError `opinion/level-closed`, `vault/not-permitted`, `opinion/same-person`,
 *   `opinion/reason-required`, `opinion/unknown-reason`, `opinion/remark-required`, `opinion/blocked`
 */
export async function giveOpinion(
  store: OpinionStore,
  draft: OpinionDraft,
  reviewer: Reviewer,
  { batchId, terms, findings, fieldsSha256, earlier }: CaseUnderReview,
  at: string,
  record: (opinion: Opinion) => void,
): Promise<GivenOpinion> {
  const given = store.of(draft.caseNo)
  const level = levelFor(reviewer, terms, given, earlier, draft.caseNo)
  checkReasons(draft, terms)
  checkNotBlocked(draft, findings)

  const opinion: Opinion = {
    format: 'loan-review-opinion/1',
    batchId,
    caseNo: draft.caseNo,
    level,
    decision: draft.decision,
    reasons: draft.reasons,
    remark: draft.remark,
    fieldsSha256,
    previous: given.at(-1)?.sha256 ?? null,
    supersedes: null,
    author: reviewer.name,
    at,
  }
  const thumbprint = certificateSha256(reviewer.certificatePem)
  const jws = await sign(opinion, thumbprint, reviewer.privateKeyPem)
  const sha256 = Sha256Hex.parse(createHash('sha256').update(jws, 'ascii').digest('hex'))
  const { caseNo, decision, author } = opinion
  const signed = { sha256, caseNo, level, decision, author, supersedes: opinion.supersedes, jws, thumbprint }
  store.add(signed, reviewer.certificatePem, () => record(opinion))
  return { ...opinion, sha256 }
}

/** What a stored opinion says. Its signature was made here, over these very bytes. */
export function opinionOf({ jws }: SignedOpinion): Opinion {
  return Opinion.parse(decodeJwt(jws))
}

function levelFor(
  reviewer: Reviewer,
  terms: OrderTerms,
  given: readonly SignedOpinion[],
  earlier: number,
  caseNo: CaseNo,
): Level {
  const level = nextLevel(terms, given.length - earlier)
  if (level === null) throw new SealdeskError('opinion/level-closed', { caseNo })
  if (!reviewer.roles.includes(reviewerRole(level))) throw new SealdeskError('vault/not-permitted')
  if (decidedOtherLevel(given, level, reviewer.name)) throw new SealdeskError('opinion/same-person')
  return level
}

/** Whether a person gave an opinion of another level: two levels of a case are never decided by one person. */
export function decidedOtherLevel(
  given: readonly Pick<SignedOpinion, 'author' | 'level'>[],
  level: Level,
  person: UserName,
): boolean {
  return given.some((opinion) => opinion.author === person && opinion.level !== level)
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

function checkNotBlocked({ decision }: OpinionDraft, findings: readonly Finding[]): void {
  if (decision !== 'pass') return
  const blocking = findings.find(({ severity, state }) => severity === 'S1' && state === 'fail')
  if (blocking) throw new SealdeskError('opinion/blocked', { finding: blocking.code })
}

async function sign(opinion: Opinion, thumbprint: string, privateKeyPem: string): Promise<string> {
  const json = canonicalize(opinion)
  if (json === undefined) throw new Error('an opinion has no canonical form')
  return new CompactSign(Buffer.from(json, 'utf8'))
    .setProtectedHeader({ alg: 'ES256', 'x5t#S256': Buffer.from(thumbprint, 'hex').toString('base64url') })
    .sign(await importPKCS8(privateKeyPem, 'ES256'))
}
