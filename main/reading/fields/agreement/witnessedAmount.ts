import type { ReadField } from '../../../../shared/domain/reading.ts'
import type { Witness } from '../../engines/witness.ts'
import type { PageText } from '../../page/page.ts'
import type { Candidate } from '../value.ts'
import { witnessed } from './witnessed.ts'

const alphabet = '0123456789.,人民币美港欧日元圆万亿整正'

/**
 * The field of an amount. Of one in digits the second reader is told what can stand there, so that the end of a label
 * beside it is no digit. Capital numerals it must find by itself, and often cannot: its language data has no 叁, 柒, 捌, 仟.
 */
export function witnessedAmount(
  page: PageText,
  amount: Candidate,
  { witness }: { readonly witness: Pick<Witness, 'text'> },
): Promise<ReadField> {
  if (!/\d/.test(amount.value ?? '')) return witnessed(page, amount, { witness })
  return witnessed(page, amount, {
    witness: { text: (pixels, quad) => witness.text(pixels, quad, alphabet) },
  })
}
