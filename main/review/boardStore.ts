import type { Database } from 'better-sqlite3'
import type { Board } from '../../shared/domain/board.ts'
import type { Finding } from '../../shared/domain/finding.ts'
import type { Decision } from '../../shared/domain/opinion.ts'
import type { OrderReason } from '../../shared/domain/order.ts'
import type { Level, UserName } from '../../shared/domain/person.ts'

/** An opinion as the board counts it: how it ceased to stand, and how long after its author opened the case it came. */
export interface OpinionRow {
  readonly place: number
  readonly level: Level
  readonly decision: Decision
  readonly author: UserName
  /** ISO 8601 instant. */
  readonly at: string
  readonly seconds: number | null
  readonly undone: 'superseded' | 'returned' | 'amended' | null
  readonly reasons: readonly string[]
}

export type BoardStore = ReturnType<typeof createBoardStore>

/** Opinions that count: neither undone, nor returns, which only undo another. */
const stands = "undone IS NULL AND decision <> 'return'"

/** Numbers of a batch, and what they are counted from. */
export function createBoardStore(db: Database) {
  const deleteFindings = db.prepare('DELETE FROM open_finding WHERE position = :position')
  const insertFinding = db.prepare(
    `INSERT INTO open_finding (position, code, severity, count) VALUES (:position, :code, :severity, 1)
     ON CONFLICT DO UPDATE SET count = count + 1`,
  )
  const deleteOpinions = db.prepare('DELETE FROM opinion_row WHERE position = :position')
  const insertOpinion = db.prepare(
    `INSERT INTO opinion_row (position, place, level, decision, author, given_at, seconds, undone, reasons_json)
     VALUES (:position, :place, :level, :decision, :author, :at, :seconds, :undone, :reasons)`,
  )

  const countStates = db.prepare<[], Board['states'][number]>(
    'SELECT level, state, count(*) AS count FROM case_row GROUP BY level, state',
  )
  const countDays = db.prepare<[], Board['throughput'][number]>(
    // Counted by ten minutes first: what day that is, is asked less often, and no zone's midnight is within them.
    `SELECT date(begin || '0', 'localtime') AS day, level, sum(opinions) AS opinions FROM (
       SELECT level, substr(given_at, 1, 15) AS begin, count(*) AS opinions FROM opinion_row
       WHERE undone IS NOT 'superseded' GROUP BY level, begin
     ) GROUP BY day, level ORDER BY day, level`,
  )
  const countDecisions = db.prepare<[], Board['decisions'][number]>(
    `SELECT level, decision, count(*) AS count FROM opinion_row WHERE ${stands}
     GROUP BY level, decision ORDER BY level, count DESC, decision`,
  )
  const countReasons = db.prepare<[], Omit<Board['reasons'][number], 'name'>>(
    `SELECT value AS code, count(*) AS count FROM opinion_row, json_each(reasons_json) WHERE ${stands}
     GROUP BY code ORDER BY count DESC, code`,
  )
  const countFindings = db.prepare<[], Board['findings'][number]>(
    `SELECT code, severity, sum(count) AS count FROM open_finding GROUP BY code, severity ORDER BY count DESC, code`,
  )
  const countStanding = db.prepare<[], { level: Level; count: number }>(
    `SELECT level, count(*) AS count FROM opinion_row WHERE ${stands} GROUP BY level`,
  )
  const selectGivenAt = db
    .prepare<[{ level: Level; offset: number }], string>(
      `SELECT given_at FROM opinion_row WHERE level = :level AND ${stands} ORDER BY given_at LIMIT 1 OFFSET :offset`,
    )
    .pluck()
  const countAgreement = db.prepare<[], Board['agreement'][number]>(
    `SELECT lower.level AS lower, upper.level AS upper, count(*) AS both, total(lower.decision = upper.decision) AS same
     FROM opinion_row AS lower JOIN opinion_row AS upper ON upper.position = lower.position AND upper.level > lower.level
     WHERE lower.undone IS NULL AND lower.decision <> 'return' AND upper.undone IS NULL AND upper.decision <> 'return'
     GROUP BY lower.level, upper.level`,
  )
  const countPeople = db.prepare<[], Omit<Board['people'][number], 'medianSeconds'> & { measured: number }>(
    `WITH given AS (
       SELECT author AS name, level, total(undone IS NOT 'superseded') AS opinions, total(undone IS 'returned') AS returned,
         count(seconds) AS measured
       FROM opinion_row GROUP BY level, author
     ), held AS (
       SELECT assigned_to AS name, level, count(*) AS open FROM case_row WHERE assigned_to IS NOT NULL GROUP BY assigned_to, level
     )
     SELECT name, level, coalesce(opinions, 0) AS opinions, coalesce(open, 0) AS open,
       coalesce(returned, 0) AS returned, coalesce(measured, 0) AS measured
     FROM (SELECT name, level FROM given UNION SELECT name, level FROM held)
     LEFT JOIN given USING (name, level) LEFT JOIN held USING (name, level)
     ORDER BY level, opinions DESC, name`,
  )
  const selectSeconds = db
    .prepare<[{ name: UserName; level: Level; offset: number }], number>(
      `SELECT seconds FROM opinion_row WHERE level = :level AND author = :name AND seconds IS NOT NULL
       ORDER BY seconds LIMIT 1 OFFSET :offset`,
    )
    .pluck()

  function turnaround(level: Level, count: number, since: string): Board['turnaround'][number] {
    const secondsAt = (offset: number) =>
      (Date.parse(selectGivenAt.get({ level, offset }) ?? '') - Date.parse(since)) / 1000
    return { level, count, median: median(count, secondsAt), p90: secondsAt(Math.ceil(count * 0.9) - 1) }
  }

  return {
    /** Puts the open findings of a case in place of those before. */
    putFindings(position: number, open: readonly Pick<Finding, 'code' | 'severity'>[]): void {
      deleteFindings.run({ position })
      for (const { code, severity } of open) insertFinding.run({ position, code, severity })
    },

    putOpinions(position: number, opinions: readonly OpinionRow[]): void {
      deleteOpinions.run({ position })
      for (const opinion of opinions)
        insertOpinion.run({ ...opinion, position, reasons: JSON.stringify(opinion.reasons) })
    },

    /**
     * @param importedAt ISO 8601 instant, from which turnaround is counted
     * @param named reasons that the order brought, with what it calls them
     */
    numbers(importedAt: string, named: readonly OrderReason[]): Board {
      const names = new Map(named.map(({ code, zh, en }) => [code, { zh, en }]))
      const states = countStates.all()
      return {
        cases: states.reduce((cases, { count }) => cases + count, 0),
        states,
        throughput: countDays.all(),
        decisions: countDecisions.all(),
        reasons: countReasons.all().map((row) => ({ ...row, name: names.get(row.code) ?? null })),
        findings: countFindings.all(),
        turnaround: countStanding.all().map(({ level, count }) => turnaround(level, count, importedAt)),
        agreement: countAgreement.all(),
        people: countPeople.all().map(({ measured, ...person }) => ({
          ...person,
          medianSeconds:
            measured === 0
              ? null
              : median(measured, (offset) => selectSeconds.get({ ...person, offset }) ?? Number.NaN),
        })),
      }
    },
  }
}

/** @param valueAt the values in their order, from 0 */
function median(count: number, valueAt: (offset: number) => number): number {
  return (valueAt(Math.ceil(count / 2) - 1) + valueAt(Math.floor(count / 2))) / 2
}
