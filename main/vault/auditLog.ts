import type { Database } from 'better-sqlite3'
import type { AuditEntry, AuditHead } from '../../shared/domain/audit.ts'
import { Sha256Hex } from '../../shared/domain/ids.ts'
import { chainHash } from './auditChain.ts'

/**
 * The table of an audit log, in the first schema of the vault and of each batch. Entries only ever follow the last
 * one; what the log is read and filtered by is computed from the entry itself, so that it cannot say otherwise.
 */
export const auditSchema = /* sql */ `
  CREATE TABLE audit (
    seq INTEGER PRIMARY KEY,
    hash TEXT NOT NULL,
    entry_json TEXT NOT NULL,
    at TEXT NOT NULL GENERATED ALWAYS AS (entry_json ->> 'at'),
    who TEXT NOT NULL GENERATED ALWAYS AS (entry_json ->> 'who'),
    action TEXT NOT NULL GENERATED ALWAYS AS (entry_json ->> 'action')
  ) STRICT;
  CREATE TRIGGER audit_only_appends BEFORE INSERT ON audit
    WHEN NEW.seq IS NOT (SELECT coalesce(max(seq) + 1, 0) FROM audit)
    BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;
  CREATE TRIGGER audit_refuses_update BEFORE UPDATE ON audit
    BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;
  CREATE TRIGGER audit_refuses_delete BEFORE DELETE ON audit
    BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;`

/** The log of a vault or of a batch, written by one person. */
export interface AuditLog {
  /** Adds an entry, within the transaction that is open if one is. `on` names the thing, never what stands in it. */
  append(
    action: AuditEntry['action'],
    on: string,
    outcome: AuditEntry['outcome'],
    detail?: AuditEntry['detail'],
  ): void
  head(): AuditHead | null
  /** Hash of one line; `null` if there is no such line. */
  hashAt(seq: number): string | null
  /** All lines, without line ends, as they were when asked for; other statements may run between them. */
  lines(): Iterable<string>
}

const pageSize = 500

export function createAuditLog(db: Database, { who, clock }: { who: string; clock: () => Date }): AuditLog {
  const insert = db.prepare('INSERT INTO audit (seq, hash, entry_json) VALUES (:seq, :hash, :entry_json)')
  const selectHead = db.prepare<[], { seq: number; hash: string }>(
    'SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1',
  )
  const selectHash = db.prepare<[{ seq: number }], string>('SELECT hash FROM audit WHERE seq = :seq').pluck()
  const selectPage = db.prepare<[{ from: number; to: number }], { hash: string; entry_json: string }>(
    'SELECT hash, entry_json FROM audit WHERE seq BETWEEN :from AND :to ORDER BY seq',
  )

  function head(): AuditHead | null {
    const row = selectHead.get()
    return row ? { seq: row.seq, hash: Sha256Hex.parse(row.hash) } : null
  }

  function* lines(): Generator<string> {
    const last = head()?.seq ?? -1
    for (let from = 0; from <= last; from += pageSize)
      for (const row of selectPage.all({ from, to: Math.min(last, from + pageSize - 1) }))
        yield `${row.hash} ${row.entry_json}`
  }

  return {
    append(action, on, outcome, detail) {
      const previous = head()
      const seq = previous === null ? 0 : previous.seq + 1
      const entry: AuditEntry = { seq, at: clock().toISOString(), who, action, on, outcome, detail }
      const entryJson = JSON.stringify(entry)
      insert.run({ seq, hash: chainHash(previous?.hash ?? null, entryJson), entry_json: entryJson })
    },
    head,
    hashAt: (seq) => selectHash.get({ seq }) ?? null,
    lines,
  }
}
