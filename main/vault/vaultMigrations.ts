import { auditSchema } from './auditLog.ts'
import type { Migration } from './migrate.ts'

/** Schema of vault.db. Instants and dates are ISO 8601, certificates and keys PEM, digests lower-case hex. */
export const vaultMigrations: readonly Migration[] = [
  {
    version: 1,
    name: 'vendor, people, lenders, receiving keys, register of batches, audit log',
    sql: /* sql */ `
      CREATE TABLE vendor (
        one INTEGER PRIMARY KEY CHECK (one = 1),
        name TEXT NOT NULL,
        certificate_pem TEXT NOT NULL,
        private_key_pem TEXT NOT NULL,
        recipient TEXT NOT NULL,
        identity TEXT NOT NULL
      ) STRICT;

      CREATE TABLE person (
        name TEXT PRIMARY KEY,
        added_at TEXT NOT NULL
      ) STRICT;

      CREATE TABLE person_role (
        person TEXT NOT NULL REFERENCES person,
        role TEXT NOT NULL,
        PRIMARY KEY (person, role)
      ) STRICT;

      CREATE TABLE person_certificate (
        sha256 TEXT PRIMARY KEY,
        person TEXT NOT NULL REFERENCES person,
        certificate_pem TEXT NOT NULL,
        issued_at TEXT NOT NULL,
        retired_at TEXT
      ) STRICT;
      CREATE UNIQUE INDEX one_current_certificate ON person_certificate (person) WHERE retired_at IS NULL;

      CREATE TABLE lender (
        name TEXT PRIMARY KEY,
        cert_sha256 TEXT NOT NULL UNIQUE,
        certificate_pem TEXT NOT NULL,
        recipient TEXT NOT NULL,
        trusted_at TEXT NOT NULL,
        trusted_by TEXT NOT NULL REFERENCES person
      ) STRICT;

      CREATE TABLE batch (
        batch_id TEXT PRIMARY KEY,
        lender TEXT NOT NULL REFERENCES lender,
        order_id TEXT NOT NULL,
        title TEXT NOT NULL,
        imported_at TEXT NOT NULL,
        due TEXT,
        retain_until TEXT,
        state TEXT NOT NULL,
        sums_sha256 TEXT NOT NULL,
        cases INTEGER NOT NULL,
        documents INTEGER NOT NULL
      ) STRICT;

      -- A receiving key opens one batch, ever; the check waits for the end of the transaction that registers it.
      CREATE TABLE receiving_key (
        key_id TEXT PRIMARY KEY,
        lender TEXT NOT NULL REFERENCES lender,
        recipient TEXT NOT NULL UNIQUE,
        issued_at TEXT NOT NULL,
        issued_by TEXT NOT NULL REFERENCES person,
        batch_id TEXT UNIQUE REFERENCES batch DEFERRABLE INITIALLY DEFERRED
      ) STRICT;
      CREATE TRIGGER receiving_key_is_used_once BEFORE UPDATE ON receiving_key WHEN OLD.batch_id IS NOT NULL
        BEGIN SELECT RAISE(ABORT, 'a receiving key is used once'); END;

      ${auditSchema}
    `,
  },
  {
    version: 2,
    name: 'destructions, copies of the key ring, disabled people, revoked lenders, withdrawn keys',
    sql: /* sql */ `
      -- What two people ordered to be destroyed, each under their signature, and what was stated when it was done.
      CREATE TABLE destruction (
        batch_id TEXT PRIMARY KEY REFERENCES batch,
        operator_json TEXT NOT NULL,
        witness_json TEXT NOT NULL,
        statement_json TEXT
      ) STRICT;
      CREATE TRIGGER destruction_refuses_delete BEFORE DELETE ON destruction
        BEGIN SELECT RAISE(ABORT, 'a destruction stays on record'); END;
      CREATE TRIGGER destruction_is_completed_once BEFORE UPDATE ON destruction WHEN OLD.statement_json IS NOT NULL
        BEGIN SELECT RAISE(ABORT, 'a destruction is completed once'); END;

      CREATE TABLE key_ring_copy (
        path TEXT PRIMARY KEY,
        epoch INTEGER NOT NULL,
        saved_at TEXT NOT NULL
      ) STRICT;

      -- Jobs that have not ended; one that does not run was interrupted.
      CREATE TABLE unfinished_job (
        job_id TEXT PRIMARY KEY,
        step TEXT NOT NULL,
        batch_id TEXT REFERENCES batch,
        path TEXT,
        started_at TEXT NOT NULL,
        started_by TEXT NOT NULL REFERENCES person
      ) STRICT;

      -- The slot of a disabled person waits here, where only an unlocked vault has it.
      ALTER TABLE person ADD COLUMN disabled_at TEXT;
      ALTER TABLE person ADD COLUMN parked_slot_json TEXT;

      ALTER TABLE lender ADD COLUMN revoked_at TEXT;
      ALTER TABLE lender ADD COLUMN revoked_by TEXT REFERENCES person;
      ALTER TABLE lender ADD COLUMN revoked_reason TEXT;

      -- Cards that were pinned once. Their certificates are never pinned again.
      CREATE TABLE former_lender_card (
        cert_sha256 TEXT PRIMARY KEY,
        lender TEXT NOT NULL REFERENCES lender,
        certificate_pem TEXT NOT NULL,
        recipient TEXT NOT NULL,
        trusted_at TEXT NOT NULL,
        trusted_by TEXT NOT NULL REFERENCES person,
        ending TEXT NOT NULL CHECK (ending IN ('replaced', 'revoked')),
        ended_at TEXT NOT NULL,
        ended_by TEXT NOT NULL REFERENCES person,
        reason TEXT
      ) STRICT;

      ALTER TABLE receiving_key ADD COLUMN withdrawn_at TEXT;
      ALTER TABLE receiving_key ADD COLUMN withdrawn_by TEXT REFERENCES person;
      CREATE TRIGGER receiving_key_stays_withdrawn BEFORE UPDATE ON receiving_key WHEN OLD.withdrawn_at IS NOT NULL
        BEGIN SELECT RAISE(ABORT, 'a withdrawn receiving key stays withdrawn'); END;
    `,
  },
  {
    version: 3,
    name: 'amendments of batches',
    sql: /* sql */ `
      -- Brings documents to a batch that is there, under a receiving key of its own. Begun until the batch's own
      -- database has it; from then on imported.
      CREATE TABLE amendment (
        package_id TEXT PRIMARY KEY,
        batch_id TEXT NOT NULL REFERENCES batch,
        key_id TEXT NOT NULL UNIQUE REFERENCES receiving_key,
        sums_sha256 TEXT NOT NULL,
        imported_at TEXT
      ) STRICT;
      CREATE INDEX amendment_of_batch ON amendment (batch_id);
      CREATE TRIGGER amendment_stays BEFORE DELETE ON amendment WHEN OLD.imported_at IS NOT NULL
        BEGIN SELECT RAISE(ABORT, 'an amendment stays on record'); END;
      CREATE TRIGGER amendment_is_imported_once BEFORE UPDATE ON amendment WHEN OLD.imported_at IS NOT NULL
        BEGIN SELECT RAISE(ABORT, 'an amendment is imported once'); END;
      CREATE TRIGGER amendment_needs_an_unused_key BEFORE INSERT ON amendment
        WHEN EXISTS (SELECT 1 FROM receiving_key WHERE key_id = NEW.key_id AND batch_id IS NOT NULL)
        BEGIN SELECT RAISE(ABORT, 'a receiving key is used once'); END;
      CREATE TRIGGER receiving_key_of_an_amendment_is_used BEFORE UPDATE ON receiving_key
        WHEN EXISTS (SELECT 1 FROM amendment WHERE key_id = OLD.key_id)
        BEGIN SELECT RAISE(ABORT, 'a receiving key is used once'); END;
    `,
  },
  {
    version: 4,
    name: 'what each person has set for themselves',
    sql: /* sql */ `
      CREATE TABLE preference (
        person TEXT PRIMARY KEY REFERENCES person,
        preferences_json TEXT NOT NULL
      ) STRICT;
    `,
  },
  {
    version: 5,
    name: "the key that certifies the people, apart from the vendor's own",
    sql: /* sql */ `
      -- Until now the vendor's key did both; people who have a certificate stay certified by it.
      CREATE TABLE issuer (
        one INTEGER PRIMARY KEY CHECK (one = 1),
        certificate_pem TEXT NOT NULL,
        private_key_pem TEXT NOT NULL
      ) STRICT;
      INSERT INTO issuer (one, certificate_pem, private_key_pem)
        SELECT 1, certificate_pem, private_key_pem FROM vendor;

      -- Where the certificate is the organisation's own: the card, as its key signed it.
      ALTER TABLE vendor ADD COLUMN card_json TEXT;
    `,
  },
  {
    version: 6,
    name: 'training, and the promise of confidentiality',
    sql: /* sql */ `
      -- A lender that the station itself plays, to have something to practise on.
      ALTER TABLE lender ADD COLUMN is_training INTEGER NOT NULL DEFAULT 0;

      -- Stands here before the batch is imported, and stays when it is thrown away.
      CREATE TABLE training (
        batch_id TEXT PRIMARY KEY,
        person TEXT NOT NULL REFERENCES person,
        started_at TEXT NOT NULL,
        completed_at TEXT
      ) STRICT;
      CREATE TABLE training_task (
        batch_id TEXT NOT NULL REFERENCES training,
        task TEXT NOT NULL,
        done_at TEXT NOT NULL,
        PRIMARY KEY (batch_id, task)
      ) STRICT;

      -- The newest counts; without a text it is the built-in one again.
      CREATE TABLE nda_text (
        id INTEGER PRIMARY KEY,
        text TEXT,
        set_at TEXT NOT NULL,
        set_by TEXT NOT NULL REFERENCES person
      ) STRICT;
      CREATE TABLE nda_acknowledgement (
        person TEXT NOT NULL REFERENCES person,
        version TEXT NOT NULL,
        acknowledged_at TEXT NOT NULL,
        PRIMARY KEY (person, version)
      ) STRICT;
      CREATE TRIGGER nda_acknowledgement_stays BEFORE DELETE ON nda_acknowledgement
        BEGIN SELECT RAISE(ABORT, 'a promise stays on record'); END;
      CREATE TRIGGER nda_acknowledgement_is_given_once BEFORE UPDATE ON nda_acknowledgement
        BEGIN SELECT RAISE(ABORT, 'a promise stays as it was given'); END;
    `,
  },
  {
    version: 7,
    name: 'incidents',
    sql: /* sql */ `
      -- Of which batch an incident was stays on record when the batch is gone.
      CREATE TABLE incident (
        number INTEGER PRIMARY KEY,
        happened_at TEXT NOT NULL,
        batch_id TEXT,
        what TEXT NOT NULL,
        done TEXT NOT NULL,
        is_for_lender INTEGER NOT NULL,
        recorded_at TEXT NOT NULL,
        recorded_by TEXT NOT NULL REFERENCES person,
        CHECK (batch_id IS NOT NULL OR is_for_lender = 0)
      ) STRICT;
      CREATE INDEX incident_of_batch ON incident (batch_id);
      CREATE TRIGGER incident_stays BEFORE DELETE ON incident
        BEGIN SELECT RAISE(ABORT, 'an incident stays on record'); END;
      CREATE TRIGGER incident_stays_as_it_is BEFORE UPDATE ON incident
        BEGIN SELECT RAISE(ABORT, 'an incident stays as it was recorded'); END;
    `,
  },
]
