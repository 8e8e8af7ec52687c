import { maskedFields } from '../../../shared/domain/field.ts'
import { mask } from '../../../shared/domain/mask.ts'
import type { OrderTerms } from '../../../shared/domain/order.ts'
import type { ResultCase, ResultField, ResultFinding } from '../../../shared/domain/result.ts'

/** Identity and card numbers, as they are covered on pages: 15 to 19 digits, in groups or not, the last of them maybe an X. */
const longNumber = /(?<![\dA-Za-z])(?:\d[ -]?){14,18}[\dXx](?![\dA-Za-z])/g
/** Two dates beside each other are as long. */
const aDate = /(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)/

/** Hides numbers in what a report says of one case, unless the order wants them plain. */
export interface Masking {
  /** A text that people wrote, or that may quote one of these numbers. */
  readonly text: (text: string) => string
  /** What a finding quotes. */
  readonly quoted: (finding: ResultFinding, quotation: string) => string
}

/** What the case itself knows to be such a number is hidden wherever it stands, however long it is. */
export function maskingOf(
  { evidence }: Pick<OrderTerms, 'evidence'>,
  { fields }: Pick<ResultCase, 'fields'> = { fields: [] },
): Masking {
  if (evidence === 'plain') return { text: (text) => text, quoted: (_, quotation) => quotation }
  const hidden = new Set(fields.filter(({ name }) => maskedFields.includes(name)).flatMap(valuesOf))
  // The code of a firm is public, and as long as the number of a person.
  const open = new Set(fields.filter(({ name }) => name === 'uscc').flatMap(valuesOf))
  const text = (said: string) => {
    let shown = said
    for (const value of hidden) if (value.length > 5) shown = shown.replaceAll(value, mask(value))
    return shown.replace(longNumber, (number) =>
      open.has(number) || aDate.test(number) ? number : mask(number),
    )
  }
  return {
    text,
    quoted: ({ evidence: place }, quotation) =>
      place?.field && maskedFields.includes(place.field) ? mask(quotation) : text(quotation),
  }
}

/** All that was ever taken for the value of a field. */
function valuesOf({ read, confirmed, entries = [] }: ResultField): string[] {
  const said = [
    read.value,
    confirmed?.value,
    ...entries.map(({ value }) => value),
    ...(read.candidates ?? []),
  ]
  return said.filter((value) => typeof value === 'string')
}
