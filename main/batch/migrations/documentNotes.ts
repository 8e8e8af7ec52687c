import type { Migration } from '../../vault/migrate.ts'

export const documentNotes: Migration = {
  version: 6,
  name: 'what reviewers say of documents',
  sql: /* sql */ `
    SELECT 1;
  `,
}
