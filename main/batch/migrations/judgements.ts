import type { Migration } from '../../vault/migrate.ts'

export const judgements: Migration = {
  version: 5,
  name: 'answers, findings and opinions as the levels need them',
  sql: /* sql */ `
    SELECT 1;
  `,
}
