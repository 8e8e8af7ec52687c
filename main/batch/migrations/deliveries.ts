import type { Migration } from '../../vault/migrate.ts'
import { unchangeable } from './unchangeable.ts'

export const deliveries: Migration = {
  version: 7,
  name: 'results in a series, each of the cases that were decided by then',
  sql: /* sql */ `
    -- The SHA-256 of the outer SHA256SUMS, by which the next result names this one; null in rows of an older version.
    ALTER TABLE delivery ADD COLUMN sums_sha256 TEXT;

    -- How each case was when a result took it along: its newest opinion by then. One that is newer goes out again.
    CREATE TABLE delivered_case (
      case_no TEXT NOT NULL REFERENCES loan_case,
      opinion TEXT NOT NULL REFERENCES opinion,
      package_id TEXT NOT NULL REFERENCES delivery,
      PRIMARY KEY (case_no, opinion, package_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX delivered_case_by_opinion ON delivered_case (opinion);

    -- Until now a result held every case, and opinions could follow it only where an amendment came first.
    INSERT INTO delivered_case (case_no, opinion, package_id)
      SELECT opinion.case_no, opinion.sha256, delivery.package_id
      FROM delivery JOIN opinion ON opinion.position = coalesce(
        (
          SELECT min(amended_case.opinions) FROM amended_case
          JOIN amendment ON amendment.package_id = amended_case.amendment
          WHERE amended_case.case_no = opinion.case_no AND amendment.imported_at > delivery.delivered_at
        ),
        (SELECT count(*) FROM opinion AS one WHERE one.case_no = opinion.case_no)
      ) - 1;

    -- What a supervisor asked for: why a result may go out before every case is decided, null where nothing has to be
    -- said, and whether it takes along what went out before.
    CREATE TABLE result_request (
      id INTEGER PRIMARY KEY,
      reason TEXT,
      is_again INTEGER NOT NULL CHECK (is_again IN (0, 1)),
      requested_by TEXT NOT NULL,
      requested_at TEXT NOT NULL
    ) STRICT;

    ${unchangeable('delivered_case')}
    ${unchangeable('result_request')}
  `,
}
