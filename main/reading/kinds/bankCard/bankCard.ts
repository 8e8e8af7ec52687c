import type { ReadField } from '../../../../shared/domain/reading.ts'
import { isBankCardNumber } from '../../../../shared/rules/bankCard.ts'
import { witnessed } from '../../fields/agreement/witnessed.ts'
import { candidatesFor } from '../../fields/forms/candidates.ts'
import type { Row } from '../../fields/layout/row.ts'
import { type Candidate, type ReadFields, toField, unwitnessed } from '../../fields/value.ts'
import { heighten, type Quad, quadHeight, quadWidth, slice } from '../../page/geometry.ts'
import { hasInk } from '../../page/ink.ts'
import type { PageText } from '../../page/page.ts'
import type { KindReader, PageToRead, Readers } from '../kindReader.ts'
import { type BankCard, findBankCard } from './findBankCard.ts'
import { areCardGroups, asDigits, decideCardNumber } from './number.ts'

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
    { text: number.value, quad: numberQuad, isWhole: isWhole(page, number, numberQuad, groups) },
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

/** A digit that was read with less than this may be another one; two such may pass Luhn's check together. */
const certain = 0.8
/** Room for a digit after the last one, in heights of the line. */
const room = { from: 0.15, to: 0.75 } as const

function isWhole(page: PageText, { glyphs }: Candidate, quad: Quad, groups: BankCard['groups']): boolean {
  if (groups === null || !areCardGroups(groups)) return false
  const unit = quadHeight(quad) / quadWidth(quad)
  const after = heighten(slice(quad, 1 + room.from * unit, 1 + room.to * unit), -0.2)
  return glyphs.every(({ confidence }) => confidence >= certain) && !hasInk(page.pixels, after, quad)
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
