import type { Database } from 'better-sqlite3'
import type { CaseNo, DocumentPath } from '../../shared/domain/ids.ts'
import { pairsOf, searchable } from './searchText.ts'

/** Pieces of a case that are not a document; documents follow, in the order in which they came. */
export const searchPieces = { declared: 0, said: 1, answered: 2 } as const
export type SearchPiece = keyof typeof searchPieces
const firstDocument = 3

/** Pieces that a case can have; the rest of a piece's number is the case's position. */
const pieceBits = 16

export type SearchStore = ReturnType<typeof createSearchStore>

/** Everything of a batch that can be found by its text. */
export function createSearchStore(db: Database) {
  const removeText = db.prepare('DELETE FROM search_text WHERE rowid = :id')
  const removePairs = db.prepare('DELETE FROM search_pair WHERE rowid = :id')
  const insertText = db.prepare('INSERT INTO search_text (rowid, text) VALUES (:id, :text)')
  const insertPairs = db.prepare('INSERT INTO search_pair (rowid, pairs) VALUES (:id, :pairs)')
  const selectUnsearched = db.prepare<[{ caseNo: string }], { path: string; earlier: number }>(
    `SELECT path, (
       SELECT count(*) FROM document AS earlier
       WHERE earlier.case_no = document.case_no AND earlier.position < document.position
     ) AS earlier
     FROM document JOIN reading ON reading.document = path
     WHERE case_no = :caseNo AND path NOT IN (SELECT document FROM searched_document)`,
  )
  const insertSearched = db.prepare('INSERT INTO searched_document (document) VALUES (:path)')

  function put(position: number, piece: number, text: string): void {
    const id = position * 2 ** pieceBits + piece
    removeText.run({ id })
    removePairs.run({ id })
    if (text === '') return
    const folded = searchable(text)
    insertText.run({ id, text: folded })
    insertPairs.run({ id, pairs: pairsOf(folded).join(' ') })
  }

  return {
    /** Puts a piece of a case in place of what it was. The caller holds the transaction. */
    put: (position: number, piece: SearchPiece, text: string): void =>
      put(position, searchPieces[piece], text),

    /** Enters the documents of a case that have been read since they were entered last. */
    putDocuments(caseNo: CaseNo, position: number, textOf: (document: DocumentPath) => string): void {
      for (const { path, earlier } of selectUnsearched.all({ caseNo })) {
        put(position, firstDocument + earlier, textOf(path as DocumentPath))
        insertSearched.run({ path })
      }
    },
  }
}

/**
 * SQL for the positions of the cases of which a piece contains a word, and its parameters under names that begin with
 * `name`. Words of three characters and more are found as they stand anywhere in the text; of shorter ones the letters and
 * digits count.
 *
 * @param withSaid whether remarks of opinions are searched
 */
export function positionsWith(
  word: string,
  name: string,
  { withSaid }: { withSaid: boolean },
): { sql: string; parameters: Record<string, string> } {
  const folded = searchable(word)
  const isLong = [...folded].length >= 3
  const table = isLong ? 'search_text' : 'search_pair'
  const query = isLong ? quoted(folded) : pairQuery(folded)
  if (query === null) return { sql: 'SELECT NULL WHERE FALSE', parameters: {} }
  const said = withSaid ? '' : ` AND rowid & ${2 ** pieceBits - 1} <> ${searchPieces.said}`
  return {
    sql: `SELECT rowid >> ${pieceBits} FROM ${table} WHERE ${table} MATCH :${name}${said}`,
    parameters: { [name]: query },
  }
}

function pairQuery(folded: string): string | null {
  const [longest] = pairsOf(folded).toSorted((a, b) => b.length - a.length)
  if (longest === undefined) return null
  return [...longest].length === 2 ? quoted(longest) : `${quoted(longest)}*`
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`
}
