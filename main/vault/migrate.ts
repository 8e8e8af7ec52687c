import type { Database } from 'better-sqlite3'
import { SealdeskError } from '../../shared/errors/error.ts'

/** One step of a schema. Versions count from 1 without a gap; a published step is never edited. */
export interface Migration {
  readonly version: number
  readonly name: string
  readonly sql: string
}

const historySchema = /* sql */ `
  CREATE TABLE IF NOT EXISTS migration (
    version INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    applied_at TEXT NOT NULL
  ) STRICT`

/** Version of the schema of a database; 0 if no step was ever applied. */
export function schemaVersion(db: Database): number {
  const history = db.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'migration'").get()
  if (!history) return 0
  return db.prepare<[], number>('SELECT coalesce(max(version), 0) FROM migration').pluck().get() ?? 0
}

/**
 * Brings a database to the newest schema, all missing steps in one transaction.
 *
 * @param name how the database is called in errors
 * @throws SealdeskError `vault/newer-version`
 */
export function migrate(
  db: Database,
  { name, migrations, clock }: { name: string; migrations: readonly Migration[]; clock: () => Date },
): void {
  const found = schemaVersion(db)
  const supported = migrations.at(-1)?.version ?? 0
  if (found > supported) throw new SealdeskError('vault/newer-version', { name, found, supported })
  const missing = migrations.filter(({ version }) => version > found)
  if (missing.length === 0) return
  db.transaction(() => {
    db.exec(historySchema)
    const record = db.prepare('INSERT INTO migration (version, name, applied_at) VALUES (?, ?, ?)')
    for (const { version, name: step, sql } of missing) {
      db.exec(sql)
      record.run(version, step, clock().toISOString())
    }
  }).immediate()
}
