import { capitalAmount } from '../../../shared/rules/capitalSpellings.ts'
import { addDays } from '../../../shared/rules/date.ts'
import type { Company } from './company.ts'
import type { PdfPage } from './pdf.ts'
import type { Person } from './person.ts'
import type { Random } from './random.ts'
import { banks } from './vocabulary.ts'

/** An invented loan contract; `amount` is in whole yuan. */
export interface Contract {
  readonly number: string
  readonly bank: string
  readonly borrower: string
  readonly idNumber: string
  readonly company: string
  readonly amount: number
  readonly amountInCapitals: string
  readonly months: number
  readonly rate: string
  readonly signed: string
}

export function inventContract(random: Random, person: Person, company: Company, today: string): Contract {
  const amount = random.int(10, 300) * 10_000 + random.pick([0, 0, 5_000, 800])
  const signed = addDays(today, random.int(-5, 0))
  return {
    number: `借字第${signed.slice(0, 4)}${random.digits(6)}号`,
    bank: random.pick(banks),
    borrower: person.name,
    idNumber: person.idNumber,
    company: company.name,
    amount,
    amountInCapitals: capitalAmount(amount * 100),
    months: random.pick([12, 24, 36, 60]),
    rate: (random.int(385, 720) / 100).toFixed(2),
    signed,
  }
}

export function contractFields(contract: Contract): Record<string, string> {
  return {
    number: contract.number,
    party_a: contract.bank,
    party_b: contract.borrower,
    id_number: contract.idNumber,
    amount: `${contract.amount}.00`,
    amount_capital: contract.amountInCapitals,
    term_months: String(contract.months),
    signed: contract.signed,
  }
}

export function writeContract(page: PdfPage, contract: Contract): void {
  const [year, month, day] = contract.signed.split('-').map(Number)
  page.title('个人借款合同')
  page.line(`合同编号：${contract.number}`)
  page.line(`贷款人（甲方）：${contract.bank}`)
  page.line(`借款人（乙方）：${contract.borrower}`)
  page.line(`公民身份号码：${contract.idNumber}`)
  page.line(`经营实体：${contract.company}`)
  page.gap()
  page.paragraph(
    '甲乙双方根据《中华人民共和国民法典》及有关法律法规，经协商一致，就乙方向甲方申请经营性贷款事宜订立本合同。',
  )
  page.heading('第一条 借款金额')
  page.paragraph(
    `本合同项下借款金额为人民币（大写）${contract.amountInCapitals}，（小写）¥${grouped(contract.amount)}.00。大小写不一致时以大写为准。`,
  )
  page.heading('第二条 借款期限')
  page.paragraph(`借款期限为${contract.months}个月，自实际放款之日起计算。`)
  page.heading('第三条 借款利率')
  page.paragraph(`年利率为${contract.rate}%（单利），按月结息。逾期罚息利率在约定利率基础上加收百分之五十。`)
  page.heading('第四条 借款用途')
  page.paragraph(
    '乙方承诺借款仅用于本人或其经营实体的正常经营活动，不得用于证券、期货、房地产投资或法律法规禁止的其他用途。',
  )
  page.heading('第五条 还款方式')
  page.paragraph('乙方按等额本息方式还款，于每月二十日前将当期应还本息足额存入约定账户，甲方有权自动扣收。')
  page.heading('第六条 违约责任')
  page.paragraph('任何一方违反本合同约定，应承担违约责任，并赔偿由此给对方造成的损失。')
  page.gap()
  page.line('甲方（盖章）：____________    乙方（签字）：____________')
  page.line(`签订日期：${year}年${month}月${day}日`)
}

function grouped(amount: number): string {
  return String(amount).replace(/\B(?=(\d{3})+$)/g, ',')
}
