import type { Result, ResultCase, ResultField } from '../../../shared/domain/result.ts'
import { type Entry, entriesOf } from '../../review/doubleEntry.ts'
import { invalidResult } from './resultFault.ts'

/**
 * Checks that the fields which the order wants entered by two people were, and that what counts is what they came to.
 *
 * @throws SealdeskError `package/invalid-result`
 */
export function checkEntries({ order }: Pick<Result, 'order'>, { caseNo, fields }: ResultCase): void {
  for (const field of fields) {
    if (order.doubleEntry.includes(field.name) && !isSettledAs(field))
      throw invalidResult({
        zh: `${caseNo} 中 ${field.name} 的双人录入得不出所列的值`,
        en: `the entries of ${field.name} in ${caseNo} do not come to what is listed`,
      })
  }
}

function isSettledAs({ name, confirmed, entries = [] }: ResultField): boolean {
  const { settled } = entriesOf(name, entries.map(toEntry))
  return (
    settled !== null && confirmed !== null && settled.value === confirmed.value && settled.by === confirmed.by
  )
}

function toEntry({ value, by, answer }: NonNullable<ResultField['confirmed']>): Entry {
  return { value, by, answer: answer ?? (value === null ? 'illegible' : 'value') }
}
