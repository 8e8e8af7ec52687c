import type { Migration } from '../../vault/migrate.ts'
import { unchangeable } from './unchangeable.ts'

export const amendments: Migration = {
  version: 3,
  name: 'amendments, and opinions again after one',
  sql: /* sql */ `
    CREATE TABLE amendment (
      package_id TEXT PRIMARY KEY,
      key_id TEXT NOT NULL,
      sums_sha256 TEXT NOT NULL,
      lender_cert_sha256 TEXT NOT NULL,
      order_id TEXT NOT NULL,
      title TEXT NOT NULL,
      imported_at TEXT NOT NULL
    ) STRICT;

    -- What an amendment did to a case: how many opinions had been given by then.
    CREATE TABLE amended_case (
      amendment TEXT NOT NULL REFERENCES amendment,
      case_no TEXT NOT NULL REFERENCES loan_case,
      note TEXT,
      opinions INTEGER NOT NULL,
      PRIMARY KEY (case_no, amendment)
    ) STRICT;

    ALTER TABLE document ADD COLUMN amendment TEXT REFERENCES amendment;
    ALTER TABLE document ADD COLUMN replaces TEXT REFERENCES document;
    CREATE UNIQUE INDEX document_is_replaced_once ON document (replaces) WHERE replaces IS NOT NULL;

    -- Documents that count: all that have not been replaced.
    CREATE VIEW current_document AS SELECT * FROM document
      WHERE NOT EXISTS (SELECT 1 FROM document AS later WHERE later.replaces = document.path);

    -- The levels begin anew after an amendment, so a case can have several opinions of one level.
    CREATE TABLE opinion_in_order (
      sha256 TEXT PRIMARY KEY,
      case_no TEXT NOT NULL REFERENCES loan_case,
      position INTEGER NOT NULL,
      level INTEGER NOT NULL,
      decision TEXT NOT NULL,
      author TEXT NOT NULL,
      jws TEXT NOT NULL,
      signer TEXT NOT NULL REFERENCES signer,
      UNIQUE (case_no, position)
    ) STRICT;
    INSERT INTO opinion_in_order (sha256, case_no, position, level, decision, author, jws, signer)
      SELECT sha256, case_no, row_number() OVER (PARTITION BY case_no ORDER BY level) - 1, level, decision, author, jws, signer
      FROM opinion;
    DROP TABLE opinion;
    ALTER TABLE opinion_in_order RENAME TO opinion;

    ${unchangeable('amendment')}
    ${unchangeable('amended_case')}
    ${unchangeable('opinion')}
  `,
}
