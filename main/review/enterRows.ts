import type { ReceivedCase } from '../batch/caseStore.ts'
import type { BatchStores } from './caseView.ts'

/**
 * Enters every case of a batch that has no rows: at its import, or when a batch of an older version is opened. What stands
 * in the rows is put there by `keepRow`.
 */
export function enterRows({ cases, rows, search }: BatchStores): void {
  const received = [...cases.cases()]
  const nameOrder = placesOf(received.map(({ application }) => application.name))
  const productOrder = placesOf(received.flatMap(({ product }) => product ?? []))
  for (const one of received) {
    const { caseNo, position, product, due, application } = one
    rows.enter({
      caseNo,
      position,
      name: application.name,
      nameOrder: nameOrder.get(application.name) ?? 0,
      product,
      productOrder: product === null ? null : (productOrder.get(product) ?? 0),
      due,
    })
    search.put(position, 'declared', declaredText(one))
  }
}

/** Each value's place among all of them, Chinese ones by pinyin. */
function placesOf(values: readonly string[]): ReadonlyMap<string, number> {
  const { compare } = new Intl.Collator('zh-CN')
  return new Map([...new Set(values)].toSorted(compare).map((value, place) => [value, place]))
}

/** Names, numbers and all else that the lender said of a case. */
function declaredText({ caseNo, product, application }: ReceivedCase): string {
  return [caseNo, product ?? '', ...Object.values(application)].join('\n')
}
