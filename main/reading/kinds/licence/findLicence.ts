import type { FieldName } from '../../../../shared/domain/field.ts'
import { isoDate } from '../../fields/date.ts'
import { type PlacedRow, placedRows } from '../../fields/placedRow.ts'
import { printedMarks } from '../../fields/printedMarks.ts'
import { textOf } from '../../fields/row.ts'
import { type Candidate, nothingFound } from '../../fields/value.ts'
import type { PageText } from '../../page/page.ts'
import { type Block, blocksOf } from './blocks.ts'
import { type Column, columnsOf } from './columns.ts'
import { type FoundLabel, findFieldLabels, findWords } from './findLabels.ts'
import { codeLabels, registrarLabels } from './labels.ts'
import { findRegistrar } from './registrar.ts'

type BodyField = 'name' | 'type' | 'legal_person' | 'capital' | 'established' | 'term' | 'address' | 'scope'
export type LicenceField = BodyField | 'uscc' | 'registrar' | 'issued'

/** What the main reader found on a licence. `uscc` is the text as it stands, of whatever length. */
export interface Licence {
  readonly candidates: Readonly<Record<LicenceField, Candidate>>
  /** The registrar's label, if it was found: what is about it may lie under a seal. */
  readonly registrarLabel: FoundLabel | null
}

/** Finds the fields by their labels, in the columns that these head; where a label was lost, by place or content. */
export function findLicence(page: PageText): Licence {
  const rows = placedRows(page)
  const columns = columnsOf(findFieldLabels(rows))
  const registrarLabel = findWords(rows, registrarLabels)
  const blocks = columns.flatMap((column) =>
    blocksOf(rows, columns, column, bottomOf(column, columns, registrarLabel)),
  )
  const field = (name: FieldName) => candidateIn(blocks, name)
  return {
    candidates: {
      uscc: codeIn(rows),
      name: field('name'),
      type: field('type'),
      legal_person: field('legal_person'),
      capital: field('capital'),
      established: dated(field('established')),
      term: field('term'),
      address: field('address'),
      scope: field('scope'),
      ...findRegistrar(rows, registrarLabel),
    },
    registrarLabel,
  }
}

/** The registrar's lines end the column in which they stand, not the one to their left. */
function bottomOf(column: Column, columns: readonly Column[], registrar: FoundLabel | null): number {
  const glyph = registrar?.row[registrar.start]
  if (!glyph) return Number.POSITIVE_INFINITY
  const own = columns.findLast(({ edgeAt }) => edgeAt(glyph.y) < glyph.left + 3 * glyph.height)
  return own === undefined || own === column ? glyph.y - 0.6 * glyph.height : Number.POSITIVE_INFINITY
}

function candidateIn(blocks: readonly Block[], name: FieldName): Candidate {
  const block = blocks.find(({ field }) => field === name)
  if (!block) return nothingFound
  const glyphs = block.lines.flat()
  return {
    value: printedMarks(glyphs),
    glyphs,
    label: [],
    doubts: block.isLabelled ? [] : ['chosen-by-place'],
  }
}

function dated(candidate: Candidate): Candidate {
  return { ...candidate, value: candidate.value === null ? null : isoDate(candidate.value) }
}

/** The code beside its label or under it, or else the text on the page that is most like one. */
function codeIn(rows: readonly PlacedRow[]): Candidate {
  const label = findWords(rows, codeLabels)
  const runs = rows.flatMap((row) => {
    const text = textOf(row)
    return [...text.matchAll(/[0-9A-Za-z]{15,21}/g)].map((run) =>
      row.slice(run.index, run.index + run[0].length),
    )
  })
  const beside = runs.find((run) => label && run[0] && label.row.includes(run[0]))
  const [longest] = runs.sort((a, b) => Math.abs(a.length - 18) - Math.abs(b.length - 18))
  const glyphs = beside ?? longest
  if (!glyphs) return nothingFound
  return { value: textOf(glyphs), glyphs, label: [], doubts: [] }
}
