import type { FieldReason } from '../../../../shared/domain/reading.ts'
import { sharedHeight } from '../../page/levelBox.ts'
import type { Candidate } from '../value.ts'
import { type Glyph, middle, type Row } from './row.ts'

/**
 * The text of a page as one string that patterns can be looked for in: cells of a line are parted by a tab, lines by a
 * line end. Each character of it has its glyph, or none if it parts others.
 */
export interface Flow {
  readonly text: string
  readonly glyphs: readonly (Glyph | null)[]
}

/** A gap wider than this many heights of the line parts cells. */
const cellGap = 0.9

export function flowOf(rows: readonly Row[]): Flow {
  const glyphs: (Glyph | null)[] = []
  let text = ''
  const part = (by: '\t' | '\n') => {
    text += by
    glyphs.push(null)
  }
  for (const line of sideBySide(rows)) {
    let last: Glyph | undefined
    for (const row of line)
      for (const glyph of row.glyphs) {
        if (last && isApart(last, glyph, cellGap * row.height)) part('\t')
        text += glyph.text
        glyphs.push(glyph)
        last = glyph
      }
    part('\n')
  }
  return { text, glyphs }
}

/** What begins before the last ended stands above or below it, in smaller type. */
function isApart(last: Glyph, glyph: Glyph, gap: number): boolean {
  return glyph.left - last.right > gap || last.right - glyph.left > gap
}

/** Rows that stand at one height, however far apart, from left to right. */
function sideBySide(rows: readonly Row[]): Row[][] {
  const lines: Row[][] = []
  for (const row of [...rows].sort((a, b) => middle(a.box) - middle(b.box))) {
    const line = lines.at(-1)
    const [first] = line ?? []
    if (line && first && sharedHeight(first.box, row.box) > 0.5) line.push(row)
    else lines.push([row])
  }
  return lines.map((line) => line.sort((a, b) => a.box.left - b.box.left))
}

/** What a pattern calls `value`, at each of its places from the top of the page. */
export function valuesOf(flow: Flow, pattern: string): Candidate[] {
  return [...flow.text.matchAll(new RegExp(pattern, 'dgu'))].flatMap((match) => {
    const [start, end] = match.indices?.groups?.value ?? []
    if (start === undefined || end === undefined) return []
    return candidateOf(flow.glyphs.slice(start, end).filter((glyph) => glyph !== null))
  })
}

function candidateOf(glyphs: readonly Glyph[]): Candidate {
  const doubts: FieldReason[] = []
  return { value: glyphs.map(({ text }) => text).join(''), glyphs, label: [], doubts }
}

/** Labels of so many characters are known with one of them misread. */
const shortestWithEdit = 4

/**
 * The source of a pattern for a printed label: its characters may print apart, and in a long one a single character may
 * be read otherwise.
 */
export function labelled(...labels: readonly string[]): string {
  const spellings = labels.flatMap((label) => [
    [...label],
    ...(label.length < shortestWithEdit
      ? []
      : [...label].map((_, at) => [...label].map((character, index) => (index === at ? '.' : character)))),
  ])
  return `(?:${spellings.map((characters) => characters.map(escaped).join('\\t?')).join('|')})`
}

/** A character as it stands for itself in a pattern. */
export function escaped(character: string): string {
  return /[()[\]{}*+?^$|\\/]/.test(character) ? `\\${character}` : character
}
