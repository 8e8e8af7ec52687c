import { auditSchema } from '../../vault/auditLog.ts'
import type { Migration } from '../../vault/migrate.ts'
import { unchangeable } from './unchangeable.ts'

export const received: Migration = {
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
}
