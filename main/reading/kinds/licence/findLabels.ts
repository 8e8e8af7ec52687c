import { isOneEditApart } from '../../fields/layout/label.ts'
import type { PlacedGlyph, PlacedRow } from '../../fields/layout/placedRow.ts'
import { textOf } from '../../fields/layout/row.ts'
import { bodyLabels, type Labelled } from './labels.ts'

/** A label where it stands: characters `start` up to but not including `end` of a row. */
export interface FoundLabel {
  readonly row: PlacedRow
  readonly start: number
  readonly end: number
  /** Characters that were read otherwise than printed. */
  readonly edits: number
}

export interface FieldLabel extends FoundLabel {
  readonly field: Labelled
}

/** A gap of so many heights may have a label after it. */
const gapBefore = 0.5
/** A label spread wider than this, in heights, is none. */
const widest = 9
/** Shorter labels must be read as printed. */
const shortestWithEdit = 4

/** The labels of the body, each field's best: those read as printed first, then the highest on the page. */
export function findFieldLabels(rows: readonly PlacedRow[]): FieldLabel[] {
  const all = rows.flatMap((row) => labelsIn(row))
  const others = all.filter(({ field }) => field === 'other')
  const fields = new Set(all.map(({ field }) => field).filter((field) => field !== 'other'))
  const best = [...fields].flatMap((name) => {
    const places = all.filter(({ field }) => field === name)
    return places.find(({ edits }) => edits === 0) ?? places[0] ?? []
  })
  return [...best, ...others]
}

/** The first place of one of these words, wherever a label can stand. */
export function findWords(rows: readonly PlacedRow[], words: readonly string[]): FoundLabel | null {
  const places = rows.flatMap((row) => starts(row).flatMap((start) => match(row, start, words) ?? []))
  return places.find(({ edits }) => edits === 0) ?? places[0] ?? null
}

function labelsIn(row: PlacedRow): FieldLabel[] {
  return starts(row).flatMap((start) => {
    const matches = bodyLabels.flatMap(({ field, words }) => {
      const place = match(row, start, words)
      return place ? [{ ...place, field }] : []
    })
    // 经营者 is the head of no other label, but 注册 and 经营 begin several: the best and longest counts.
    return matches.sort((a, b) => a.edits - b.edits || b.end - a.end)[0] ?? []
  })
}

/** Where a label can begin: at the head of a row or of a piece of it, or after a gap. */
function starts(row: PlacedRow): number[] {
  return row.flatMap((glyph, index) => {
    const before = row[index - 1]
    const begins =
      before === undefined ||
      glyph.line !== before.line ||
      glyph.left - before.right > gapBefore * glyph.height
    return begins ? [index] : []
  })
}

function match(row: PlacedRow, start: number, words: readonly string[]): FoundLabel | null {
  const found = words.flatMap((word) => {
    for (const length of lengthsOf(word)) {
      const read = row.slice(start, start + length)
      if (read.length < length || isTooWide(read)) continue
      const text = textOf(read)
      if (text === word) return [{ row, start, end: start + length, edits: 0 }]
      if (word.length >= shortestWithEdit && isOneEditApart(text, word))
        return [{ row, start, end: start + length, edits: 1 }]
    }
    return []
  })
  return found.sort((a, b) => a.edits - b.edits || b.end - a.end)[0] ?? null
}

/** As printed first: with a character too few it would still be one edit apart. */
function lengthsOf({ length }: string): number[] {
  return length < shortestWithEdit ? [length] : [length, length - 1, length + 1]
}

function isTooWide(glyphs: readonly PlacedGlyph[]): boolean {
  const [first, last] = [glyphs[0], glyphs.at(-1)]
  return !first || !last || last.right - first.left > widest * first.height
}
