import type { Row } from './row.ts'

/** Where a label stands in a row: `end` is the first glyph after it. */
export interface LabelPlace {
  readonly row: Row
  readonly start: number
  readonly end: number
  /** Characters that were read otherwise than printed. */
  readonly edits: number
}

/** Labels of fewer characters must be read as printed: with one edit, two characters match almost anything. */
const shortestWithEdit = 4

/** The first place of a label on a page, best reading first. Labels that print apart (姓  名) are found alike. */
export function findLabel(rows: readonly Row[], label: string): LabelPlace | null {
  const places = rows.flatMap((row) => labelIn(row, label) ?? [])
  return places.find(({ edits }) => edits === 0) ?? places[0] ?? null
}

/** A label within one row, with at most one edit if it is long. */
export function labelIn(row: Row, label: string): LabelPlace | null {
  const exact = row.text.indexOf(label)
  if (exact >= 0) return { row, start: exact, end: exact + label.length, edits: 0 }
  if (label.length < shortestWithEdit) return null
  for (const length of [label.length, label.length - 1, label.length + 1])
    for (let start = 0; start + length <= row.text.length; start++)
      if (mayBeOneEditApart(row.text, start, length, label))
        if (isOneEditApart(row.text.slice(start, start + length), label))
          return { row, start, end: start + length, edits: 1 }
  return null
}

/** One edit leaves one end of a long label as it is: most of a text is passed over by that, without being taken apart. */
function mayBeOneEditApart(text: string, start: number, length: number, label: string): boolean {
  return text[start] === label[0] || text[start + length - 1] === label[label.length - 1]
}

/** A two-character label at the head of a row of which one character was read: a hint, to be confirmed by its place. */
export function halfLabelIn(row: Row, label: string): LabelPlace | null {
  const matches = [...label].filter((character, index) => row.text[index] === character).length
  if (matches === 0 || row.text.length <= label.length) return null
  return { row, start: 0, end: label.length, edits: label.length - matches }
}

/** Whether a text is a label with one character changed, lost or added. */
export function isOneEditApart(read: string, label: string): boolean {
  const [shorter, longer] = read.length <= label.length ? [read, label] : [label, read]
  let head = 0
  while (head < shorter.length && shorter[head] === longer[head]) head++
  const tail = longer.length === shorter.length ? shorter.slice(head + 1) : shorter.slice(head)
  return longer.slice(head + 1) === tail
}
