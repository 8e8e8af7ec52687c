import { z } from 'zod'
import { BatchId, Instant } from './ids.ts'
import { type Role, UserName } from './person.ts'

/** What a newcomer does once in a batch to practise on, in the order in which the window proposes it. */
const trainingTasks = [
  'open-case',
  'reveal-number',
  'settle-doubt',
  'confirm-field',
  'explain-finding',
  'give-opinion',
  'save-next',
  'return-case',
  'find-case',
  'assign-case',
] as const
export const TrainingTask = z.enum(trainingTasks)
export type TrainingTask = z.infer<typeof TrainingTask>

/** The tasks of a person with these roles: what their work is made of, and nothing else. */
export function tasksFor(roles: readonly Role[]): TrainingTask[] {
  const has = (...wanted: readonly Role[]) => wanted.some((role) => roles.includes(role))
  const reviews = has('reviewer-1', 'reviewer-2', 'reviewer-3')
  const isTheirs: Readonly<Record<TrainingTask, boolean>> = {
    'open-case': reviews || has('supervisor'),
    'reveal-number': reviews || has('supervisor'),
    'settle-doubt': reviews,
    'confirm-field': reviews,
    'explain-finding': reviews,
    'give-opinion': reviews,
    'save-next': reviews,
    'return-case': has('reviewer-2', 'reviewer-3'),
    'find-case': reviews || has('supervisor'),
    'assign-case': has('supervisor'),
  }
  return trainingTasks.filter((task) => isTheirs[task])
}

/** The training of the person at the desk. Without a `batch` nothing is under way; `completedAt` outlives it. */
export const Training = z.object({
  batch: BatchId.nullable(),
  tasks: z.array(z.object({ task: TrainingTask, doneAt: Instant.nullable() })),
  completedAt: Instant.nullable(),
})
export type Training = z.infer<typeof Training>

/**
 * The promise to keep what one sees to oneself, and when the person at the desk gave it. `text` is the organisation's
 * own; null stands for the built-in one. Another `version` is acknowledged anew.
 */
export const Nda = z.object({
  text: z.string().nullable(),
  version: z.string(),
  acknowledgedAt: Instant.nullable(),
})
export type Nda = z.infer<typeof Nda>

/** What is on record of one person: the promise as it is worded now, and what they have practised. */
export const PersonRecord = z.object({
  user: UserName,
  ndaAt: Instant.nullable(),
  training: z.object({ done: z.int(), of: z.int(), completedAt: Instant.nullable() }).nullable(),
})
export type PersonRecord = z.infer<typeof PersonRecord>
