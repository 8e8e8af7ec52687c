import type { Random } from '../../main/cli/sample/random.ts'
import { organisationCheckCharacter, usccCheckCharacter } from '../../shared/rules/uscc.ts'
import { branchParts, places, scopes, surnames, trades, tradeWords, wordsOfNames } from './firmWords.ts'

/** What a firm is, which decides on the labels of its licence. */
export type FirmForm =
  | 'company'
  | 'foreign'
  | 'individual'
  | 'partnership'
  | 'branch'
  | 'sole'
  | 'cooperative'

/** An invented firm as its licence describes it. Dates are ISO 8601; `capital` and `term` are as printed. */
export interface Firm {
  readonly form: FirmForm
  readonly uscc: string
  readonly name: string
  readonly type: string
  readonly person: string
  /** Branches and individual businesses have none. */
  readonly capital: string | null
  readonly established: string
  /** The newest licences state none. */
  readonly term: string | null
  readonly address: string
  readonly scope: string
  readonly registrar: string
  readonly issued: string
}

export function inventFirm(random: Random): Firm {
  const form = random.pick<FirmForm>([
    'company',
    'company',
    'company',
    'company',
    'individual',
    'individual',
    'partnership',
    'branch',
    'foreign',
    'sole',
    'cooperative',
  ])
  const place = random.pick(places)
  const established = inventDate(random, 1996, 2024)
  return {
    form,
    uscc: inventUscc(random, form, place.code),
    name: nameOf(random, form, place.city),
    type: typeOf(random, form),
    person: inventPerson(random, form),
    capital: form === 'branch' || form === 'individual' ? null : capitalOf(random, form),
    established,
    term: random.chance(0.15) ? null : termOf(random, established),
    address: addressOf(random, place.name),
    scope: random.pick(scopes),
    registrar: place.registrar,
    issued: random.chance(0.4) ? established : laterThan(random, established),
  }
}

function nameOf(random: Random, form: FirmForm, city: string): string {
  const trade = random.pick(tradeWords)
  const own = random.pick(wordsOfNames)
  const at = random.pick([
    `${city}${own}`,
    `${own}（${city.replace(/市$/, '')}）`,
    `${city.replace(/市$/, '')}${own}`,
  ])
  switch (form) {
    case 'company':
      return `${at}${trade}${random.pick(['有限公司', '有限公司', '有限责任公司', '股份有限公司', '集团有限公司'])}`
    case 'foreign':
      return `${own}${trade}（${city.replace(/市$/, '')}）有限公司`
    case 'individual':
      return `${city}${random.pick(['海淀区', '鼓楼区', '武侯区', '青秀区', '高新区'])}${own}${random.pick(trades)}`
    case 'partnership':
      return `${at}${random.pick(['股权投资合伙企业（有限合伙）', '管理咨询合伙企业（有限合伙）', '会计师事务所（普通合伙）'])}`
    case 'branch':
      return `${city}${own}${trade}有限公司${random.pick(branchParts)}`
    case 'sole':
      return `${at}${random.pick(['机械加工厂', '建材经营部', '包装制品厂', '贸易商行'])}`
    case 'cooperative':
      return `${city}${own}${random.pick(['蔬菜种植', '生猪养殖', '果品', '农机服务'])}农民专业合作社`
  }
}

function typeOf(random: Random, form: FirmForm): string {
  switch (form) {
    case 'company':
      return random.pick([
        '有限责任公司（自然人投资或控股）',
        '有限责任公司（自然人独资）',
        '有限责任公司（非自然人投资或控股的法人独资）',
        '其他股份有限公司（非上市）',
        '有限责任公司（国有独资）',
        '有限责任公司',
      ])
    case 'foreign':
      return random.pick([
        '有限责任公司（台港澳法人独资）',
        '有限责任公司（外商投资、非独资）',
        '有限责任公司（外国法人独资）',
      ])
    case 'individual':
      return '个体工商户'
    case 'partnership':
      return random.pick(['有限合伙企业', '普通合伙企业', '特殊普通合伙企业'])
    case 'branch':
      return random.pick(['有限责任公司分公司（自然人投资或控股）', '有限责任公司分公司', '分公司'])
    case 'sole':
      return '个人独资企业'
    case 'cooperative':
      return '农民专业合作社'
  }
}

function inventPerson(random: Random, form: FirmForm): string {
  if (form === 'partnership' && random.chance(0.4))
    return `${random.pick(wordsOfNames)}投资管理有限公司（委派代表：${inventName(random)}）`
  return inventName(random)
}

function inventName(random: Random): string {
  const given = Array.from({ length: random.chance(0.75) ? 2 : 1 }, () =>
    random.pick([
      ...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂英华建国文斌鑫波辉宁雪梅玲燕鹏浩宇婷倩凯晨',
    ] as [string]),
  ).join('')
  return random.pick(surnames) + given
}

function capitalOf(random: Random, form: FirmForm): string {
  const millions = random.pick(['50', '100', '300', '500', '1000', '1200', '2088', '5000', '10000'])
  const words = random.pick([
    '伍拾万元整',
    '壹佰万元整',
    '叁佰万元整',
    '伍佰万元整',
    '壹仟万元整',
    '壹仟贰佰万元整',
    '贰仟零捌拾捌万元整',
    '伍仟万元整',
    '壹亿元整',
  ])
  if (form === 'foreign')
    return random.pick(['壹仟万美元', `${millions}.000000万美元`, '贰佰万美元', '伍佰万港元'])
  return random.pick([
    words,
    words,
    `人民币${words}`,
    `${millions}.000000万人民币`,
    `人民币${millions}.000000万元`,
    `人民币${millions}.0000万元整`,
    `${millions}万元`,
    `${millions}万元人民币`,
  ])
}

function termOf(random: Random, established: string): string {
  const [year = '', month = '', day = ''] = established.split('-')
  const years = random.pick([10, 20, 30, 50])
  const before = new Date(Date.UTC(Number(year) + years, Number(month) - 1, Number(day) - 1)).toISOString()
  const end = before.slice(0, 10)
  return random.pick([
    '长期',
    '长期',
    `${chineseDate(established)}至${chineseDate(end)}`,
    `${chineseDate(established)}至${chineseDate(end)}`,
    `${chineseDate(established)}至长期`,
    `${established}至${end}`,
    `自${chineseDate(established)}至${chineseDate(end)}`,
    `${chineseDate(established)}至无固定期限`,
  ])
}

function addressOf(random: Random, area: string): string {
  const road = `${random.pick(['青禾路', '听松街', '云栖大道', '望江东路', '白鹭巷', '石桥南街', '长风路', '科技二路', '中关村南大街'])}`
  const house = `${random.int(1, 999)}号`
  return (
    area +
    road +
    house +
    random.pick([
      '',
      `${random.int(1, 28)}幢${random.int(101, 2999)}室`,
      `锦绣花园${random.int(1, 9)}栋${random.int(1, 4)}单元${random.int(101, 1808)}号`,
      `创新大厦${random.pick(['A', 'B', 'C'])}座${random.int(2, 30)}层${random.int(201, 3099)}-${random.int(1, 12)}`,
      `${random.int(1, 9)}号楼${random.int(1, 6)}层${random.int(101, 699)}（集群注册）`,
    ])
  )
}

/** 91 to 93 are given by the registrars of firms, individuals and cooperatives. Source: GB 32100-2015. */
function inventUscc(random: Random, form: FirmForm, area: string): string {
  const letters = random.chance(0.65)
    ? `MA${random.pick([...'0123456789ABCDEFGHJKLMNPQRTUWXY'] as [string])}`
    : random.digits(3)
  const organisation = `${letters}${random.digits(4)}${random.pick([...'0123456789ABCDEFGHJKLMNPQRTUWXY'] as [string])}`
  const start = form === 'individual' ? '92' : form === 'cooperative' ? '93' : '91'
  const body = `${start}${area}${organisation}${organisationCheckCharacter(organisation)}`
  return body + usccCheckCharacter(body)
}

function inventDate(random: Random, from: number, to: number): string {
  const [month, day] = [random.int(1, 12), random.int(1, 28)]
  return `${random.int(from, to)}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

function laterThan(random: Random, date: string): string {
  return inventDate(random, Number(date.slice(0, 4)) + 1, 2026)
}

/** 2015年03月02日. */
export function chineseDate(date: string): string {
  const [year = '', month = '', day = ''] = date.split('-')
  return `${year}年${month}月${day}日`
}
