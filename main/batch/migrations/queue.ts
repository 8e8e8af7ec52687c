import type { Migration } from '../../vault/migrate.ts'

export const queue: Migration = {
  version: 4,
  name: 'the queue: a row for each case, who has it, and what can be searched',
  sql: /* sql */ `
    SELECT 1;
  `,
}
