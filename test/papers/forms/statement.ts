import type { Random } from '../../../main/cli/sample/random.ts'
import { inventFirm } from '../firm.ts'
import type { Paper } from '../paper.ts'
import { inventCitizen } from '../people.ts'
import { dayIn, drawSeal, hanDate } from './form.ts'
import { amountWords, grouped } from './money.ts'
import { startWriting } from './writing.ts'

const banks = ['样本银行', '样本市商业银行', '示例农村信用合作银行'] as const

export function drawBankStatement(random: Random): Paper {
  const page = startWriting(random)
  const { name } = inventCitizen(random, { ages: { from: 22, to: 65 } })
  const bank = random.pick(banks)
  const number = `62${random.digits(random.pick([14, 17]))}`
  const from = dayIn(random, 2024, 2024)
  const to = dayIn(random, 2025, 2025)
  page.title(`${bank}${random.pick(['个人账户交易明细', '账户交易流水', '活期账户对账单'])}`)
  page.columns(
    `${random.pick(['户名', '客户姓名', '账户名称'])}：${name}`,
    `${random.pick(['账号', '卡号', '账/卡号'])}：${number}`,
  )
  page.columns(
    `${random.pick(['起止日期', '查询期间', '交易期间'])}：${from}${random.pick(['至', ' 至 ', ' - '])}${to}`,
    '币种：人民币',
  )
  page.space(3)
  const rows = Array.from({ length: random.int(14, 26) }, () => [
    dayIn(random, 2024, 2024).replaceAll('-', random.pick(['-', ''])),
    random.pick(['工资', '转账', '消费', '利息', '还款']),
    grouped(random.int(10, 30_000)),
    grouped(random.int(100, 300_000)),
    random.pick(['样本超市', '示例商贸', '本人', '—']),
  ])
  page.table([['交易日期', '摘要', '交易金额', '账户余额', '对方户名'], ...rows])
  drawSeal(page.sheet, 165, page.y + 4, '业务专用章', 15)
  return {
    kind: 'bank-statement',
    canvas: page.sheet.canvas,
    truth: { name, number, bank, period_from: from, period_to: to },
  }
}

export function drawIncomeCertificate(random: Random): Paper {
  const page = startWriting(random, 180)
  const person = inventCitizen(random, { ages: { from: 22, to: 60 } })
  const { name: employer } = inventFirm(random)
  const yuan = random.int(30, 600) * 100
  const issued = dayIn(random, 2023, 2026)
  page.title('收入证明')
  page.say(
    `兹证明${person.name}${random.pick(['同志', '先生', ''])}（身份证号码：${person.idNumber}）系我单位正式职工，已连续工作${random.int(2, 20)}年，现担任${random.pick(['工程师', '会计', '车间主任'])}一职，${random.pick(['月均税后收入为', '其月收入为', '平均月收入'])}人民币${grouped(yuan)}元（大写：${amountWords(yuan)}）。`,
  )
  page.say('我单位对本证明的真实性负责。特此证明。')
  page.space(10)
  page.right(`${random.pick(['单位名称（盖章）', '单位（盖章）', '单位名称'])}：${employer}`)
  page.columns('', hanDate(random, issued))
  drawSeal(page.sheet, 170, page.y - 8, '人事专用章', 16)
  return {
    kind: 'income-certificate',
    canvas: page.sheet.canvas,
    truth: { name: person.name, id_number: person.idNumber, employer, amount: grouped(yuan), issued },
  }
}

export function drawFinancialStatement(random: Random): Paper {
  const page = startWriting(random)
  const { name } = inventFirm(random)
  const to = `${random.int(2019, 2025)}-12-31`
  page.title(random.pick(['资产负债表', '利润表']))
  page.columns(`编制单位：${name}`)
  page.columns(hanDate(random, to), '单位：元')
  page.table([
    ['项目', '期末余额', '年初余额'],
    ...[
      '货币资金',
      '应收账款',
      '存货',
      '流动资产合计',
      '固定资产',
      '资产总计',
      '短期借款',
      '应付账款',
      '负债合计',
      '实收资本',
      '未分配利润',
      '所有者权益合计',
    ].map((item) => [item, grouped(random.int(1000, 9_000_000)), grouped(random.int(1000, 9_000_000))]),
  ])
  page.space(4)
  page.columns('单位负责人：', '会计机构负责人：', '制表人：')
  return { kind: 'financial-statement', canvas: page.sheet.canvas, truth: { name, period_to: to } }
}
