import type { Random } from '../../../main/cli/sample/random.ts'
import { inventFirm } from '../firm.ts'
import type { Paper } from '../paper.ts'
import { inventCitizen } from '../people.ts'
import { dayIn, drawSeal, hanDate } from './form.ts'
import { amountWords, grouped } from './money.ts'
import { startWriting } from './writing.ts'

/** The first and last page of a loan contract on one sheet. */
export function drawLoanContract(random: Random): Paper {
  const page = startWriting(random)
  const borrower = inventCitizen(random, { ages: { from: 22, to: 65 } })
  const lender = `样本${random.pick(['银行股份有限公司', '小额贷款有限公司', '农村商业银行股份有限公司'])}${random.pick(['', '城东支行'])}`
  const party = random.chance(0.4) ? inventFirm(random).name : borrower.name
  const yuan = random.int(5, 900) * 10_000
  const signed = dayIn(random, 2019, 2026)
  const number = random.pick([
    `${signed.slice(0, 4)}年样贷字第${random.digits(6)}号`,
    `YB-${signed.slice(0, 4)}-${random.digits(5)}`,
    `${random.digits(14)}`,
  ])
  page.title(random.pick(['个人借款合同', '流动资金借款合同', '个人消费贷款合同', '借款合同']))
  page.right(`合同编号：${number}`)
  page.columns(`${random.pick(['贷款人（甲方）', '甲方（贷款人）', '甲方'])}：${lender}`)
  page.columns(`${random.pick(['借款人（乙方）', '乙方（借款人）', '乙方'])}：${party}`)
  page.columns(`身份证号码：${borrower.idNumber}`)
  page.space(3)
  page.say('甲乙双方根据国家有关法律法规，在平等自愿的基础上，经协商一致，签订本合同，共同遵守。')
  page.say(
    random.pick([
      `第一条 借款金额：人民币（大写）${amountWords(yuan)}（小写：¥${grouped(yuan)}）。`,
      `第一条 借款金额为人民币${grouped(yuan)}元（大写：${amountWords(yuan)}）。`,
      `一、贷款金额：人民币${amountWords(yuan)}（小写）￥${grouped(yuan)}元。`,
    ]),
  )
  page.say(
    `第二条 借款期限：${random.pick(['12', '24', '36'])}个月，自实际放款日起计算。借款用途为日常经营周转。`,
  )
  page.say('第三条 借款利率为固定利率，年利率4.35%。还款方式为按月付息，到期还本。')
  page.say('第四条 乙方未按期归还借款本息的，应承担违约责任，甲方有权提前收回借款。')
  page.space(8)
  page.columns('甲方（盖章）：', '乙方（签字）：')
  page.space(14)
  page.columns(`签订日期：${hanDate(random, signed)}`)
  drawSeal(page.sheet, 60, page.y - 16, '合同专用章', 18)
  const text = grouped(yuan)
  return {
    kind: 'loan-contract',
    canvas: page.sheet.canvas,
    truth: { number, party_a: lender, party_b: party, amount: text, signed },
  }
}
