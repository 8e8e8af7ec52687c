import type { Migration } from '../../vault/migrate.ts'
import { unchangeable } from './unchangeable.ts'

export const queue: Migration = {
  version: 4,
  name: 'the queue: who has which case, a row for each case, and what can be searched',
  sql: /* sql */ `
    -- Who was given a case at a level, null for nobody, and how many opinions had been given on it by then.
    CREATE TABLE assignment (
      id INTEGER PRIMARY KEY,
      case_no TEXT NOT NULL REFERENCES loan_case,
      level INTEGER NOT NULL,
      person TEXT,
      opinions INTEGER NOT NULL,
      assigned_by TEXT NOT NULL,
      assigned_at TEXT NOT NULL
    ) STRICT;
    CREATE INDEX assignment_of_case ON assignment (case_no, level, id);

    -- When somebody who may decide a case at a level first opened it, after so many opinions.
    CREATE TABLE beginning (
      case_no TEXT NOT NULL REFERENCES loan_case,
      level INTEGER NOT NULL,
      opinions INTEGER NOT NULL,
      person TEXT NOT NULL,
      begun_at TEXT NOT NULL,
      PRIMARY KEY (case_no, level, opinions, person)
    ) STRICT, WITHOUT ROWID;

    -- From here on nothing is said for the first time: each case as the queue and the board show it, kept with what it
    -- is made of, in one transaction.
    CREATE TABLE case_row (
      position INTEGER PRIMARY KEY,
      case_no TEXT NOT NULL UNIQUE REFERENCES loan_case,
      name TEXT NOT NULL,
      name_order INTEGER NOT NULL,
      product TEXT,
      product_order INTEGER,
      due TEXT,
      level INTEGER NOT NULL,
      state TEXT NOT NULL,
      assigned_to TEXT,
      decision TEXT,
      documents INTEGER NOT NULL,
      to_read INTEGER NOT NULL,
      s1 INTEGER NOT NULL,
      s2 INTEGER NOT NULL,
      s3 INTEGER NOT NULL,
      s4 INTEGER NOT NULL,
      doubtful INTEGER NOT NULL,
      is_amended INTEGER NOT NULL,
      needs_attention INTEGER NOT NULL,
      -- Whether a field that several people enter wants another entry.
      awaits_entry INTEGER NOT NULL,
      -- Digests of what was said and answered as it can be searched.
      said TEXT NOT NULL,
      answered TEXT NOT NULL
    ) STRICT;
    CREATE INDEX case_row_by_state ON case_row (state, level);
    CREATE INDEX case_row_by_product ON case_row (product);
    CREATE INDEX case_row_to_do ON case_row (assigned_to, coalesce(due, '~'), position, level, state)
      WHERE state <> 'decided';
    CREATE INDEX case_row_to_enter ON case_row (coalesce(due, '~'), position) WHERE awaits_entry;

    CREATE TABLE open_finding (
      position INTEGER NOT NULL REFERENCES case_row,
      code TEXT NOT NULL,
      severity TEXT NOT NULL,
      count INTEGER NOT NULL,
      PRIMARY KEY (position, code, severity)
    ) STRICT, WITHOUT ROWID;

    -- Opinions as the board counts them. undone says how one ceased to stand; seconds went by from its author's opening.
    CREATE TABLE opinion_row (
      position INTEGER NOT NULL REFERENCES case_row,
      place INTEGER NOT NULL,
      level INTEGER NOT NULL,
      decision TEXT NOT NULL,
      author TEXT NOT NULL,
      given_at TEXT NOT NULL,
      seconds REAL,
      undone TEXT CHECK (undone IN ('superseded', 'returned', 'amended')),
      reasons_json TEXT NOT NULL,
      PRIMARY KEY (position, place)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX opinion_row_by_author ON opinion_row (level, author, seconds, undone);
    CREATE INDEX opinion_row_by_time ON opinion_row (level, given_at, decision, undone);

    -- What can be searched, in pieces numbered position * 65536 + n: text of three characters or more in the one, pairs
    -- of characters in the other. Neither keeps the text itself.
    CREATE VIRTUAL TABLE search_text USING fts5(
      text, content = '', contentless_delete = 1, tokenize = 'trigram'
    );
    CREATE VIRTUAL TABLE search_pair USING fts5(
      pairs, content = '', contentless_delete = 1, detail = 'none', prefix = '1',
      tokenize = 'ascii'
    );
    CREATE TABLE searched_document (document TEXT PRIMARY KEY REFERENCES document) STRICT, WITHOUT ROWID;
    CREATE TRIGGER reading_is_to_be_searched AFTER INSERT ON reading
      BEGIN DELETE FROM searched_document WHERE document = NEW.document; END;

    ${unchangeable('assignment')}
    ${unchangeable('beginning')}
  `,
}
