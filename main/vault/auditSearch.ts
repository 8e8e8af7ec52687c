import type { Database } from 'better-sqlite3'
import { AuditEntry, type AuditFilter, type AuditPage } from '../../shared/domain/audit.ts'

/** Looking into a log that lies in a database. What it gives is not verified: that is the chain's part. */
export interface AuditSearch {
  /** Entries from `offset` on, newest first. */
  page(filter: AuditFilter, range: { offset: number; limit: number }): AuditPage
  /** Everybody who has an entry, by name. */
  people(): string[]
  /** All entries that the filter leaves, oldest first, with the hashes of their lines. */
  entries(filter: AuditFilter): Iterable<{ readonly entry: AuditEntry; readonly hash: string }>
}

interface Row {
  seq: number
  hash: string
  entry_json: string
}

const pageSize = 500

const where = /* sql */ `
  (:who IS NULL OR who = :who)
  AND (:action IS NULL OR action = :action)
  AND (:about IS NULL OR instr(lower(entry_json ->> 'on'), lower(:about)) > 0)
  AND (:from IS NULL OR at >= :from)
  AND (:until IS NULL OR at < :until)`

export function createAuditSearch(db: Database): AuditSearch {
  const count = db.prepare<[object], number>(`SELECT count(*) FROM audit WHERE ${where}`).pluck()
  const countAll = db.prepare<[], number>('SELECT count(*) FROM audit').pluck()
  const selectNewest = db.prepare<[object], Row>(
    `SELECT seq, hash, entry_json FROM audit WHERE ${where} ORDER BY seq DESC LIMIT :limit OFFSET :offset`,
  )
  const selectFrom = db.prepare<[object], Row>(
    `SELECT seq, hash, entry_json FROM audit WHERE seq >= :first AND ${where} ORDER BY seq LIMIT ${pageSize}`,
  )
  const selectPeople = db.prepare<[], string>('SELECT DISTINCT who FROM audit ORDER BY who').pluck()

  return {
    page(filter, range) {
      const terms = termsOf(filter)
      // An unfiltered count needs no look into the entries.
      const isFiltered = Object.values(terms).some((term) => term !== null)
      const total = (isFiltered ? count.get(terms) : countAll.get()) ?? 0
      return { total, entries: selectNewest.all({ ...terms, ...range }).map(parse) }
    },

    people: () => selectPeople.all(),

    *entries(filter) {
      const terms = termsOf(filter)
      // A page at a time, so that other statements may run in between.
      for (let first = 0; ; ) {
        const rows = selectFrom.all({ ...terms, first })
        for (const row of rows) yield { entry: parse(row), hash: row.hash }
        const last = rows.at(-1)
        if (!last || rows.length < pageSize) return
        first = last.seq + 1
      }
    },
  }
}

function parse({ entry_json }: Row): AuditEntry {
  return AuditEntry.parse(JSON.parse(entry_json))
}

function termsOf({ who, action, about, from, until }: AuditFilter) {
  return {
    who: who ?? null,
    action: action ?? null,
    about: about || null,
    from: instant(from),
    until: instant(until),
  }
}

/** In the form that entries have, milliseconds included, so that instants compare as texts. */
function instant(given: string | undefined): string | null {
  return given === undefined ? null : new Date(given).toISOString()
}
