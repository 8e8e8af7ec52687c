import type { Migration } from '../../vault/migrate.ts'
import { unchangeable } from './unchangeable.ts'

export const documentNotes: Migration = {
  version: 6,
  name: 'what reviewers say of documents',
  sql: /* sql */ `
    -- What a reviewer says of a document, in note_json by what it is about; the newest of each page and matter counts.
    CREATE TABLE document_note (
      id INTEGER PRIMARY KEY,
      document TEXT NOT NULL REFERENCES document,
      about TEXT NOT NULL CHECK (about IN ('kind', 'turn', 'parts', 'duplicate')),
      page INTEGER,
      note_json TEXT NOT NULL,
      noted_by TEXT NOT NULL,
      noted_at TEXT NOT NULL
    ) STRICT;
    CREATE INDEX document_note_of_document ON document_note (document, about, page, id);

    CREATE TABLE case_arrangement (
      id INTEGER PRIMARY KEY,
      case_no TEXT NOT NULL REFERENCES loan_case,
      order_json TEXT NOT NULL,
      arranged_by TEXT NOT NULL,
      arranged_at TEXT NOT NULL
    ) STRICT;
    CREATE INDEX case_arrangement_of_case ON case_arrangement (case_no, id);

    CREATE VIEW standing_note AS SELECT * FROM document_note AS note
      WHERE NOT EXISTS (
        SELECT 1 FROM document_note AS later
        WHERE later.document = note.document AND later.about = note.about AND later.page IS note.page AND later.id > note.id
      );

    -- The last note that a reading took into account: one after it asks for another reading.
    ALTER TABLE reading ADD COLUMN heeded INTEGER NOT NULL DEFAULT 0;

    -- Documents that count: all that have not been replaced and are no copy of another.
    DROP VIEW current_document;
    CREATE VIEW current_document AS SELECT * FROM document
      WHERE NOT EXISTS (SELECT 1 FROM document AS later WHERE later.replaces = document.path)
        AND NOT EXISTS (
          SELECT 1 FROM standing_note AS note
          WHERE note.document = document.path AND note.about = 'duplicate' AND note.note_json <> 'null'
        );

    ${unchangeable('document_note')}
    ${unchangeable('case_arrangement')}
  `,
}
