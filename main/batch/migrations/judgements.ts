import type { Migration } from '../../vault/migrate.ts'
import { unchangeable } from './unchangeable.ts'

export const judgements: Migration = {
  version: 5,
  name: 'answers of their own, opinions given anew, and what people made of findings',
  sql: /* sql */ `
    -- Null in rows of an older version, which have a value or else say that nobody can read it.
    ALTER TABLE confirmation ADD COLUMN answer TEXT CHECK (answer IN ('value', 'illegible', 'not-applicable'));

    ALTER TABLE opinion ADD COLUMN supersedes TEXT REFERENCES opinion;
    CREATE UNIQUE INDEX opinion_is_superseded_once ON opinion (supersedes) WHERE supersedes IS NOT NULL;

    -- Findings are made anew whenever the rules run; a key names the same one each time.
    CREATE TABLE disposition (
      id INTEGER PRIMARY KEY,
      case_no TEXT NOT NULL REFERENCES loan_case,
      finding TEXT NOT NULL,
      settled_as TEXT NOT NULL CHECK (settled_as IN ('open', 'explained', 'waived')),
      reason TEXT,
      settled_by TEXT NOT NULL,
      settled_at TEXT NOT NULL
    ) STRICT;
    CREATE INDEX disposition_of_case ON disposition (case_no, finding, id);

    CREATE TABLE added_finding (
      id INTEGER PRIMARY KEY,
      case_no TEXT NOT NULL REFERENCES loan_case,
      finding_json TEXT NOT NULL,
      added_by TEXT NOT NULL,
      added_at TEXT NOT NULL
    ) STRICT;
    CREATE INDEX added_finding_of_case ON added_finding (case_no, id);

    CREATE TABLE withdrawn_finding (
      finding INTEGER PRIMARY KEY REFERENCES added_finding,
      withdrawn_at TEXT NOT NULL
    ) STRICT;

    ${unchangeable('disposition')}
    ${unchangeable('added_finding')}
    ${unchangeable('withdrawn_finding')}
  `,
}
