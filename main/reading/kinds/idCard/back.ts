import type { FieldReason, ReadField } from '../../../../shared/domain/reading.ts'
import { forever } from '../../fields/date.ts'
import { lineOf } from '../../fields/place.ts'
import { type Candidate, type ReadFields, toField, unwitnessed } from '../../fields/value.ts'
import type { PageText } from '../../page/page.ts'
import type { KindReader, PageToRead } from '../kindReader.ts'
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

async function readBack({ page, rows, readers: { witness } }: PageToRead): Promise<ReadFields> {
  const { authority, from, to, period } = findIdCardBack(rows)
  const quad = lineOf(period)
  const digits = quad ? (await witness.numbers(page.pixels, quad, '0123456789.-')).replace(/\D/g, '') : ''
  return {
    authority: unwitnessed(page, authority),
    valid_from: dateField(page, from, digits.slice(0, 8)),
    // The witness reads digits only, so it has nothing to say on 长期.
    valid_to: to.value === forever ? unwitnessed(page, to) : dateField(page, to, digits.slice(8, 16)),
  }
}

function dateField(page: PageText, date: Candidate, witnessed: string): ReadField {
  if (witnessed.length !== 8) return unwitnessed(page, date)
  const agrees = date.value?.replaceAll('-', '') === witnessed
  const reasons: FieldReason[] = [agrees ? 'readers-agree' : 'readers-disagree']
  return toField(page, date, { sure: agrees, reasons })
}
