import { labelIn } from '../fields/layout/label.ts'
import type { Row } from '../fields/layout/row.ts'
import type { Feature } from './kindReader.ts'

/** Rows among which a page's title stands. */
const head = 12
/** A longer row is a sentence that mentions the title. */
const longestTitle = 36

/** A title of this form at the head of the page. */
export function titled(pattern: RegExp, weight: number): Feature {
  return {
    weight,
    isOn: (rows) => rows.slice(0, head).some(({ text }) => text.length <= longestTitle && pattern.test(text)),
  }
}

/** Any of these texts, which mean the same. */
export function anyOf(labels: readonly string[], weight: number): Feature {
  return { weight, isOn: (rows) => labels.some((label) => isOnAny(rows, label)) }
}

function isOnAny(rows: readonly Row[], label: string): boolean {
  return rows.some((row) => labelIn(row, label) !== null)
}
