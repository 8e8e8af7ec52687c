import type { Migration } from '../vault/migrate.ts'
import { amendments } from './migrations/amendments.ts'
import { candidates } from './migrations/candidates.ts'
import { deliveries } from './migrations/deliveries.ts'
import { documentNotes } from './migrations/documentNotes.ts'
import { judgements } from './migrations/judgements.ts'
import { queue } from './migrations/queue.ts'
import { received } from './migrations/received.ts'
import { worksheets } from './migrations/worksheets.ts'

/** Schema of a batch's own database. What was received and what was said in it is never updated or deleted. */
export const batchMigrations: readonly Migration[] = [
  received,
  candidates,
  amendments,
  queue,
  judgements,
  documentNotes,
  deliveries,
  worksheets,
]
