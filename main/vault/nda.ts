import { createHash } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import type { UserName } from '../../shared/domain/person.ts'
import type { Nda } from '../../shared/domain/training.ts'
import { SealdeskError } from '../../shared/errors/error.ts'
import { builtInNda } from '../../shared/terms/nda.ts'
import type { AuditLog } from './auditLog.ts'

/** The promise of confidentiality: how it is worded, and who has given it. */
export interface NdaRecord {
  /** As the person at the desk finds it. */
  get(): Nda
  /** The person at the desk gives the promise. @throws SealdeskError `nda/changed` if it is not worded so any more */
  acknowledge(version: string): void
  /** Words it anew, by `null` as it is built in: everybody is asked again. */
  setText(text: string | null): void
  /** Who has given the promise as it is worded now, and when (ISO 8601). */
  acknowledgements(): ReadonlyMap<string, string>
}

export function createNda(parts: {
  database: Database
  audit: AuditLog
  person: UserName
  clock: () => Date
}): NdaRecord {
  const { database, audit, person, clock } = parts
  const selectText = database
    .prepare<[], string | null>('SELECT text FROM nda_text ORDER BY id DESC LIMIT 1')
    .pluck()
  const insertText = database.prepare(
    'INSERT INTO nda_text (text, set_at, set_by) VALUES (:text, :at, :person)',
  )
  const selectGiven = database.prepare<[{ version: string }], { person: string; at: string }>(
    'SELECT person, acknowledged_at AS at FROM nda_acknowledgement WHERE version = :version',
  )
  const insertGiven = database.prepare(
    `INSERT OR IGNORE INTO nda_acknowledgement (person, version, acknowledged_at)
     VALUES (:person, :version, :at)`,
  )
  const now = () => clock().toISOString()
  const text = () => selectText.get() ?? null
  const given = (version: string) =>
    new Map(selectGiven.all({ version }).map(({ person: by, at }) => [by, at] as const))

  return {
    get() {
      const current = text()
      const version = versionOf(current)
      return { text: current, version, acknowledgedAt: given(version).get(person) ?? null }
    },
    acknowledge: database.transaction((version: string) => {
      if (version !== versionOf(text())) throw new SealdeskError('nda/changed')
      if (insertGiven.run({ person, version, at: now() }).changes === 0) return
      audit.append('nda.acknowledged', person, 'ok', { version })
    }),
    setText: database.transaction((next: string | null) => {
      insertText.run({ text: next, person, at: now() })
      audit.append('nda.text-set', versionOf(next), 'ok')
    }),
    acknowledgements: () => given(versionOf(text())),
  }
}

/** The same words are the same version, whenever they were set. */
function versionOf(text: string | null): string {
  return text === null ? builtInNda : createHash('sha256').update(text, 'utf8').digest('hex')
}
