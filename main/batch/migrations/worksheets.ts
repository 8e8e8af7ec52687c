import type { Migration } from '../../vault/migrate.ts'
import { unchangeable } from './unchangeable.ts'

export const worksheets: Migration = {
  version: 8,
  name: 'worksheets that reviewers fill',
  sql: /* sql */ `
    -- The newest of a case, kind and document counts. Figures are computed from the content when it is kept, so that
    -- tables and scores need not read it; a blank one takes back what stood there before.
    CREATE TABLE worksheet (
      id INTEGER PRIMARY KEY,
      case_no TEXT NOT NULL REFERENCES loan_case,
      kind TEXT NOT NULL CHECK (kind IN ('financial-statements', 'bank-statement', 'collateral', 'repayment-ability')),
      document TEXT REFERENCES document,
      state TEXT NOT NULL CHECK (state IN ('blank', 'begun', 'filled')),
      content_json TEXT NOT NULL,
      figures_json TEXT NOT NULL,
      filled_by TEXT NOT NULL,
      filled_at TEXT NOT NULL
    ) STRICT;
    CREATE INDEX worksheet_of_case ON worksheet (case_no, kind, document, id);

    -- Worksheets that count: the newest of each, of no document that was replaced or is a copy.
    CREATE VIEW standing_worksheet AS SELECT * FROM worksheet AS sheet
      WHERE state <> 'blank'
        AND NOT EXISTS (
          SELECT 1 FROM worksheet AS later
          WHERE later.case_no = sheet.case_no AND later.kind = sheet.kind AND later.document IS sheet.document
            AND later.id > sheet.id
        )
        AND (document IS NULL OR EXISTS (SELECT 1 FROM current_document WHERE path = sheet.document));

    ${unchangeable('worksheet')}
  `,
}
