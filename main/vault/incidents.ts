import { createHash } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import canonicalize from 'canonicalize'
import { BatchId, Sha256Hex } from '../../shared/domain/ids.ts'
import type { Incident, IncidentDraft, ResultIncident } from '../../shared/domain/incident.ts'
import { UserName } from '../../shared/domain/person.ts'
import { SealdeskError } from '../../shared/errors/error.ts'
import type { AuditLog } from './auditLog.ts'

/** What went wrong at this station. */
export interface Incidents {
  /** The newest first. */
  list(): Incident[]
  /**
   * Puts an incident on record, and its digest into the vault's log: neither can be changed without the other showing it.
   *
   * @throws SealdeskError `incident/in-future`
   */
  record(draft: IncidentDraft): Incident
  /** Those that the lender of a batch is told of, in the order in which they were recorded. */
  forLender(batch: BatchId): ResultIncident[]
}

interface IncidentRow {
  number: number
  happened_at: string
  batch_id: string | null
  what: string
  done: string
  is_for_lender: number
  recorded_at: string
  recorded_by: string
}

export function createIncidents({
  database,
  audit,
  recordedBy,
  clock,
}: {
  database: Database
  audit: AuditLog
  recordedBy: UserName
  clock: () => Date
}): Incidents {
  const insert = database.prepare(
    `INSERT INTO incident (happened_at, batch_id, what, done, is_for_lender, recorded_at, recorded_by)
     VALUES (:happenedAt, :batch, :what, :done, :isForLender, :recordedAt, :recordedBy)`,
  )
  const selectAll = database.prepare<[], IncidentRow>('SELECT * FROM incident ORDER BY number DESC')
  const selectForLender = database.prepare<[{ batch: string }], IncidentRow>(
    'SELECT * FROM incident WHERE batch_id = :batch AND is_for_lender = 1 ORDER BY number',
  )

  return {
    list: () => selectAll.all().map(toIncident),

    record: database.transaction((draft: IncidentDraft): Incident => {
      const now = clock()
      if (new Date(draft.happenedAt) > now)
        throw new SealdeskError('incident/in-future', { happenedAt: draft.happenedAt })
      const recorded = { ...draft, recordedAt: now.toISOString(), recordedBy }
      const { lastInsertRowid } = insert.run({ ...recorded, isForLender: Number(draft.isForLender) })
      const incident = { number: Number(lastInsertRowid), ...recorded }
      audit.append('incident.recorded', `#${incident.number}`, 'ok', {
        ...(incident.batch !== null && { batch: incident.batch }),
        sha256: incidentSha256(incident),
      })
      return incident
    }),

    forLender: (batch) => selectForLender.all({ batch }).map(toIncident).map(toldToLender),
  }
}

function toldToLender({ happenedAt, what, done, recordedAt, recordedBy }: Incident): ResultIncident {
  return { happenedAt, what, done, recordedAt, recordedBy }
}

/** SHA-256 of the RFC 8785 form, by which a log names an incident. */
export function incidentSha256(incident: Incident | ResultIncident): Sha256Hex {
  const text = canonicalize(incident) ?? ''
  return Sha256Hex.parse(createHash('sha256').update(text).digest('hex'))
}

function toIncident(row: IncidentRow): Incident {
  return {
    number: row.number,
    happenedAt: row.happened_at,
    batch: row.batch_id === null ? null : BatchId.parse(row.batch_id),
    what: row.what,
    done: row.done,
    isForLender: row.is_for_lender === 1,
    recordedAt: row.recorded_at,
    recordedBy: UserName.parse(row.recorded_by),
  }
}
