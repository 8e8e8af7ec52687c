import type { FieldReason, ReadField } from '../../../../shared/domain/reading.ts'
import { witnessed } from '../../fields/agreement/witnessed.ts'
import { forever } from '../../fields/forms/date.ts'
import { lineThrough } from '../../fields/layout/place.ts'
import type { Glyph } from '../../fields/layout/row.ts'
import { type Candidate, type ReadFields, toField, unwitnessed } from '../../fields/value.ts'
import type { PageText } from '../../page/page.ts'
import type { KindReader, PageToRead, Readers } from '../kindReader.ts'
import { findIdCardBack } from './findBack.ts'

export const idCardBack: KindReader = {
  features: [
    { label: '中华人民共和国', weight: 1 },
    { label: '居民身份证', weight: 3 },
    { label: '签发机关', weight: 2 },
    { label: '有效期限', weight: 2 },
  ],
  mostRows: 40,
  read: readBack,
}

async function readBack({ page, rows, readers }: PageToRead): Promise<ReadFields> {
  const { authority, from, to, period } = findIdCardBack(rows)
  const [issuer, digits, end] = await Promise.all([
    witnessed(page, authority, readers),
    witnessedDigits(page, period, readers),
    // Where the period ends in 长期 there are no digits to compare.
    to.value === forever ? witnessed(page, to, readers) : null,
  ])
  return {
    authority: issuer,
    valid_from: dateField(page, from, digits.slice(0, 8)),
    valid_to: end ?? dateField(page, to, digits.slice(8, 16)),
  }
}

async function witnessedDigits(
  page: PageText,
  period: readonly Glyph[],
  { witness }: Readers,
): Promise<string> {
  const quad = lineThrough(period)
  return quad ? (await witness.numbers(page.pixels, quad, '0123456789.-')).replace(/\D/g, '') : ''
}

function dateField(page: PageText, date: Candidate, witnessed: string): ReadField {
  if (witnessed.length !== 8) return unwitnessed(page, date)
  const agrees = date.value?.replaceAll('-', '') === witnessed
  const reasons: FieldReason[] = [agrees ? 'readers-agree' : 'readers-disagree']
  return toField(page, date, { sure: agrees, reasons })
}
