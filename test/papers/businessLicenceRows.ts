import type { Random } from '../../main/cli/sample/random.ts'
import type { LabelledText } from './businessLicenceParts.ts'
import { chineseDate, type Firm, type FirmForm } from './firm.ts'

/** What a licence says, in two columns. */
interface Columns {
  readonly left: readonly LabelledText[]
  readonly right: readonly LabelledText[]
}

interface Labels {
  readonly type: string
  readonly person: string
  readonly capital: string
  readonly established: string
  readonly term: string
  readonly address: string
  readonly scope: string
}

const usual: Labels = {
  type: '类型',
  person: '法定代表人',
  capital: '注册资本',
  established: '成立日期',
  term: '营业期限',
  address: '住所',
  scope: '经营范围',
}

/** How each form of firm words its labels. Source: 市场主体登记管理条例实施细则 and the licences' forms of 2014 and 2018. */
const labelsOf: Readonly<Record<FirmForm, Labels>> = {
  company: usual,
  foreign: usual,
  individual: { ...usual, person: '经营者', established: '注册日期', address: '经营场所' },
  partnership: {
    ...usual,
    person: '执行事务合伙人',
    capital: '出资额',
    term: '合伙期限',
    address: '主要经营场所',
  },
  branch: { ...usual, person: '负责人', address: '营业场所' },
  sole: { ...usual, person: '投资人', capital: '出资额', term: '经营期限' },
  cooperative: { ...usual, capital: '成员出资总额', scope: '业务范围' },
}

/** Two columns, as licences since 2018 have them. */
export function landscapeRows(firm: Firm, random: Random): Columns {
  const { name, type, person, capital, established, term, address, scope, composition } = rowsOf(firm, random)
  return {
    left: [name, type, person, ...composition, scope],
    right: random.chance(0.15)
      ? [...capital, address, established, ...term]
      : [...capital, established, ...term, address],
  }
}

/** One column, as licences of 2014 have it. */
export function portraitRows(firm: Firm, random: Random): readonly LabelledText[] {
  const { name, type, person, capital, established, term, address, scope, composition } = rowsOf(firm, random)
  return [name, type, address, person, ...composition, ...capital, established, ...term, scope]
}

function rowsOf(firm: Firm, random: Random) {
  const labels = labelsOf[firm.form]
  const only = (label: string, text: string | null) => (text === null ? [] : [{ label, text }])
  return {
    name: { label: random.chance(0.15) ? '企业名称' : '名称', text: firm.name },
    type: { label: labels.type, text: firm.type },
    person: { label: labels.person, text: firm.person },
    capital: only(labels.capital, firm.capital),
    established: { label: labels.established, text: chineseDate(firm.established) },
    term: only(labels.term, firm.term),
    address: { label: labels.address, text: firm.address },
    scope: { label: labels.scope, text: firm.scope },
    composition:
      firm.form === 'individual' && random.chance(0.5) ? [{ label: '组成形式', text: '个人经营' }] : [],
  }
}
