import { beside, capitals, cell, date, digits } from '../../fields/forms/patterns.ts'
import { anyOf, titled } from '../features.ts'
import { labelledKind } from '../labelledKind.ts'
import { doubtCompany } from '../labelledValue.ts'

const span =
  '(?:起止日期|起止时间|查询期间|查询时间段?|查询日期|交易期间|账单周期|对账期间|统计期间|时间范围|日期范围|起始日期)'
const to = '\\t?(?:至|到|[-—–~～])+\\t?'

/** Statements of a bank account. */
export const bankStatement = labelledKind({
  features: [
    titled(/(?:流水|交易明细|对账单|历史明细|账户明细|活期明细)/, 4),
    anyOf(['户名', '账户名称', '客户姓名', '客户名称'], 1),
    anyOf(['账号', '卡号', '账户号'], 1),
    anyOf(['余额', '账户余额'], 1),
    anyOf(['交易日期', '记账日期', '交易时间', '摘要', '对方户名', '交易金额'], 1),
  ],
  mostRows: 400,
  fields: {
    name: {
      form: 'text',
      patterns: beside(
        ['客户姓名', '账户名称', '客户名称', '户名'],
        '\\p{Script=Han}[^\\t\\n：:]{1,40}?(?=[\\t\\n]|账号|卡号|账户)',
      ),
    },
    number: {
      form: 'code',
      patterns: beside(['账/卡号', '账号/卡号', '卡号/账号', '账户号', '卡号', '账号'], '\\d[\\d*\\t]{7,30}'),
    },
    bank: { form: 'text', patterns: [`(?<value>\\p{Script=Han}{2,20}银行(?:股份有限公司)?)`] },
    period_from: {
      form: 'date',
      patterns: [`${span}[：:\\t]*(?<value>${date})${to}${date}`, `(?<value>${date})${to}${date}`],
    },
    period_to: {
      form: 'date',
      patterns: [`${span}[：:\\t]*${date}${to}(?<value>${date})`, `${date}${to}(?<value>${date})`],
    },
  },
})

/** Balance sheets, profit and cash flow statements. */
export const financialStatement = labelledKind({
  features: [
    titled(/资产负债表|利润表|损益表|现金流量表|财务报表|审计报告/, 4),
    anyOf(['编制单位', '单位名称', '会企'], 2),
    anyOf(['货币资金', '营业收入', '流动资产', '负债合计', '净利润', '经营活动'], 1),
    anyOf(['期末余额', '本期金额', '年初余额', '上期金额', '本年累计'], 1),
  ],
  mostRows: 400,
  fields: {
    name: {
      form: 'text',
      patterns: beside(
        ['编制单位', '单位名称', '公司名称'],
        '\\p{Script=Han}[^\\t\\n：:]{3,40}?(?=[\\t\\n]|20\\d\\d年|单位)',
      ),
    },
    period_from: { form: 'date', patterns: [`(?<value>${date})${to}${date}`] },
    period_to: { form: 'date', patterns: [`${date}${to}(?<value>${date})`, `(?<value>${date})`] },
  },
})

/** Certificates of income: a sentence, the employer's seal and a date. */
export const incomeCertificate = labelledKind({
  features: [
    titled(/收入证明|工资证明|薪资证明/, 4),
    anyOf(['兹证明', '特此证明'], 2),
    anyOf(['月收入', '年收入', '月均收入', '税后收入', '月工资'], 1),
    anyOf(['我单位', '我公司', '本单位', '本公司'], 1),
  ],
  mostRows: 60,
  fields: {
    name: {
      form: 'text',
      patterns: [
        '兹证明\\t?(?<value>[\\p{Script=Han}·]{2,12}?)(?=先生|女士|同志|系|为|[，,（(\\t\\n])',
        ...beside(['姓名'], '[\\p{Script=Han}·]{2,12}?(?=[，,\\t\\n]|性)'),
      ],
    },
    id_number: { form: 'id-number', patterns: ['(?<value>\\d{17}[\\dXx])'] },
    employer: {
      form: 'text',
      doubt: doubtCompany,
      patterns: beside(
        ['单位名称（盖章）', '单位名称(盖章)', '单位（盖章）', '单位名称', '公司名称', '工作单位'],
        `\\p{Script=Han}${cell(40)}`,
      ),
    },
    amount: {
      form: 'amount',
      patterns: [
        `(?:收入|工资|薪资)(?!证明)[^\\d\\n。]{0,40}\\n?[^\\d\\n。]{0,20}(?<value>${digits})(?!\\d)`,
      ],
      again: [`大写[）)]?[：:\\t]*(?:人民币)?(?<value>${capitals})`],
    },
    issued: { form: 'date', patterns: [`(?<value>${date})`], place: -1 },
  },
})
