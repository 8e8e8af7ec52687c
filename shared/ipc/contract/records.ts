import { z } from 'zod'
import { AuditCheck, AuditFilter, AuditHead, AuditLogRef, AuditPage } from '../../domain/audit.ts'
import { FileHandle, Instant, JobId } from '../../domain/ids.ts'
import { Incident, IncidentDraft } from '../../domain/incident.ts'
import { Proof } from '../../domain/passphrase.ts'
import { UserName } from '../../domain/person.ts'
import { JobEnd, JobProgress, UnfinishedJob } from '../../domain/view.ts'
import { event, request } from '../request.ts'
import { logReaders, Nothing, workers } from './terms.ts'

/** What is kept of the work: copies, incidents, logs, and jobs under way. */
export const recordRequests = {
  backup: {
    /**
     * Writes the vault as it is to a backup file, and the key ring that its batches open with to another; the two belong
     * on different media.
     */
    write: request(z.strictObject({ backup: FileHandle, keyRing: FileHandle }), JobId, ['supervisor']),
    /** What a backup file says of itself, before anything of it is restored. */
    inspect: request(
      z.strictObject({ backup: FileHandle }),
      z.object({ createdAt: Instant, users: z.array(UserName), batches: z.int() }),
      'anyone',
    ),
    /**
     * Makes a vault, where there is none, of a backup file and the newest copy of the key ring; without that copy no
     * batch can be opened. Leaves the vault locked.
     */
    restore: request(
      z.strictObject({
        backup: FileHandle,
        keyRing: FileHandle.nullable(),
        proof: z.union([
          Proof.extend({ user: UserName }),
          z.strictObject({ user: UserName, recoveryKey: z.string() }),
        ]),
      }),
      z.object({ batches: z.int(), withoutKey: z.int() }),
      'anyone',
    ),
    /** How far the restoration is, in bytes: there is no vault yet, and so no desk that jobs run at. */
    restoring: event(z.object({ done: z.number(), total: z.number() })),
    /** Ends the restoration under way, which fails as `job/cancelled` and leaves nothing; there may be none. */
    cancelRestoring: request(Nothing, Nothing, 'anyone'),
  },
  incident: {
    list: request(Nothing, z.array(Incident), logReaders),
    record: request(IncidentDraft, Incident, ['supervisor']),
  },
  audit: {
    list: request(
      AuditLogRef.extend({
        filter: AuditFilter,
        offset: z.int().nonnegative(),
        limit: z.int().positive().max(1000),
      }),
      AuditPage,
      logReaders,
    ),
    /** Everybody who has an entry in the log. */
    people: request(AuditLogRef, z.array(z.string()), logReaders),
    /**
     * Goes over every line of every log: the vault's first, as far as `expected` reaches if somebody else wrote its
     * head down, and the batches' as far as the vault's log says that they reach.
     */
    verify: request(z.strictObject({ expected: AuditHead.nullable() }), z.array(AuditCheck), logReaders),
    /** Writes a log, or what the filter leaves of it, as CSV (UTF-8 with a byte order mark, instants in UTC). */
    export: request(
      AuditLogRef.extend({ filter: AuditFilter, target: FileHandle }),
      z.object({ entries: z.int() }),
      ['auditor'],
    ),
  },
  job: {
    cancel: request(z.strictObject({ job: JobId }), Nothing, 'unlocked'),
    /** Ends a job after what is at hand; it waits among the unfinished ones. What could not be resumed goes on. */
    pause: request(z.strictObject({ job: JobId }), Nothing, 'unlocked'),
    /** Jobs that were paused or interrupted, of those that this person may start. */
    unfinished: request(Nothing, z.array(UnfinishedJob), workers),
    /** Starts an unfinished job again; what it has kept is not done twice. */
    resume: request(z.strictObject({ job: JobId }), JobId, workers),
    /** Gives an unfinished job up, and removes what it left half written. */
    drop: request(z.strictObject({ job: JobId }), Nothing, workers),
    progress: event(JobProgress),
    ended: event(JobEnd),
  },
} as const
