import type { Migration } from '../../vault/migrate.ts'

export const candidates: Migration = {
  version: 2,
  name: 'candidates and amounts of fields, traces of files, and what cases have in common',
  sql: /* sql */ `
    ALTER TABLE reading ADD COLUMN traces_json TEXT;
    ALTER TABLE field ADD COLUMN candidates_json TEXT;
    ALTER TABLE field ADD COLUMN fen INTEGER;

    CREATE TABLE case_value (
      case_no TEXT NOT NULL REFERENCES loan_case,
      position INTEGER NOT NULL,
      what TEXT NOT NULL,
      value TEXT NOT NULL,
      document TEXT REFERENCES document,
      page INTEGER,
      field TEXT
    ) STRICT;
    CREATE INDEX case_value_of_case ON case_value (case_no);
    CREATE INDEX case_value_by_value ON case_value (what, value, position, case_no);

    -- The four quarters of a page's hash: two that differ in few bits agree in one of them, but for a bit.
    CREATE TABLE page_look (
      case_no TEXT NOT NULL REFERENCES loan_case,
      position INTEGER NOT NULL,
      document TEXT NOT NULL REFERENCES document,
      page INTEGER NOT NULL,
      hash TEXT NOT NULL,
      quarter1 INTEGER NOT NULL,
      quarter2 INTEGER NOT NULL,
      quarter3 INTEGER NOT NULL,
      quarter4 INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX page_look_of_case ON page_look (case_no);
    CREATE INDEX page_look_by_quarter1 ON page_look (quarter1);
    CREATE INDEX page_look_by_quarter2 ON page_look (quarter2);
    CREATE INDEX page_look_by_quarter3 ON page_look (quarter3);
    CREATE INDEX page_look_by_quarter4 ON page_look (quarter4);

    CREATE INDEX document_by_digest ON document (sha256, position, case_no);
  `,
}
