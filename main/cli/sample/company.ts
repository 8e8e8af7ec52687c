import { addDays, addYears } from '../../../shared/rules/date.ts'
import { organisationCheckCharacter, usccCheckCharacter } from '../../../shared/rules/uscc.ts'
import { inventAddress } from './person.ts'
import type { Random } from './random.ts'
import { type Area, tradeNames, trades } from './vocabulary.ts'

/** An invented company as a business licence describes one. Dates are ISO 8601, `capital` is as printed. */
export interface Company {
  readonly name: string
  readonly uscc: string
  readonly type: string
  readonly legalPerson: string
  readonly capital: string
  readonly established: string
  readonly term: string
  readonly address: string
  readonly scope: string
  readonly registrar: string
  readonly issued: string
}

export function inventCompany(random: Random, area: Area, legalPerson: string, today: string): Company {
  const trade = random.pick(trades)
  const established = addDays(addYears(today, -random.int(2, 12)), -random.int(1, 300))
  return {
    name: `${cityOf(area)}${random.pick(tradeNames)}${trade.name}有限公司`,
    uscc: inventUscc(random, area),
    type: '有限责任公司（自然人独资）',
    legalPerson,
    capital: random.pick(['伍拾万元整', '壹佰万元整', '贰佰万元整', '叁佰万元整', '伍佰万元整']),
    established,
    term: '长期',
    address: inventAddress(random, area),
    scope: trade.scope,
    registrar: area.registrar,
    issued: addDays(established, random.int(0, 400)),
  }
}

function cityOf(area: Area): string {
  return /(?:省|自治区|^)([^省区市]+市)/.exec(area.name)?.[1] ?? area.name
}

/** 91 is a company registered with the market supervision administration. Source: GB 32100-2015. */
function inventUscc(random: Random, area: Area): string {
  const organisation = `MA${random.pick(['0', '1', '2', '5', '7'])}${random.digits(5)}`
  const body = `91${area.code}${organisation}${organisationCheckCharacter(organisation)}`
  return body + usccCheckCharacter(body)
}
