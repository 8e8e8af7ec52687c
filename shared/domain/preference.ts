import { z } from 'zod'
import { QueueFilter, QueueSort } from './queue.ts'

/** What one person has set for themselves, wherever they sit in front of this vault. */
export const Preferences = z.strictObject({
  /** Keys by shortcut, in place of those that the shortcut has by itself; none for a shortcut without keys. */
  shortcuts: z.record(z.string().max(64), z.array(z.string().min(1).max(24)).max(4)).default({}),
  /** Ways to look at the queue that are worth a name. */
  views: z
    .array(z.strictObject({ name: z.string().trim().min(1).max(40), filter: QueueFilter, sort: QueueSort }))
    .max(50)
    .default([]),
  /** Remarks that come again and again. */
  templates: z
    .array(z.strictObject({ name: z.string().trim().min(1).max(40), text: z.string().min(1).max(2000) }))
    .max(100)
    .default([]),
  /** Whether the queue is shown beside the case that is open. */
  isQueueBeside: z.boolean().default(false),
})
export type Preferences = z.infer<typeof Preferences>
