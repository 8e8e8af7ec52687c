import { z } from 'zod'
import { BatchId, Instant } from './ids.ts'
import { UserName } from './person.ts'

const Words = z.string().trim().min(1).max(4000)

/** Something that went wrong at the station, as a supervisor writes it down. Nobody changes it later. */
export const IncidentDraft = z
  .strictObject({
    happenedAt: Instant,
    /** The batch that it concerns; null where it concerns none, or all. */
    batch: BatchId.nullable(),
    /** What happened. Written for people outside: it names no customer. */
    what: Words,
    /** What was done about it. */
    done: Words,
    /** Whether the lender of the batch is told of it with each result that follows. */
    isForLender: z.boolean(),
  })
  .refine(({ batch, isForLender }) => batch !== null || !isForLender, {
    error: 'without a batch there is no lender to tell',
  })
export type IncidentDraft = z.infer<typeof IncidentDraft>

/** An incident on record. */
export const Incident = z.object({
  /** Counts from 1, in the order in which they were recorded. */
  number: z.int().positive(),
  happenedAt: Instant,
  batch: BatchId.nullable(),
  what: z.string(),
  done: z.string(),
  isForLender: z.boolean(),
  recordedAt: Instant,
  recordedBy: UserName,
})
export type Incident = z.infer<typeof Incident>

/** The same as the lender of its batch reads it. What was recorded about others is not counted to them. */
export const ResultIncident = z.strictObject({
  happenedAt: Instant,
  what: z.string(),
  done: z.string(),
  recordedAt: Instant,
  recordedBy: UserName,
})
export type ResultIncident = z.infer<typeof ResultIncident>
