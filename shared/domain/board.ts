import { z } from 'zod'
import { Severity } from './finding.ts'
import { Decision } from './opinion.ts'
import { OrderReason } from './order.ts'
import { Level, UserName } from './person.ts'
import { CaseState } from './queue.ts'

/**
 * How a batch goes, in numbers only: nothing of a customer. Days are calendar days at the station, durations seconds;
 * medians and 90th percentiles are null where there is nothing to measure.
 */
export const Board = z.object({
  cases: z.int(),
  states: z.array(z.object({ level: Level, state: CaseState, count: z.int() })),
  /** Opinions a day and level, in order of the days. */
  throughput: z.array(z.object({ day: z.iso.date(), level: Level, opinions: z.int() })),
  decisions: z.array(z.object({ level: Level, decision: Decision, count: z.int() })),
  /** How often opinions that stand name a reason, most often first. */
  reasons: z.array(
    z.object({
      code: z.string(),
      count: z.int(),
      /** What the order calls it; null where it is a built-in one. */
      name: OrderReason.pick({ zh: true, en: true }).nullable(),
    }),
  ),
  findings: z.array(z.object({ code: z.string(), severity: Severity, count: z.int() })),
  /** From import to the opinion that stands, by level. */
  turnaround: z.array(
    z.object({ level: Level, count: z.int(), median: z.number().nullable(), p90: z.number().nullable() }),
  ),
  /** Cases that two levels decided, and how often the upper one came to the same decision. */
  agreement: z.array(z.object({ lower: Level, upper: Level, both: z.int(), same: z.int() })),
  people: z.array(
    z.object({
      name: UserName,
      level: Level,
      opinions: z.int(),
      open: z.int(),
      returned: z.int(),
      /** From opening a case to the opinion on it. */
      medianSeconds: z.number().nullable(),
    }),
  ),
})
export type Board = z.infer<typeof Board>
