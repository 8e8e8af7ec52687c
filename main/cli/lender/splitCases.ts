import type { CaseNo } from '../../../shared/domain/ids.ts'
import type { Order, OrderCase } from '../../../shared/domain/order.ts'
import { SealdeskError } from '../../../shared/errors/error.ts'

/** Cases that go into one batch, in the order's order. */
export interface CasesOfPart {
  readonly cases: readonly OrderCase[]
  /** Their product, where the order is split by it; null where they have none. */
  readonly product?: string | null
}

/**
 * Cuts an order's cases, as they stand, into as many stretches as there are stations, each with about as many documents.
 * Cases of one borrower stay together: what a station compares across cases it can only compare within its batch.
 *
 * @param documents how many a case has
 * @throws SealdeskError `split/too-few-cases`
 */
export function byStations(
  { cases }: Pick<Order, 'cases'>,
  stations: number,
  documents: (caseNo: CaseNo) => number,
): CasesOfPart[] {
  const groups = ofOneBorrower(cases)
  if (groups.length < stations)
    throw new SealdeskError('split/too-few-cases', { groups: groups.length, parts: stations })
  // A case without documents is work too.
  const work = (group: readonly OrderCase[]) =>
    group.reduce((sum, { caseNo }) => sum + Math.max(1, documents(caseNo)), 0)
  let left = groups.reduce((sum, group) => sum + work(group), 0)
  const parts: OrderCase[][] = []
  let next = 0
  for (let station = stations; station > 0; station -= 1) {
    const share = left / station
    const part: OrderCase[] = []
    let done = 0
    // Whoever comes after needs a group each; a group that is more over than under the share is left to them.
    while (next < groups.length - (station - 1)) {
      const group = groups[next] ?? []
      if (part.length > 0 && station > 1 && done + work(group) / 2 > share) break
      part.push(...group)
      done += work(group)
      next += 1
    }
    left -= done
    parts.push(part)
  }
  return parts.map((part) => ({ cases: inOrder(part, cases) }))
}

/** A batch for each product, in the order in which the products come up. */
export function byProduct({ cases }: Pick<Order, 'cases'>): Required<CasesOfPart>[] {
  return [...Map.groupBy(cases, ({ product = null }) => product)].map(([product, ofProduct]) => ({
    product,
    cases: ofProduct,
  }))
}

/** How many borrowers have cases in more than one part. */
export function borrowersApart(parts: readonly CasesOfPart[]): number {
  const placed = parts.flatMap(({ cases }) => [...new Set(cases.map(borrowerOf))])
  return [...Map.groupBy(placed, (borrower) => borrower).values()].filter(({ length }) => length > 1).length
}

function ofOneBorrower(cases: readonly OrderCase[]): OrderCase[][] {
  return [...Map.groupBy(cases, borrowerOf).values()]
}

function borrowerOf({ application }: OrderCase): string {
  return application.id_number.toUpperCase()
}

function inOrder(part: readonly OrderCase[], cases: readonly OrderCase[]): OrderCase[] {
  const chosen = new Set(part)
  return cases.filter((one) => chosen.has(one))
}
