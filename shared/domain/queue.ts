import { z } from 'zod'
import { Severity } from './finding.ts'
import { CaseNo } from './ids.ts'
import { Decision } from './opinion.ts'
import { Level, UserName } from './person.ts'

const caseStates = ['waiting', 'assigned', 'in-review', 'returned', 'decided'] as const
/**
 * Where a case is at its level: nobody has it; somebody has it and has not begun; somebody has begun; it came back from
 * the level above; every level that the order asks for has decided.
 */
export const CaseState = z.enum(caseStates)
export type CaseState = z.infer<typeof CaseState>

/** One case in the queue. `position` is its place in the order, from 0, and its identity within the batch. */
export const CaseRow = z.object({
  position: z.int().nonnegative(),
  caseNo: CaseNo,
  name: z.string(),
  product: z.string().nullable(),
  /** The case's own day, or else the order's. */
  due: z.iso.date().nullable(),
  state: CaseState,
  level: Level,
  assignedTo: UserName.nullable(),
  /** The newest decision that stands. */
  decision: Decision.nullable(),
  documents: z.int(),
  /** Documents of the kinds that are read, not read so far. */
  toRead: z.int(),
  /** Findings that fail or warn and that nobody has explained or waived. */
  findings: z.object({ S1: z.int(), S2: z.int(), S3: z.int(), S4: z.int() }),
  doubtful: z.int(),
  /** Whether an amendment brought documents for it. */
  isAmended: z.boolean(),
  /** Returned, unreadable documents, an open S1, entries that differ: somebody has to look. */
  needsAttention: z.boolean(),
})
export type CaseRow = z.infer<typeof CaseRow>

const dueFilters = ['overdue', 'today', 'this-week'] as const

/** Which cases of a queue: those that meet every part. An empty list or null asks nothing. */
export const QueueFilter = z.strictObject({
  /** In names, numbers, remarks and what was read; of any length. */
  text: z.string().trim().max(100).default(''),
  states: z.array(CaseState).default([]),
  levels: z.array(Level).default([]),
  products: z.array(z.string()).default([]),
  /** Cases with a finding of one of these that is open. */
  severities: z.array(Severity).default([]),
  due: z.enum(dueFilters).nullable().default(null),
  /** Whose cases: a person's, or those that nobody has. */
  person: z
    .union([z.strictObject({ name: UserName }), z.literal('nobody')])
    .nullable()
    .default(null),
  needsAttention: z.boolean().default(false),
  /** Whether only cases in which a field that several people enter wants an entry of somebody else. */
  awaitsEntry: z.boolean().default(false),
})
export type QueueFilter = z.infer<typeof QueueFilter>

export const QueueSort = z.strictObject({
  by: z.enum(['position', 'due', 'name', 'product', 'severity', 'doubtful', 'state']).default('position'),
  isDescending: z.boolean().default(false),
})
export type QueueSort = z.infer<typeof QueueSort>

/** How many cases of the batch there are of each, whatever the filter. */
export const QueueCounts = z.object({
  all: z.int(),
  states: z.record(CaseState, z.int()),
  levels: z.array(z.object({ level: Level, count: z.int() })),
  products: z.array(z.object({ product: z.string(), count: z.int() })),
  severities: z.record(Severity, z.int()),
  due: z.record(z.enum(dueFilters), z.int()),
  people: z.array(z.object({ name: UserName, count: z.int() })),
  nobody: z.int(),
  needsAttention: z.int(),
  awaitsEntry: z.int(),
})
export type QueueCounts = z.infer<typeof QueueCounts>

/** Somebody who may be given cases: the levels that they review, and the cases that they have open in the batch. */
export const Assignee = z.object({ name: UserName, levels: z.array(Level), open: z.int() })
export type Assignee = z.infer<typeof Assignee>

/** To whom cases go: everybody gets as many (`evenly`), or whoever has fewest open gets the next (`by-load`). */
export const Assignment = z.discriminatedUnion('how', [
  z.strictObject({ how: z.literal('to'), person: UserName }),
  z.strictObject({ how: z.literal('evenly'), people: z.array(UserName).min(1) }),
  z.strictObject({ how: z.literal('by-load'), people: z.array(UserName).min(1) }),
  z.strictObject({ how: z.literal('nobody') }),
])
export type Assignment = z.infer<typeof Assignment>
