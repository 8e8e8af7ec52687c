import type { ReadField } from '../../../../shared/domain/reading.ts'
import { checkIdNumber } from '../../../../shared/rules/idNumber.ts'
import { date, han } from '../../fields/forms/patterns.ts'
import { labelled } from '../../fields/layout/flow.ts'
import type { Row } from '../../fields/layout/row.ts'
import type { ReadFields } from '../../fields/value.ts'
import { anyOf } from '../features.ts'
import type { KindReader, PageToRead } from '../kindReader.ts'
import { labelledKind } from '../labelledKind.ts'

const newNumber = '(?<!\\d)9\\d{16}[\\dXx](?!\\d)'
const oldNumber = '(?<![A-Z])[A-Z]{3}\\d{12}(?!\\d)'

const features = [
  anyOf(['外国人永久居留身份证', '外国人永久居留证'], 4),
  anyOf(['FOREIGNPERMANENT', 'ForeignPermanent', 'RESIDENTIDCARD'], 1),
  { weight: 2, isOn: (rows: readonly Row[]) => rows.some(({ text }) => hasNumber(text)) },
  anyOf(['国籍'], 1),
  anyOf(['证件号码'], 1),
]

/** What may stand between a label and its value: the label's translation, which may be cut short, and the end of a line. */
const translated = '(?:/?[A-Z][a-z.]+)*[A-Z]?[：:\\t\\n]*'
const beside = (label: string, value: string) => `${labelled(label)}${translated}(?<value>${value})`

const others = {
  name: {
    form: 'text',
    patterns: [beside('姓名', `(?:[A-ZÀ-Ü]{2}[A-ZÀ-Ü,.'-]{0,60}|${han}{2,20}(?=\\t|\\n|$))`)],
  },
  sex: { form: 'text', patterns: [beside('性别', '[男女]'), '(?<value>[男女])(?=/[MF])'] },
  birth: { form: 'date', patterns: [beside('出生日期', date)] },
  nationality: {
    form: 'code',
    patterns: [`${han}/(?<value>[A-Z]{3})(?![A-Z])`, beside('国籍', '[A-Z]{3}(?![A-Z])')],
  },
  valid_to: { form: 'date', patterns: [`\\d{2}\\t?[-—–至]+\\t?(?<value>${date})`] },
} as const

/** The card of 2023 has a number like citizens', with a check character; that of 2017 one of letters and digits. */
const withNewNumber = labelledKind({
  features,
  mostRows: 40,
  fields: { ...others, number: { form: 'id-number', patterns: [`(?<value>${newNumber})`] } },
})
const withOldNumber = labelledKind({
  features,
  mostRows: 40,
  fields: {
    ...others,
    number: { form: 'code', patterns: [`(?<value>${oldNumber})`] },
  },
})

/** 外国人永久居留身份证. */
export const foreignerCard: KindReader = { features, mostRows: 40, read: readCard }

async function readCard(page: PageToRead): Promise<ReadFields> {
  const isNew = page.rows.some(({ text }) => new RegExp(newNumber).test(text))
  const read = await (isNew ? withNewNumber : withOldNumber).read(page)
  return { ...read, ...repeated(read) }
}

function hasNumber(text: string): boolean {
  return new RegExp(newNumber).test(text) || new RegExp(oldNumber).test(text)
}

/** What the number repeats: birth (and sex) in that of 2023, the state and the birth without its century in that of 2017. */
function repeated({ number, birth, nationality }: ReadFields): ReadFields {
  if (!number?.value) return {}
  const check = checkIdNumber(number.value)
  if (check.state === 'valid' && number.state === 'sure')
    return birth ? { birth: compared(birth, check.parts.birth === birth.value) } : {}
  const old = /^([A-Z]{3})\d{4}(\d{6})\d{2}$/.exec(number.value)
  if (!old) return {}
  return {
    ...(birth?.value && { birth: compared(birth, birth.value.replaceAll('-', '').slice(2) === old[2]) }),
    ...(nationality?.value && { nationality: compared(nationality, nationality.value === old[1]) }),
  }
}

function compared(field: ReadField, agrees: boolean): ReadField {
  if (field.value === null) return field
  return agrees
    ? { ...field, state: 'sure', reasons: [...field.reasons, 'second-place-agrees'] }
    : { ...field, state: 'doubtful', reasons: [...field.reasons, 'second-place-disagrees'] }
}
