import fc from 'fast-check'
import { expect, it } from 'vitest'
import { checkLevels } from '../../../main/cli/lender/resultLevels.ts'
import type { CaseReview } from '../../../main/review/caseReview.ts'
import { type CaseToDecide, levelFor, type Person, revisableBy } from '../../../main/review/opinionRules.ts'
import type { SignedOpinion } from '../../../main/review/opinionStore.ts'
import { opinionsThatStand, reviewState } from '../../../main/review/reviewState.ts'
import { isSampled } from '../../../main/review/sampling.ts'
import { BatchId, CaseNo, Sha256Hex } from '../../../shared/domain/ids.ts'
import type { Decision } from '../../../shared/domain/opinion.ts'
import { OrderTerms } from '../../../shared/domain/order.ts'
import { type Level, type Role, UserName } from '../../../shared/domain/person.ts'
import type { ResultCase, ResultOpinion } from '../../../shared/domain/result.ts'
import { SealdeskError } from '../../../shared/errors/error.ts'

const batchId = BatchId.parse('7b1f6f0e-6a53-4a86-9c1e-2d8f3f6f2a01')
const packageId = BatchId.parse('0f7b5b0a-6a39-4c43-8d5c-2f9f3c1c9a77')
const caseNo = CaseNo.parse('A-001')
const sha256 = (index: number) => Sha256Hex.parse(String(index + 1).padStart(64, '0'))
const somebody = (name: string, ...roles: Role[]): Person => ({ name: UserName.parse(name), roles })

const people = [
  somebody('样一', 'reviewer-1'),
  somebody('样二', 'reviewer-2'),
  somebody('样三', 'reviewer-3'),
  somebody('样四', 'reviewer-1', 'reviewer-2'),
  somebody('样五', 'reviewer-1', 'reviewer-2', 'reviewer-3'),
]

/** What somebody tries; an amendment comes in where nobody does. */
interface Attempt {
  readonly person: Person | null
  readonly decision: Decision
  readonly anew: boolean
}

/** A case on which people try one thing after the other; what the station refuses is not said. */
function reviewed(terms: OrderTerms, attempts: readonly Attempt[]) {
  const given: SignedOpinion[] = []
  const amendedAt: number[] = []
  for (const { person, decision, anew } of attempts) {
    if (!person) {
      if (given.length > (amendedAt.at(-1) ?? 0)) amendedAt.push(given.length)
      continue
    }
    const subject = asItStands(terms, given, amendedAt)
    const supersedes = anew ? (revisableBy(subject, person)?.sha256 ?? null) : null
    const level = levelOrNull(subject, person, { decision, supersedes })
    if (level === null) continue
    const said = { level, decision, author: person.name, supersedes }
    given.push({ ...said, sha256: sha256(given.length), caseNo, jws: '', thumbprint: sha256(99) })
  }
  return { given, amendedAt, review: asItStands(terms, given, amendedAt).review }
}

function asItStands(terms: OrderTerms, given: SignedOpinion[], amendedAt: number[]): CaseToDecide {
  const earlier = Math.max(0, ...amendedAt)
  const draw = (level: Level) => isSampled(terms, batchId, caseNo, level)
  const review: CaseReview = {
    ...reviewState(terms, given.slice(earlier), draw),
    given: [...given],
    earlier,
    inForce: opinionsThatStand(given, amendedAt),
    isSampled: draw,
  }
  const free = {
    assignedTo: null,
    isBegun: false,
    isDelivered: false,
    findings: [],
    fields: [],
    worksheets: new Set<never>(),
  }
  return { caseNo, terms, review, ...free }
}

function levelOrNull(...of: Parameters<typeof levelFor>): Level | null {
  try {
    return levelFor(...of)
  } catch (error) {
    if (error instanceof SealdeskError) return null
    throw error
  }
}

function asResult({ given, amendedAt, review }: ReturnType<typeof reviewed>): ResultCase {
  const opinions = given.map(
    ({ sha256: digest, level, decision, author, supersedes }, index): ResultOpinion => ({
      level,
      decision,
      author,
      supersedes,
      reasons: [],
      remark: '',
      fieldsSha256: sha256(98),
      previous: index === 0 ? null : sha256(index - 1),
      at: '2026-02-01T00:00:00Z',
      sha256: digest,
      certSha256: sha256(99),
      stands: review.inForce.has(given[index] as SignedOpinion),
    }),
  )
  const amendments = amendedAt.map((opinions) => ({ packageId, note: null, opinions }))
  const untold = { product: null, sampled: [], worksheets: [], score: null }
  return { caseNo, ...untold, amendments, documents: [], fields: [], findings: [], opinions }
}

const anyPolicy = (level: 2 | 3) =>
  fc.record({
    level: fc.constant(level),
    // The lot of the case is 0.2456 at level 2: drawn by some shares and not by others.
    share: fc.constantFrom(0, 0.2, 0.3, 1),
    always: fc.subarray<Decision>(['escalate', 'recommend-reject']),
    blind: fc.boolean(),
  })

const anyTerms = fc
  .record({
    levels: fc.constantFrom<readonly Level[]>([1], [1, 2], [1, 2, 3]),
    policy: fc.tuple(fc.option(anyPolicy(2)), fc.option(anyPolicy(3))),
  })
  .map(({ levels, policy }) =>
    OrderTerms.parse({
      format: 'loan-review-order/1',
      orderId: 'O',
      title: '样本',
      issuedAt: '2026-01-01T00:00:00Z',
      seed: '2026-Q1',
      levels,
      policy: policy.filter((one) => one !== null && levels.includes(one.level)),
    }),
  )

const anyAttempts = fc.array(
  fc.record({
    person: fc.option(fc.constantFrom(...people), { freq: 12 }),
    decision: fc.constantFrom<Decision>('pass', 'supplement', 'escalate', 'recommend-reject', 'return'),
    anew: fc.boolean(),
  }),
  { maxLength: 16 },
)

it('whatever people try at a station, the lender takes the case for decided exactly where the station does', () => {
  const seen = { decided: 0, waiting: 0, returned: 0, anew: 0 }
  fc.assert(
    fc.property(anyTerms, anyAttempts, (terms, attempts) => {
      const outcome = reviewed(terms, attempts)
      const check = () => checkLevels({ order: terms, batchId }, asResult(outcome))
      const { level } = outcome.review
      seen[level === null ? 'decided' : 'waiting'] += 1
      if (outcome.given.some(({ decision }) => decision === 'return')) seen.returned += 1
      if (outcome.given.some(({ supersedes }) => supersedes !== null)) seen.anew += 1
      if (level === null) expect(check).not.toThrow()
      else expect(check).toThrow(`waits for an opinion of level ${level}`)
    }),
    { numRuns: 600 },
  )
  // The attempts are such that all of it happens.
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(20)
})
