import type { Database } from 'better-sqlite3'
import type { Board } from '../../shared/domain/board.ts'
import type { Finding } from '../../shared/domain/finding.ts'
import type { Decision } from '../../shared/domain/opinion.ts'
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

/** Of rows that are numbered by `place` from 1 and know how many they are: the middle one, or between the middle two. */
const medianOf = 'avg(seconds) FILTER (WHERE place BETWEEN among / 2.0 AND among / 2.0 + 1)'

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
    `SELECT date(given_at, 'localtime') AS day, level, count(*) AS opinions FROM opinion_row
     WHERE undone IS NOT 'superseded' GROUP BY day, level ORDER BY day, level`,
  )
  const countDecisions = db.prepare<[], Board['decisions'][number]>(
    `SELECT level, decision, count(*) AS count FROM opinion_row WHERE ${stands}
     GROUP BY level, decision ORDER BY level, count DESC, decision`,
  )
  const countReasons = db.prepare<[], Board['reasons'][number]>(
    `SELECT value AS code, count(*) AS count FROM opinion_row, json_each(reasons_json) WHERE ${stands}
     GROUP BY code ORDER BY count DESC, code`,
  )
  const countFindings = db.prepare<[], Board['findings'][number]>(
    `SELECT code, severity, sum(count) AS count FROM open_finding GROUP BY code, severity ORDER BY count DESC, code`,
  )
  const measureTurnaround = db.prepare<[{ since: string }], Board['turnaround'][number]>(
    `WITH measured AS (
       SELECT level, (julianday(given_at) - julianday(:since)) * 86400 AS seconds FROM opinion_row WHERE ${stands}
     ), ranked AS (
       SELECT level, seconds, count(*) OVER (PARTITION BY level) AS among,
         row_number() OVER (PARTITION BY level ORDER BY seconds) AS place FROM measured
     )
     SELECT level, among AS count, round(${medianOf}, 3) AS median, round(min(seconds) FILTER (WHERE place >= among * 0.9), 3) AS p90
     FROM ranked GROUP BY level`,
  )
  const countAgreement = db.prepare<[], Board['agreement'][number]>(
    `SELECT lower.level AS lower, upper.level AS upper, count(*) AS both, total(lower.decision = upper.decision) AS same
     FROM (SELECT * FROM opinion_row WHERE ${stands}) AS lower
     JOIN (SELECT * FROM opinion_row WHERE ${stands}) AS upper USING (position)
     WHERE lower.level < upper.level GROUP BY lower.level, upper.level`,
  )
  const countPeople = db.prepare<[], Board['people'][number]>(
    `WITH ranked AS (
       SELECT author, level, seconds, count(*) OVER (PARTITION BY author, level) AS among,
         row_number() OVER (PARTITION BY author, level ORDER BY seconds) AS place
       FROM opinion_row WHERE seconds IS NOT NULL
     ), pace AS (
       SELECT author AS name, level, round(${medianOf}, 3) AS medianSeconds FROM ranked GROUP BY author, level
     ), given AS (
       SELECT author AS name, level, total(undone IS NOT 'superseded') AS opinions, total(undone IS 'returned') AS returned
       FROM opinion_row GROUP BY author, level
     ), held AS (
       SELECT assigned_to AS name, level, count(*) AS open FROM case_row WHERE assigned_to IS NOT NULL GROUP BY assigned_to, level
     )
     SELECT name, level, coalesce(opinions, 0) AS opinions, coalesce(open, 0) AS open,
       coalesce(returned, 0) AS returned, medianSeconds
     FROM (SELECT name, level FROM given UNION SELECT name, level FROM held)
     LEFT JOIN given USING (name, level) LEFT JOIN held USING (name, level) LEFT JOIN pace USING (name, level)
     ORDER BY level, opinions DESC, name`,
  )

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

    /** @param importedAt ISO 8601 instant, from which turnaround is counted */
    numbers(importedAt: string): Board {
      const states = countStates.all()
      return {
        cases: states.reduce((cases, { count }) => cases + count, 0),
        states,
        throughput: countDays.all(),
        decisions: countDecisions.all(),
        reasons: countReasons.all(),
        findings: countFindings.all(),
        turnaround: measureTurnaround.all({ since: importedAt }),
        agreement: countAgreement.all(),
        people: countPeople.all(),
      }
    },
  }
}
