import { createHash } from 'node:crypto'
import type { CaseNo } from '../../shared/domain/ids.ts'
import type { CaseReview } from './caseReview.ts'
import type { BatchStores } from './caseView.ts'
import type { CaseField } from './fields.ts'
import { opinionOf } from './opinions.ts'
import { textOfReading } from './searchText.ts'

/** Digests of what was entered last, so that nothing is entered again that is as it was. */
export interface EnteredTexts {
  readonly said: string
  readonly answered: string
}

/** Enters what has come to a case into the search. The caller holds the transaction. */
export function keepSearched(
  stores: BatchStores,
  caseNo: CaseNo,
  position: number,
  { review, fields }: { readonly review: CaseReview; readonly fields: readonly CaseField[] },
): EnteredTexts {
  const texts = {
    said: review.given.map((signed) => opinionOf(signed).remark).join('\n'),
    answered: [
      ...fields.flatMap(({ confirmed }) => confirmed?.value ?? []),
      ...wordsOnFindings(stores, caseNo),
    ].join('\n'),
  }
  const before = stores.rows.textsOf(position)
  const now = { said: digest(texts.said), answered: digest(texts.answered) }
  for (const piece of ['said', 'answered'] as const)
    if (now[piece] !== before[piece]) stores.search.put(position, piece, texts[piece])
  stores.search.putDocuments(caseNo, position, (document) => {
    const reading = stores.readings.get(document)
    return reading ? textOfReading(reading) : ''
  })
  return now
}

/** What people wrote of findings: those that they added, and why others do not matter. */
function wordsOnFindings({ dispositions, addedFindings }: BatchStores, caseNo: CaseNo): string[] {
  return [
    ...addedFindings.of(caseNo).map(({ finding }) => finding.text),
    ...[...dispositions.of(caseNo).values()].flatMap(({ reason }) => reason ?? []),
  ]
}

function digest(text: string): string {
  return text === '' ? '' : createHash('sha256').update(text, 'utf8').digest('base64')
}
