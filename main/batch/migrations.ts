import { auditSchema } from '../vault/auditLog.ts'
import type { Migration } from '../vault/migrate.ts'

/** Schema of a batch's own database. What was received and what was said in it is never updated or deleted. */
export const batchMigrations: readonly Migration[] = [
  {
    version: 1,
    name: 'received documents, readings, confirmations, findings and opinions',
    sql: /* sql */ `
      CREATE TABLE received (
        one INTEGER PRIMARY KEY CHECK (one = 1),
        batch_id TEXT NOT NULL,
        lender_cert_sha256 TEXT NOT NULL,
        sums_sha256 TEXT NOT NULL,
        terms_json TEXT NOT NULL
      ) STRICT;

      CREATE TABLE loan_case (
        case_no TEXT PRIMARY KEY,
        position INTEGER NOT NULL UNIQUE,
        name TEXT NOT NULL,
        product TEXT,
        due TEXT,
        application_json TEXT NOT NULL
      ) STRICT;

      CREATE TABLE document (
        path TEXT PRIMARY KEY,
        case_no TEXT NOT NULL REFERENCES loan_case,
        position INTEGER NOT NULL,
        sha256 TEXT NOT NULL,
        size INTEGER NOT NULL,
        media_type TEXT NOT NULL,
        kind TEXT,
        title TEXT
      ) STRICT;
      CREATE INDEX document_of_case ON document (case_no, position);

      CREATE TABLE reading (
        document TEXT PRIMARY KEY REFERENCES document,
        state TEXT NOT NULL CHECK (state IN ('read', 'unreadable')),
        error_json TEXT,
        page_count INTEGER NOT NULL,
        pages_json TEXT NOT NULL,
        seconds REAL NOT NULL,
        read_at TEXT NOT NULL
      ) STRICT;

      CREATE TABLE field (
        document TEXT NOT NULL REFERENCES document,
        page INTEGER NOT NULL,
        name TEXT NOT NULL,
        position INTEGER NOT NULL,
        value TEXT,
        confidence REAL NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('sure', 'doubtful', 'absent')),
        reasons_json TEXT NOT NULL,
        box_json TEXT,
        PRIMARY KEY (document, page, name)
      ) STRICT;

      CREATE TABLE confirmation (
        id INTEGER PRIMARY KEY,
        document TEXT NOT NULL REFERENCES document,
        page INTEGER NOT NULL,
        name TEXT NOT NULL,
        value TEXT,
        confirmed_by TEXT NOT NULL,
        confirmed_at TEXT NOT NULL
      ) STRICT;
      CREATE INDEX confirmation_of_field ON confirmation (document, page, name, id);

      CREATE TABLE finding (
        case_no TEXT NOT NULL REFERENCES loan_case,
        position INTEGER NOT NULL,
        severity TEXT NOT NULL,
        state TEXT NOT NULL,
        finding_json TEXT NOT NULL,
        PRIMARY KEY (case_no, position)
      ) STRICT;

      CREATE TABLE signer (
        thumbprint TEXT PRIMARY KEY,
        certificate_pem TEXT NOT NULL
      ) STRICT;

      CREATE TABLE opinion (
        sha256 TEXT PRIMARY KEY,
        case_no TEXT NOT NULL REFERENCES loan_case,
        level INTEGER NOT NULL,
        decision TEXT NOT NULL,
        author TEXT NOT NULL,
        jws TEXT NOT NULL,
        signer TEXT NOT NULL REFERENCES signer,
        UNIQUE (case_no, level)
      ) STRICT;

      CREATE TABLE delivery (
        package_id TEXT PRIMARY KEY,
        delivered_at TEXT NOT NULL,
        audit_seq INTEGER,
        audit_hash TEXT
      ) STRICT;

      ${unchangeable('received')}
      ${unchangeable('loan_case')}
      ${unchangeable('document')}
      ${unchangeable('confirmation')}
      ${unchangeable('opinion')}
      ${unchangeable('delivery')}
      ${auditSchema}
    `,
  },
  {
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
  },
  {
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
  },
]

function unchangeable(table: string): string {
  return /* sql */ `
      CREATE TRIGGER ${table}_refuses_update BEFORE UPDATE ON ${table} BEGIN SELECT RAISE(ABORT, '${table} is append-only'); END;
      CREATE TRIGGER ${table}_refuses_delete BEFORE DELETE ON ${table} BEGIN SELECT RAISE(ABORT, '${table} is append-only'); END;`
}
