import { lastDay } from '../../../shared/rules/checks/validity.ts'
import { addDays, addYears } from '../../../shared/rules/date.ts'
import { idCheckCharacter } from '../../../shared/rules/idNumber.ts'
import type { Random } from './random.ts'
import { type Area, areas, compounds, ethnicities, givenNames, streets, surnames } from './vocabulary.ts'

/** An invented person as an ID card describes one. Dates are ISO 8601; `validTo` may be 长期. */
export interface Person {
  readonly name: string
  readonly sex: '男' | '女'
  readonly ethnicity: string
  readonly birth: string
  readonly address: string
  readonly idNumber: string
  readonly area: Area
  readonly validFrom: string
  readonly validTo: string
}

/** Ages from which a person is drawn, in completed years. */
export interface Ages {
  readonly from: number
  readonly to: number
}

/** Somebody with a card that was issued in the two years before `today` and holds for years. */
export function inventPerson(random: Random, today: string, ages: Ages = { from: 20, to: 60 }): Person {
  const sex = random.pick(['男', '女'] as const)
  const area = random.pick(areas)
  const birth = addDays(addYears(today, -random.int(ages.from, ages.to)), -random.int(30, 330))
  const validFrom = addDays(today, -random.int(60, 700))
  return {
    name: inventName(random, sex),
    sex,
    ethnicity: random.pick(ethnicities),
    birth,
    address: inventAddress(random, area),
    idNumber: inventIdNumber(random, area, birth, sex),
    area,
    validFrom,
    validTo: lastDay(birth, validFrom),
  }
}

/** Somebody whose card of twenty years ended 20 to 400 days before `today`. */
export function inventPersonWithExpiredCard(random: Random, today: string): Person {
  const person = inventPerson(random, today, { from: 48, to: 60 })
  const validTo = addDays(today, -random.int(20, 400))
  return { ...person, validFrom: addYears(validTo, -20), validTo }
}

/** The same person with a number whose last character is not the one its digits give. */
export function withBrokenNumber(random: Random, person: Person): Person {
  const right = Number(person.idNumber.charAt(17).replace('X', '10'))
  const wrong = (right + random.int(1, 9)) % 11
  return { ...person, idNumber: person.idNumber.slice(0, 17) + (wrong === 10 ? 'X' : String(wrong)) }
}

export function inventName(random: Random, sex: '男' | '女'): string {
  return random.pick(surnames) + random.pick(givenNames[sex])
}

export function inventAddress(random: Random, area: Area): string {
  const street = `${area.name}${random.pick(streets)}${random.int(1, 399)}号`
  if (random.chance(0.4)) return street
  return `${street}${random.pick(compounds)}${random.int(1, 28)}号楼${random.int(1, 6)}单元${random.int(1, 24)}0${random.int(1, 4)}室`
}

function inventIdNumber(random: Random, area: Area, birth: string, sex: '男' | '女'): string {
  const order = random.int(0, 499) * 2 + (sex === '男' ? 1 : 0)
  const body = `${area.code}${birth.replaceAll('-', '')}${String(order).padStart(3, '0')}`
  return body + idCheckCharacter(body)
}
