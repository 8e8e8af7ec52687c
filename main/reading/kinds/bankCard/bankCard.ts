import type { ReadField } from '../../../../shared/domain/reading.ts'
import { isBankCardNumber } from '../../../../shared/rules/bankCard.ts'
import { candidatesFor } from '../../fields/candidates.ts'
import type { Row } from '../../fields/row.ts'
import { type ReadFields, toField, unwitnessed } from '../../fields/value.ts'
import { witnessed } from '../../fields/witnessed.ts'
import type { PageText } from '../../page/page.ts'
import type { KindReader, PageToRead, Readers } from '../kindReader.ts'
import { type BankCard, findBankCard } from './findBankCard.ts'
import { asDigits, decideCardNumber } from './number.ts'

export const bankCard: KindReader = {
  features: [
    { isOn: hasCardNumber, weight: 3 },
    { isOn: namesBank, weight: 3 },
    { isOn: hasCardWords, weight: 1 },
  ],
  mostRows: 30,
  read: readCard,
}

/** Digits as a card number has them, and not those of an identity number's label. */
function hasCardNumber(rows: readonly Row[]): boolean {
  return rows.some(({ text }) => /\d{13,19}(?!\d)/.test(text) && !/号码|证/.test(text))
}

function namesBank(rows: readonly Row[]): boolean {
  return rows.some(({ text }) => /银行|信用社|农商行|ICBC|BANK/i.test(text))
}

function hasCardWords(rows: readonly Row[]): boolean {
  return rows.some(({ text }) => /银联|UnionPay|VALID|THRU|借记|贷记|储蓄卡|信用卡|MONTH|ATM/i.test(text))
}

async function readCard({ page, readers }: PageToRead): Promise<ReadFields> {
  const found = findBankCard(page)
  return {
    number: await numberField(page, found, readers),
    bank: await bankField(page, found, readers),
  }
}

async function numberField(
  page: PageText,
  { number, numberQuad, groups }: BankCard,
  { recognize, witness }: Readers,
): Promise<ReadField> {
  if (number.value === null || !numberQuad) return unwitnessed(page, number)
  const reading = await decideCardNumber(
    { text: number.value, quad: numberQuad, groups },
    {
      main: async (quad) => (await recognize(page.pixels, quad)).map(({ text }) => text).join(''),
      witness: (quad) => witness.numbers(page.pixels, quad, '0123456789'),
    },
  )
  const field = toField(page, { ...number, value: reading.value }, reading)
  if (isBankCardNumber(reading.value)) return field
  const digits = number.glyphs.map((glyph) => ({ ...glyph, text: asDigits(glyph.text) }))
  return { ...field, candidates: candidatesFor(digits, '0123456789', isBankCardNumber) }
}

/** The name in Latin letters is a second place for the one in Chinese. */
async function bankField(
  page: PageText,
  { bank, bankElsewhere }: BankCard,
  readers: Readers,
): Promise<ReadField> {
  if (bank.value !== null && bank.value === bankElsewhere)
    return toField(page, bank, { sure: true, reasons: ['second-place-agrees'] })
  return witnessed(page, bank, readers)
}
