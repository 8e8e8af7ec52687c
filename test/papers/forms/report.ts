import type { Random } from '../../../main/cli/sample/random.ts'
import type { Paper } from '../paper.ts'
import { inventCitizen } from '../people.ts'
import { dayIn, drawSeal, hanDate } from './form.ts'
import { amountWords, grouped } from './money.ts'
import { startWriting } from './writing.ts'

export function drawCreditReport(random: Random): Paper {
  const page = startWriting(random)
  const { name, idNumber } = inventCitizen(random, { ages: { from: 20, to: 70 } })
  const issued = dayIn(random, 2023, 2026)
  const number = `${issued.replaceAll('-', '')}${random.digits(14)}`
  const time = `${random.int(10, 18)}:${random.int(10, 59)}:${random.int(10, 59)}`
  page.title('个人信用报告')
  page.columns(`报告编号：${number}`)
  page.columns(`报告时间：${random.pick([issued, issued.replaceAll('-', '.')])} ${time}`)
  page.columns(`${random.pick(['姓名', '被查询者姓名'])}：${name}`, '证件类型：身份证')
  page.columns(`${random.pick(['证件号码', '被查询者证件号码'])}：${idNumber}`)
  page.space(4)
  page.say('信贷记录：这部分包含您的信用卡、贷款和其他信贷记录。金额类数据均以人民币计算，精确到元。')
  page.table([
    ['', '信用卡', '住房贷款', '其他贷款'],
    ['账户数', String(random.int(0, 12)), String(random.int(0, 2)), String(random.int(0, 9))],
    ['未结清', String(random.int(0, 9)), '1', String(random.int(0, 5))],
    ['发生过逾期的账户数', '0', '0', String(random.int(0, 2))],
  ])
  page.say('公共记录：这部分包含您最近5年内的欠税记录、民事判决记录、强制执行记录、行政处罚记录。')
  return {
    kind: 'credit-report',
    canvas: page.sheet.canvas,
    truth: { number, name, id_number: idNumber, issued },
  }
}

export function drawAppraisalReport(random: Random): Paper {
  const page = startWriting(random)
  const { address, name } = inventCitizen(random)
  const yuan = random.int(300, 9000) * 1000
  const issued = dayIn(random, 2020, 2026)
  const number = `样估字（${issued.slice(0, 4)}）第${random.digits(4)}号`
  page.title(random.pick(['房地产抵押估价报告', '房地产估价报告', '房产价值评估报告']))
  page.columns(`${random.pick(['估价报告编号', '报告编号', '评估报告编号'])}：${number}`)
  page.columns(`估价委托人：${name}`)
  page.columns('估价机构：样本房地产土地评估有限公司')
  page.columns(`${random.pick(['房地产坐落', '估价对象坐落', '坐落'])}：${address}`)
  page.columns(`价值时点：${hanDate(random, issued)}`)
  page.say(
    `${random.pick(['评估总价', '评估总值', '估价结果'])}：人民币${grouped(yuan)}元（大写：${amountWords(yuan)}）。`,
  )
  page.say('估价方法采用比较法和收益法，估价结果仅供委托人办理抵押贷款参考，不作其他用途。')
  page.columns(`${random.pick(['估价报告出具日期', '报告出具日期', '报告日期'])}：${hanDate(random, issued)}`)
  drawSeal(page.sheet, 160, page.y + 6, '估价专用章', 16)
  return {
    kind: 'appraisal-report',
    canvas: page.sheet.canvas,
    truth: { number, address, amount: grouped(yuan), issued },
  }
}
