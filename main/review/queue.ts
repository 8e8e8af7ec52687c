import type { CaseNo } from '../../shared/domain/ids.ts'
import type { OrderTerms } from '../../shared/domain/order.ts'
import { type Role, reviewerRole, type UserName } from '../../shared/domain/person.ts'
import type { CaseRow } from '../../shared/domain/queue.ts'
import { isToBeRead } from '../reading/selection.ts'
import type { BatchStores } from './caseView.ts'
import { decidedOtherLevel, earlierOpinions, nextLevel } from './opinions.ts'

/** The batch's cases in the order's order, as rows of the queue. */
export function queueOf(stores: BatchStores): CaseRow[] {
  const { terms } = stores.cases.received()
  const progress = stores.opinions.progressByCase()
  const findings = stores.findings.countsByCase()
  const doubtful = stores.readings.doubtfulByCase()
  const documents = documentsByCase(stores)
  const amended = stores.amendments.caseNos()
  const last = terms.levels[terms.levels.length - 1] ?? 1
  return Array.from(stores.cases.cases(), ({ caseNo, position, product, due, application }): CaseRow => {
    const given = progress.get(caseNo)
    const level = nextLevel(terms, given?.levels ?? 0)
    return {
      position,
      caseNo,
      name: application.name,
      product,
      due,
      state: level === null ? 'decided' : given ? 'in-review' : 'waiting',
      level: level ?? last,
      assignedTo: null,
      needsAttention: false,
      decision: given?.decision ?? null,
      ...(documents.get(caseNo) ?? { documents: 0, toRead: 0 }),
      findings: findings.get(caseNo) ?? { S1: 0, S2: 0, S3: 0, S4: 0 },
      doubtful: doubtful.get(caseNo) ?? 0,
      isAmended: amended.has(caseNo),
    }
  })
}

/**
 * The next case in the batch's order, after `after` and then from the beginning, whose next level this person may
 * decide; null when nothing waits for them.
 */
export function nextCaseFor(
  stores: BatchStores,
  after: CaseNo | null,
  person: { name: UserName; roles: readonly Role[] },
): CaseNo | null {
  const { terms } = stores.cases.received()
  const rows = queueOf(stores)
  const start = rows.findIndex(({ caseNo }) => caseNo === after) + 1
  const waiting = [...rows.slice(start), ...rows.slice(0, start)].find(
    (row) => row.caseNo !== after && row.state !== 'decided' && mayDecide(stores, terms, row, person),
  )
  return waiting?.caseNo ?? null
}

function mayDecide(
  { opinions, amendments }: BatchStores,
  terms: OrderTerms,
  { caseNo }: CaseRow,
  person: { name: UserName; roles: readonly Role[] },
): boolean {
  const given = opinions.of(caseNo)
  const level = nextLevel(terms, given.length - earlierOpinions(amendments.of(caseNo)))
  return (
    level !== null &&
    person.roles.includes(reviewerRole(level)) &&
    !decidedOtherLevel(given, level, person.name)
  )
}

function documentsByCase({
  cases,
  readings,
}: BatchStores): Map<CaseNo, { documents: number; toRead: number }> {
  const read = readings.readPaths()
  const counts = new Map<CaseNo, { documents: number; toRead: number }>()
  for (const document of cases.documents()) {
    const ofCase = counts.get(document.caseNo) ?? { documents: 0, toRead: 0 }
    ofCase.documents += 1
    if (isToBeRead(document) && !read.has(document.path)) ofCase.toRead += 1
    counts.set(document.caseNo, ofCase)
  }
  return counts
}
