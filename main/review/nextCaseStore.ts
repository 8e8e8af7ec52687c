import type { Database } from 'better-sqlite3'
import type { FieldName } from '../../shared/domain/field.ts'
import { CaseNo } from '../../shared/domain/ids.ts'
import type { Level, UserName } from '../../shared/domain/person.ts'

/** Whose turn is asked for, with the levels that their roles allow. */
export interface Worker {
  readonly name: UserName
  readonly levels: readonly Level[]
}

/** A case that somebody works on next; `isToTake` where nobody has it and they may decide it. */
export interface NextCase {
  readonly caseNo: CaseNo
  readonly isToTake: boolean
}

export type NextCaseStore = ReturnType<typeof createNextCaseStore>

/** What somebody works on next: cases by due date and position, from one on and then from the beginning. */
export function createNextCaseStore(db: Database) {
  const selectPlace = db.prepare<[{ after: string | null }], Place>(
    "SELECT coalesce(due, '~') AS due, position FROM case_row WHERE case_no = :after",
  )
  const hasEntered = `EXISTS (
    SELECT 1 FROM document JOIN confirmation ON confirmation.document = document.path
    WHERE document.case_no = waiting.case_no AND confirmed_by = :worker
      AND confirmation.name IN (SELECT value FROM json_each(:fields))
  )`
  const toDecide = following<Deciding>(
    db,
    "assigned_to IS :person AND state <> 'decided'",
    `(NOT :isReturned OR state = 'returned') AND (awaits_entry AND ${hasEntered}) = :isStuck
     AND level IN (SELECT value FROM json_each(:levels)) AND NOT EXISTS (
       SELECT 1 FROM opinion
       WHERE opinion.case_no = waiting.case_no AND author = :worker AND opinion.level <> waiting.level
     )`,
  )
  const toEnter = following<Entering>(db, 'awaits_entry', `state <> 'decided' AND NOT ${hasEntered}`)

  return {
    /**
     * The next case for a person, other than `after`: one that came back to them, then one that they have, then one that
     * nobody has; then one of somebody else that wants their entry, and last of all their own that wait for another's.
     *
     * @param fields that several people enter
     */
    next({ name, levels }: Worker, fields: readonly FieldName[], after: CaseNo | null): NextCase | null {
      const entering = {
        ...(selectPlace.get({ after }) ?? nowhere),
        after,
        worker: name,
        fields: JSON.stringify(fields),
      }
      const deciding = { ...entering, levels: JSON.stringify(levels), isReturned: 0, isStuck: 0 }
      const own =
        toDecide({ ...deciding, person: name, isReturned: 1 }) ?? toDecide({ ...deciding, person: name })
      if (own) return { caseNo: own, isToTake: false }
      const free = toDecide({ ...deciding, person: null })
      if (free) return { caseNo: free, isToTake: true }
      const other = toEnter(entering) ?? toDecide({ ...deciding, person: name, isStuck: 1 })
      return other && { caseNo: other, isToTake: false }
    },
  }
}

interface Entering {
  readonly worker: UserName
  readonly fields: string
}

interface Deciding extends Entering {
  readonly levels: string
  readonly person: UserName | null
  readonly isReturned: number
  readonly isStuck: number
}

/** Where a case stands in the order; nothing comes after nowhere. */
interface Place {
  readonly due: string | null
  readonly position: number | null
}
const nowhere: Place = { due: null, position: null }

/** Finds the first case that fits, among those that an index has in their order. */
function following<Q extends object>(
  db: Database,
  among: string,
  fits: string,
): (query: Q & Place & { after: CaseNo | null }) => CaseNo | null {
  // Cases without a due date come after those that have one.
  const select = (place: string) =>
    db
      .prepare<[object], string>(
        `SELECT case_no FROM (
           SELECT case_no, coalesce(due, '~') AS due, position, level, state, awaits_entry FROM case_row WHERE ${among}
         ) AS waiting
         WHERE case_no IS NOT :after AND ${fits} ${place} ORDER BY due, position LIMIT 1`,
      )
      .pluck()
  const later = select('AND due >= :due AND (due, position) > (:due, :position)')
  const any = select('')
  return (query) => {
    const found = later.get(query) ?? any.get(query)
    return found === undefined ? null : CaseNo.parse(found)
  }
}
