import type { Random } from '../../../main/cli/sample/random.ts'
import { idCheckCharacter } from '../../../shared/rules/idNumber.ts'
import type { Paper } from '../paper.ts'
import { drawEntries, finishedCard, titledCard } from './card.ts'
import { inventForeigner, states, type Traveller } from './traveller.ts'

/** Numeric codes of ISO 3166-1, and names as the card writes them. */
const inChinese: Readonly<Record<string, readonly [string, string]>> = {
  USA: ['840', '美国'],
  GBR: ['826', '英国'],
  FRA: ['250', '法国'],
  D: ['276', '德国'],
  SGP: ['702', '新加坡'],
  KOR: ['410', '韩国'],
  JPN: ['392', '日本'],
  CAN: ['124', '加拿大'],
}

/** 外国人永久居留身份证 of 2017, with a number of 15 characters, or of 2023, with one of 18 like citizens have. */
export function drawForeignerCard(random: Random): Paper {
  const state = random.pick(states)
  const traveller = inventForeigner(random, state)
  // This card writes DEU, as ISO has it, not the D of passports.
  const code = state.code === 'D' ? 'DEU' : state.code
  const isNew = random.chance(0.6)
  const number = isNew ? newNumber(random, traveller, state.code) : oldNumber(random, traveller, code)
  const dots = (date: string) => date.replaceAll('-', '.')
  const bilingual = random.chance(0.7)
  const label = (chinese: string, english: string) => (bilingual ? `${chinese}/${english}` : chinese)
  const name = `${traveller.surname}, ${traveller.givenNames}`
  const card = titledCard(random, {
    title: '外国人永久居留身份证',
    english: 'FOREIGN PERMANENT RESIDENT ID CARD',
    tint: isNew ? [228, 236, 246] : [234, 240, 230],
  })
  drawEntries(
    random,
    card,
    [
      { label: label('姓名', 'Name'), value: name },
      { label: label('性别', 'Sex'), value: `${traveller.sex}/${traveller.sex === '男' ? 'M' : 'F'}` },
      { label: label('出生日期', 'Date of Birth'), value: dots(traveller.birth) },
      { label: label('国籍', 'Nationality'), value: `${inChinese[state.code]?.[1] ?? ''}/${code}` },
      {
        label: label('有效期限', 'Period of Validity'),
        value: `${dots(traveller.issued)}-${dots(traveller.expiry)}`,
      },
      { label: label('证件号码', 'ID No.'), value: number },
    ],
    { bottom: 600 },
  )
  return finishedCard(random, card, 'foreigner-permanent-residence-card', {
    name: name.replaceAll(' ', ''),
    sex: traveller.sex,
    birth: traveller.birth,
    nationality: code,
    valid_to: traveller.expiry,
    number,
  })
}

/** 9, the province, the state, the birth, an order number and the check character of GB 11643. */
function newNumber(random: Random, { birth, sex }: Traveller, state: string): string {
  const order = String(random.int(0, 49) * 2 + (sex === '男' ? 1 : 0)).padStart(3, '0')
  const body = `9${random.pick(['11', '31', '44', '33'])}${inChinese[state]?.[0] ?? '840'}${birth.replaceAll('-', '')}${order}`
  return body + idCheckCharacter(body)
}

/** The state, the province, the birth (YYMMDD), an order number: three letters and twelve digits. */
function oldNumber(random: Random, { birth }: Traveller, code: string): string {
  return `${code}${random.pick(['1100', '3100', '4403'])}${birth.replaceAll('-', '').slice(2)}${random.digits(2)}`
}
