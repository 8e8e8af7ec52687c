import type { Database } from 'better-sqlite3'
import { Level, UserName } from '../../shared/domain/person.ts'
import { CaseState, type QueueCounts, type QueueFilter, type QueueSort } from '../../shared/domain/queue.ts'
import { positionsWith } from './searchStore.ts'
import { wordsOf } from './searchText.ts'

/** Calendar days that due dates are compared with; `sunday` ends the week of `today`. */
export interface Days {
  readonly today: string
  readonly sunday: string
}

export type QueueStore = ReturnType<typeof createQueueStore>

/** Looking into the rows of a batch's cases. */
export function createQueueStore(db: Database) {
  const countStates = db.prepare<[], { state: string; level: number; count: number }>(
    'SELECT state, level, count(*) AS count FROM case_row GROUP BY state, level',
  )
  const countProducts = db.prepare<[], { product: string; count: number }>(
    `SELECT product, count(*) AS count FROM case_row WHERE product IS NOT NULL
     GROUP BY product_order, product`,
  )
  const countPeople = db.prepare<[], { name: string | null; count: number }>(
    `SELECT assigned_to AS name, count(*) AS count FROM case_row WHERE state <> 'decided'
     GROUP BY assigned_to ORDER BY assigned_to`,
  )
  const countHeld = db.prepare<[{ positions: string }], { name: string; count: number }>(
    `SELECT assigned_to AS name, count(*) AS count
     FROM json_each(:positions) AS wanted JOIN case_row ON position = wanted.value
     WHERE assigned_to IS NOT NULL GROUP BY assigned_to`,
  )
  const countRest = db.prepare<
    [Days],
    Record<'S1' | 'S2' | 'S3' | 'S4' | 'attention' | 'entry' | DueFilter, number>
  >(
    `SELECT total(s1 > 0) AS S1, total(s2 > 0) AS S2, total(s3 > 0) AS S3, total(s4 > 0) AS S4,
       total(needs_attention) AS attention, total(awaits_entry) AS entry, total(${due.overdue}) AS overdue, total(${due.today}) AS today,
       total(${due['this-week']}) AS "this-week" FROM case_row`,
  )

  return {
    /** Positions of the cases that a filter leaves, in the order asked for. */
    find(
      filter: QueueFilter,
      sort: QueueSort,
      days: Days,
      text: { withSaid: boolean },
    ): Uint32Array<ArrayBuffer> {
      const { conditions, parameters } = conditionsOf(filter, text)
      const where = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`
      const rows = db
        .prepare<[object], number>(`SELECT position FROM case_row ${where} ORDER BY ${orderOf(sort)}`)
        .pluck()
        .all({ ...days, ...parameters })
      return Uint32Array.from(rows)
    },

    counts(days: Days): QueueCounts {
      const states = countStates.all().map((row) => ({ ...row, state: CaseState.parse(row.state) }))
      const people = countPeople.all()
      const rest = countRest.get(days)
      if (!rest) throw new Error('a count without a row')
      const { S1, S2, S3, S4, attention, entry, overdue, today } = rest
      return {
        all: sum(states),
        states: Object.fromEntries(
          CaseState.options.map((state) => [state, sum(states.filter((row) => row.state === state))]),
        ) as QueueCounts['states'],
        levels: Level.options.flatMap(({ value: level }) => {
          const count = sum(states.filter((row) => row.level === level))
          return count === 0 ? [] : { level, count }
        }),
        products: countProducts.all(),
        severities: { S1, S2, S3, S4 },
        due: { overdue, today, 'this-week': rest['this-week'] },
        people: people.flatMap(({ name, count }) =>
          name === null ? [] : { name: UserName.parse(name), count },
        ),
        nobody: sum(people.filter(({ name }) => name === null)),
        needsAttention: attention,
        awaitsEntry: entry,
      }
    },

    /** How many cases that are not decided each person has. */
    openByPerson: (): ReadonlyMap<UserName, number> =>
      new Map(
        countPeople
          .all()
          .flatMap(({ name, count }) => (name === null ? [] : [[UserName.parse(name), count]])),
      ),

    /** How many of these cases each person has. */
    heldAt: (positions: readonly number[]): ReadonlyMap<UserName, number> =>
      new Map(
        countHeld
          .all({ positions: JSON.stringify(positions) })
          .map(({ name, count }) => [UserName.parse(name), count]),
      ),
  }
}

type DueFilter = keyof QueueCounts['due']

/** A case that is decided is not due any more. */
const due: Readonly<Record<DueFilter, string>> = {
  overdue: "(state <> 'decided' AND due < :today)",
  today: "(state <> 'decided' AND due = :today)",
  'this-week': "(state <> 'decided' AND due BETWEEN :today AND :sunday)",
}

function conditionsOf(filter: QueueFilter, text: { withSaid: boolean }) {
  const conditions: string[] = []
  const parameters: Record<string, string> = {}
  const among = (column: string, values: readonly unknown[]) => {
    if (values.length === 0) return
    conditions.push(`${column} IN (SELECT value FROM json_each(:${column}))`)
    parameters[column] = JSON.stringify(values)
  }
  among('state', filter.states)
  among('level', filter.levels)
  among('product', filter.products)
  if (filter.severities.length > 0)
    conditions.push(`(${filter.severities.map((severity) => `${severity.toLowerCase()} > 0`).join(' OR ')})`)
  if (filter.due !== null) conditions.push(due[filter.due])
  if (filter.person === 'nobody') conditions.push("assigned_to IS NULL AND state <> 'decided'")
  else if (filter.person !== null) {
    conditions.push("assigned_to = :person AND state <> 'decided'")
    Object.assign(parameters, { person: filter.person.name })
  }
  if (filter.needsAttention) conditions.push('needs_attention')
  if (filter.awaitsEntry) conditions.push('awaits_entry')
  wordsOf(filter.text).forEach((word, index) => {
    const found = positionsWith(word, `word${index}`, text)
    conditions.push(`position IN (${found.sql})`)
    Object.assign(parameters, found.parameters)
  })
  return { conditions, parameters }
}

/** Whatever the direction, cases without a value come last, and equal ones in the order's order. */
function orderOf({ by, isDescending }: QueueSort): string {
  const direction = isDescending ? 'DESC' : 'ASC'
  const columns = sortColumns[by].map((column) => `${column} ${direction} NULLS LAST`)
  return [...columns, 'position'].join(', ')
}

const sortColumns: Readonly<Record<QueueSort['by'], readonly string[]>> = {
  position: ['position'],
  due: ['due'],
  name: ['name_order'],
  product: ['product_order'],
  severity: ['s1', 's2', 's3', 's4'],
  doubtful: ['doubtful'],
  state: [
    `CASE state ${CaseState.options.map((state, index) => `WHEN '${state}' THEN ${index}`).join(' ')} END`,
    'level',
  ],
}

function sum(rows: readonly { readonly count: number }[]): number {
  return rows.reduce((total, { count }) => total + count, 0)
}
