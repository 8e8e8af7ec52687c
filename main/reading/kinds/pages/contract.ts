import { beside, capitals, date, digits } from '../../fields/forms/patterns.ts'
import { anyOf, titled } from '../features.ts'
import { labelledKind } from '../labelledKind.ts'
import { doubtCompany } from '../labelledValue.ts'

const number = '[\\p{Script=Han}A-Za-z0-9（）()〔〕\\[\\]【】_/-]{4,40}'
/** A name ends where the contract says what it calls its bearer; the line to sign on has none. */
const party = '\\p{L}[^\\t\\n：:，,；;。]{1,39}?(?=[（(]以下|[（(]下称|[\\t\\n，,；;。])'
const role = '(?:[（(][^）)\\n]{1,12}[）)])?'
const sum = '(?:借款|贷款|授信|融资)(?:金额|本金|额度)'

/** Contracts of loan. */
export const loanContract = labelledKind({
  features: [
    titled(/(?:借款|贷款|融资|授信).{0,6}(?:合同|协议)|借款借据|借条/, 4),
    anyOf(['借款人', '乙方'], 1),
    anyOf(['贷款人', '出借人', '甲方'], 1),
    anyOf(['借款金额', '贷款金额', '借款期限', '贷款期限', '借款利率', '贷款利率'], 1),
    anyOf(['合同编号', '还款方式', '违约'], 1),
  ],
  mostRows: 400,
  fields: {
    number: { form: 'code', patterns: beside(['合同编号', '协议编号', '编号'], number) },
    party_a: {
      form: 'text',
      doubt: doubtCompany,
      patterns: [
        `甲方${role}[：:]\\t?(?<value>${party})`,
        `(?:贷款人|出借人)${role}[：:]\\t?(?<value>${party})`,
      ],
    },
    party_b: {
      form: 'text',
      doubt: doubtCompany,
      patterns: [`乙方${role}[：:]\\t?(?<value>${party})`, `借款人${role}[：:]\\t?(?<value>${party})`],
    },
    amount: {
      form: 'amount',
      patterns: [
        `${sum}[^\\n。]{0,60}?(?<value>${digits})(?=[）)，,。；;\\t\\n]|元)`,
        `小写[）)]?[：:\\t]*(?<value>${digits})`,
      ],
      again: [
        `${sum}[^\\n。]{0,40}?(?<value>${capitals})`,
        `大写[）)]?[：:\\t]*(?:人民币)?(?<value>${capitals})`,
      ],
    },
    signed: {
      form: 'date',
      patterns: [
        `(?:签订|签署|签约|订立)(?:日期|时间)?(?:于)?[：:\\t]*(?<value>${date})`,
        `(?:签字|盖章|签章|签名)[^]*?(?<value>${date})`,
      ],
    },
  },
})
