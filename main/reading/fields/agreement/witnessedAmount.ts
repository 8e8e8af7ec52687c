import type { ReadField } from '../../../../shared/domain/reading.ts'
import type { Witness } from '../../engines/witness.ts'
import type { PageText } from '../../page/page.ts'
import type { Candidate } from '../value.ts'
import { type TextWitness, witnessed } from './witnessed.ts'

const currency = '人民币美港欧日元圆'
const inDigits = `0123456789.,${currency}万亿整正`

/**
 * Numerals that the second reader's language data lacks or has for one typeface only, each by what it takes them for; none of
 * these stands in an amount, and none is two numerals. Measured: amounts with every numeral, drawn in seven fonts.
 */
const takenFor: Readonly<Record<string, string>> = {
  壹: '过喜查',
  叁: '参会',
  柒: '染类沫',
  捌: '抽拥制提柚押',
  仟: '什任作仔件',
}
const numeralOf = Object.fromEntries(
  Object.entries(takenFor).flatMap(([numeral, others]) => [...others].map((other) => [other, numeral])),
)
/** With those of them that it chooses where it must. */
const inCapitals = '零壹贰肆伍陆玖拾佰万亿元圆角分整正参会染类沫抽拥制什'

/**
 * The field of an amount. Of one in digits the second reader is told what can stand there, so that the end of a label
 * beside it is no digit. Capital numerals it must find by itself at first, for where it must choose it drops some; asked about
 * those that differ it is told what can stand there.
 */
export function witnessedAmount(
  page: PageText,
  amount: Candidate,
  { witness }: { readonly witness: Pick<Witness, 'text'> },
): Promise<ReadField> {
  const ofDigits: TextWitness = { text: (pixels, quad) => witness.text(pixels, quad, inDigits) }
  const ofCapitals: TextWitness = {
    text: async (pixels, quad) => withNumerals(await witness.text(pixels, quad)),
    part: async (pixels, quad) => withNumerals(await witness.text(pixels, quad, inCapitals)),
  }
  return witnessed(page, amount, { witness: /\d/.test(amount.value ?? '') ? ofDigits : ofCapitals })
}

function withNumerals(text: string): string {
  return [...text].map((character) => numeralOf[character] ?? character).join('')
}
