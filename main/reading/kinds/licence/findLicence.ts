import type { FieldReason } from '../../../../shared/domain/reading.ts'
import { printedMarks } from '../../fields/forms/printedMarks.ts'
import { type PlacedGlyph, type PlacedRow, placedRows } from '../../fields/layout/placedRow.ts'
import { type Glyph, textOf } from '../../fields/layout/row.ts'
import { type Candidate, nothingFound } from '../../fields/value.ts'
import type { LevelBox } from '../../page/levelBox.ts'
import { median } from '../../page/median.ts'
import type { PageText } from '../../page/page.ts'
import { type Block, blocksOf } from './blocks.ts'
import { type Column, columnsOf, yOf } from './columns.ts'
import { type FieldLabel, type FoundLabel, findFieldLabels, findWords } from './findLabels.ts'
import { codeLabels, registrarLabels } from './labels.ts'
import { findRegistrar } from './registrar.ts'
import { regionBelow, regionByLabel } from './sealed.ts'

export type BodyField =
  | 'name'
  | 'type'
  | 'legal_person'
  | 'capital'
  | 'established'
  | 'term'
  | 'address'
  | 'scope'

/** A value with the printed lines that it takes up. */
export interface Lined extends Candidate {
  readonly lines: readonly (readonly Glyph[])[]
  /** Where each line should begin, along the level page; `null` where values do not line up. */
  readonly edges: readonly (number | null)[]
  /** Whether a short line may follow that the detector missed. */
  readonly mayContinue: boolean
  /** Whether what stands closely below may follow on a line that was lost. */
  readonly isFollowed: boolean
}

/** The registrar's label, if it was found, and where the name, the date and a seal over them are. */
export interface Signed {
  readonly label: FoundLabel | null
  readonly region: LevelBox | null
}

/** What the main reader found on a licence. `uscc` is the text as it stands, of whatever length. */
export interface Licence {
  readonly candidates: Readonly<Record<BodyField, Lined> & Record<'uscc' | 'registrar' | 'issued', Candidate>>
  readonly signed: Signed
}

/** Finds the fields by their labels, in the columns that these head; where a label was lost, by place or content. */
export function findLicence(page: PageText): Licence {
  const rows = placedRows(page)
  const labels = findFieldLabels(rows)
  const columns = columnsOf(labels)
  const registrarLabel = findWords(rows, registrarLabels)
  const size = typeSize(rows, labels)
  const top = topOf(rows, labels, size)
  const blocks = columns.flatMap((column) => {
    const bottom = bottomOf(column, columns, registrarLabel)
    return blocksOf(rows, columns, column, { top, bottom, size })
  })
  const field = (name: BodyField) => candidateIn(blocks, name)
  return {
    candidates: {
      uscc: codeIn(rows),
      name: field('name'),
      type: field('type'),
      legal_person: field('legal_person'),
      capital: field('capital'),
      established: field('established'),
      term: field('term'),
      address: field('address'),
      scope: field('scope'),
      ...findRegistrar(rows, registrarLabel),
    },
    signed: {
      label: registrarLabel,
      region: registrarLabel ? regionByLabel(registrarLabel, size) : regionBelow(blocks, columns, size),
    },
  }
}

/**
 * Size of the type: the usual distance of neighbouring Chinese characters in lines that are long enough to tell. What
 * stands beside the labels tells it; a short licence has more lines of small print around it than values.
 */
function typeSize(rows: readonly PlacedRow[], labels: readonly FieldLabel[]): number {
  const values = labels.map(({ row, end }) => row.slice(end))
  const ofValues = values.flatMap(stepsIn)
  return median(ofValues.length >= fewestSteps ? ofValues : rows.flatMap(stepsIn))
}

/** Fewer distances than these may all be of one line that is set apart. */
const fewestSteps = 12

function stepsIn(glyphs: readonly PlacedGlyph[]): number[] {
  return glyphs.slice(1).flatMap((glyph, index) => {
    const before = glyphs[index]
    const areTold = before && before.line === glyph.line && glyph.line.characters.length >= 5
    return areTold && /^\p{Script=Han}{2}$/u.test(before.text + glyph.text) ? [glyph.left - before.left] : []
  })
}

/** The body begins below the title and the code, which stand above all labels that were found. */
function topOf(rows: readonly PlacedRow[], labels: readonly FieldLabel[], size: number): number {
  const first = Math.min(...labels.map(yOf))
  const heads = rows.filter((row) => /营业执照|信用代码|[0-9A-Z]{17,}|副本|编号|正本/.test(textOf(row)))
  const above = heads.map((row) => row[0]?.y ?? first).filter((y) => y < first - size)
  return above.length > 0 ? Math.max(...above) + 0.8 * size : first - 5 * size
}

/** The registrar's lines end the column in which they stand, not the one to their left. */
function bottomOf(column: Column, columns: readonly Column[], registrar: FoundLabel | null): number {
  const glyph = registrar?.row[registrar.start]
  if (!glyph) return Number.POSITIVE_INFINITY
  const own = columns.findLast(({ edgeAt }) => edgeAt(glyph.y) < glyph.left + 3 * glyph.height)
  return own === undefined || own === column ? glyph.y - 0.6 * glyph.height : Number.POSITIVE_INFINITY
}

function candidateIn(blocks: readonly Block[], name: BodyField): Lined {
  const block = blocks.find(({ field }) => field === name)
  if (!block) return { ...nothingFound, lines: [], edges: [], mayContinue: false, isFollowed: false }
  const { lines, edges, isLabelled, isTornOff, mayContinue, isFollowed } = block
  const glyphs = lines.flat()
  const doubts: FieldReason[] = [
    ...(isLabelled ? [] : (['chosen-by-place'] as const)),
    ...(isTornOff ? (['ink-unread'] as const) : []),
  ]
  return { value: printedMarks(glyphs), glyphs, lines, edges, label: [], doubts, mayContinue, isFollowed }
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
