import { isOpen } from '../../shared/domain/finding.ts'
import type { CaseNo, Sha256Hex } from '../../shared/domain/ids.ts'
import { type Decision, decisions } from '../../shared/domain/opinion.ts'
import type { OrderTerms } from '../../shared/domain/order.ts'
import { type Level, type Role, reviewerRole, type UserName } from '../../shared/domain/person.ts'
import type { WorksheetKind } from '../../shared/domain/worksheet.ts'
import { SealdeskError } from '../../shared/errors/error.ts'
import type { CaseReview } from './caseReview.ts'
import type { CaseField } from './fields.ts'
import type { CaseFinding } from './findings.ts'
import type { SignedOpinion } from './opinionStore.ts'
import { type LevelOpinion, newestStanding, reviewState } from './reviewState.ts'

export interface Person {
  readonly name: UserName
  readonly roles: readonly Role[]
}

/** All of a case that decides who may say what of it. */
export interface CaseToDecide {
  readonly caseNo: CaseNo
  readonly terms: OrderTerms
  readonly review: CaseReview
  /** Who has the case at the level that waits. */
  readonly assignedTo: UserName | null
  /** Whether somebody has begun at the level that waits. */
  readonly isBegun: boolean
  /** Whether the newest opinion went out in a result. */
  readonly isDelivered: boolean
  readonly findings: readonly CaseFinding[]
  readonly fields: readonly CaseField[]
  /** Kinds of which the case has a worksheet. */
  readonly worksheets: ReadonlySet<WorksheetKind>
}

/** What keeps a person from a decision, or (null) from any. */
export interface Obstacle {
  readonly decision: Decision | null
  readonly error: SealdeskError
}

/**
 * What keeps a person from giving an opinion on a case: first whether it is for them at all, then what of the case is
 * not ready. Of an opinion that takes back their own only the latter counts.
 */
export function obstaclesOf(subject: CaseToDecide, person: Person): Obstacle[] {
  const level = revisableBy(subject, person)?.level ?? subject.review.level
  return [
    ...placeErrors(subject, person).map((error) => ({ decision: null, error })),
    ...(level === null ? [] : unreadiness(subject, person, level)),
  ]
}

/**
 * The level at which a person's opinion is to be given, with everything that keeps them from it thrown.
 *
 * @param supersedes the person's own opinion that it takes back
 * @throws SealdeskError `opinion/level-closed`, `opinion/same-person`, `opinion/assigned-to-other`,
 *   `opinion/not-revisable`, `opinion/blocked`, `opinion/nothing-to-return`, `opinion/entry-wanted`,
 *   `opinion/entries-unsettled`, `opinion/worksheet-missing`, `vault/not-permitted`
 */
export function levelFor(
  subject: CaseToDecide,
  person: Person,
  { decision, supersedes }: { decision: Decision; supersedes: Sha256Hex | null },
): Level {
  const level =
    supersedes === null ? waitingLevel(subject, person) : revisedLevel(subject, person, supersedes)
  const obstacle = unreadiness(subject, person, level).find(
    (one) => one.decision === null || one.decision === decision,
  )
  if (obstacle) throw obstacle.error
  return level
}

/**
 * The opinion that a person can take back: their own, the newest that stands, while nobody has begun above it and the
 * lender does not have it.
 */
export function revisableBy(
  { terms, review, isBegun, isDelivered }: CaseToDecide,
  { name, roles }: Person,
): SignedOpinion | null {
  const newest = newestStanding(review.standing)
  if (!newest || newest.author !== name || !roles.includes(reviewerRole(newest.level))) return null
  // Whoever has decided blind has since seen what the others said.
  if (isBlindLevel(terms, newest.level)) return null
  const isAnswered = review.given.slice(review.earlier).some(({ level }) => level > newest.level)
  return isAnswered || isBegun || isDelivered ? null : newest
}

/** Whether whoever decides at a level sees no opinion below before their own is given. */
export function isBlindLevel({ policy }: Pick<OrderTerms, 'policy'>, level: Level): boolean {
  return policy.some((one) => one.level === level && one.blind)
}

/** Whether a person gave an opinion of another level: two levels of a case are never decided by one person. */
export function decidedOtherLevel(
  given: readonly Pick<SignedOpinion, 'author' | 'level'>[],
  level: Level,
  person: UserName,
): boolean {
  return given.some((opinion) => opinion.author === person && opinion.level !== level)
}

function waitingLevel(subject: CaseToDecide, person: Person): Level {
  const [error] = placeErrors(subject, person)
  if (error) throw error
  const { level } = subject.review
  if (level === null) throw new SealdeskError('opinion/level-closed', { caseNo: subject.caseNo })
  return level
}

function revisedLevel(subject: CaseToDecide, person: Person, supersedes: Sha256Hex): Level {
  const revisable = revisableBy(subject, person)
  if (revisable?.sha256 !== supersedes)
    throw new SealdeskError('opinion/not-revisable', { caseNo: subject.caseNo })
  return revisable.level
}

/** Why the level that waits is not for this person to decide. */
function placeErrors({ caseNo, review, assignedTo }: CaseToDecide, { name, roles }: Person): SealdeskError[] {
  const { level, given } = review
  if (level === null) return [new SealdeskError('opinion/level-closed', { caseNo })]
  if (!roles.includes(reviewerRole(level))) return [new SealdeskError('vault/not-permitted')]
  if (decidedOtherLevel(given, level, name)) return [new SealdeskError('opinion/same-person')]
  if (assignedTo !== null && assignedTo !== name)
    return [new SealdeskError('opinion/assigned-to-other', { person: assignedTo })]
  return []
}

/** What of the case is not ready for a decision at this level. */
function unreadiness(subject: CaseToDecide, person: Person, level: Level): Obstacle[] {
  return [
    ...missingEntries(subject, person),
    ...(level === 1
      ? [{ decision: 'return' as const, error: new SealdeskError('opinion/nothing-to-return') }]
      : []),
    ...blockingFindings(subject),
    ...missingWorksheets(subject),
    ...unsettledEntries(subject, person, level),
  ]
}

/** Severe findings that fail, and that nobody has explained or waived. */
function blockingFindings({ findings }: CaseToDecide): Obstacle[] {
  const blocking = findings.filter(
    (finding) => finding.severity === 'S1' && finding.state === 'fail' && isOpen(finding),
  )
  return [...new Set(blocking.map(({ code }) => code))].map((finding) => ({
    decision: 'pass',
    error: new SealdeskError('opinion/blocked', { finding }),
  }))
}

/** Worksheets that the order asks for. A case can be sent back, or refused, without them. */
function missingWorksheets({ terms, worksheets }: CaseToDecide): Obstacle[] {
  return terms.worksheets
    .filter((worksheet) => !worksheets.has(worksheet))
    .flatMap((worksheet) =>
      (['pass', 'conditional'] as const).map((decision) => ({
        decision,
        error: new SealdeskError('opinion/worksheet-missing', { worksheet }),
      })),
    )
}

/** Fields that this person has to enter before they say anything. */
function missingEntries({ fields }: CaseToDecide, { name }: Person): Obstacle[] {
  const wanted = fields.filter(
    ({ entries }) => entries && entries.settled === null && !entries.newest.some(({ by }) => by === name),
  )
  return namesOf(wanted).map((field) => ({
    decision: null,
    error: new SealdeskError('opinion/entry-wanted', { field }),
  }))
}

/** Fields whose entries have to be settled before the opinion that would be the last. */
function unsettledEntries(subject: CaseToDecide, person: Person, level: Level): Obstacle[] {
  const unsettled = namesOf(subject.fields.filter(({ entries }) => entries?.settled === null))
  if (unsettled.length === 0) return []
  const last = decisions.filter((decision) => isLast(subject, person, level, decision))
  return last.flatMap((decision) =>
    unsettled.map((field) => ({
      decision,
      error: new SealdeskError('opinion/entries-unsettled', { field }),
    })),
  )
}

/** Whether nothing would wait for an opinion after this decision. */
function isLast(
  { terms, review }: CaseToDecide,
  { name }: Person,
  level: Level,
  decision: Decision,
): boolean {
  const given: LevelOpinion = { level, decision, author: name, supersedes: null }
  const after = reviewState<LevelOpinion>(terms, [...review.standing.values(), given], review.isSampled)
  return after.level === null
}

function namesOf(fields: readonly CaseField[]): CaseField['name'][] {
  return [...new Set(fields.map(({ name }) => name))]
}
