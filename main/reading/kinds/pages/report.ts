import { beside, capitals, cell, date, digits, han } from '../../fields/forms/patterns.ts'
import { anyOf, titled } from '../features.ts'
import { labelledKind } from '../labelledKind.ts'

/** Credit reports of the People's Bank's register. */
export const creditReport = labelledKind({
  features: [
    titled(/(?:个人|企业)?(?:信用|征信)报告/, 4),
    anyOf(['报告编号', '报告时间', '查询时间'], 2),
    anyOf(['证件号码', '证件类型', '中征码'], 1),
    anyOf(['信贷记录', '信贷交易', '信用卡', '征信中心', '公共记录'], 1),
  ],
  mostRows: 400,
  fields: {
    number: { form: 'code', patterns: beside(['报告编号', 'NO.'], '[\\dA-Z]{8,32}') },
    name: {
      form: 'text',
      patterns: beside(['被查询者姓名', '企业名称', '姓名'], `${han}{2,40}?(?=[\\t\\n]|证件|被查|性别)`),
    },
    id_number: {
      form: 'id-number',
      patterns: [
        ...beside(['被查询者证件号码', '证件号码', '证件号'], '\\d{17}[\\dXx]'),
        '(?<value>\\d{17}[\\dXx])',
      ],
    },
    issued: { form: 'date', patterns: beside(['报告时间', '报告日期', '报告生成时间'], date) },
  },
})

const price = '(?:评估总价|评估总值|评估价值|估价结果|评估结果|市场价值|房地产总价|总价)'

/** Reports on what a property is worth. */
export const appraisalReport = labelledKind({
  features: [
    titled(/(?:房地产|抵押|资产|价值)?.{0,8}(?:评估|估价)报告/, 4),
    anyOf(['估价对象', '评估对象', '估价委托人', '委托人'], 1),
    anyOf(['价值时点', '估价时点', '评估基准日'], 2),
    anyOf(['评估总价', '评估价值', '评估总值', '估价结果', '估价机构'], 1),
  ],
  mostRows: 400,
  fields: {
    number: {
      form: 'code',
      patterns: beside(
        ['估价报告编号', '评估报告编号', '报告编号', '报告文号', '报告号'],
        `${cell(40)}?(?=[\\t\\n])`,
      ),
    },
    address: {
      form: 'text',
      patterns: beside(['房地产坐落', '估价对象坐落', '坐落', '房屋坐落'], '\\p{Script=Han}[^\\t\\n]{3,60}'),
      wraps: ['坐落'],
    },
    amount: {
      form: 'amount',
      patterns: [`${price}[^\\d\\n。]{0,40}(?<value>${digits})`],
      again: [`大写[）)]?[：:\\t]*(?:人民币)?(?<value>${capitals})`],
    },
    issued: {
      form: 'date',
      patterns: beside(['估价报告出具日期', '评估报告日', '报告出具日期', '报告日期', '出具日期'], date),
    },
  },
})
