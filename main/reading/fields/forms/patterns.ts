import { escaped, labelled } from '../layout/flow.ts'

/** Sources of patterns for what papers print, for the text of `flow.ts`: a cell's end may part any of it. */

/** Characters of a Chinese text, with the dot of a name written by its sound. */
export const han = '[\\p{Script=Han}·]'

const numeral = '[\\d〇○零一二三四五六七八九十]'
/** What parts the numbers of a date; a seal over it can make another character of it. */
const parting = '\\t?[\\p{Script=Han}./-]\\t?'
/** A date in digits or Chinese numerals, as isoDate understands it once the numerals are digits. */
export const date = `(?:${numeral}{4}\\t?[年./-]\\t?${numeral}{1,3}\\t?[月./-]\\t?${numeral}{1,3}\\t?日?|(?:19|20)\\d{2}${parting}\\d{1,2}${parting}\\d{1,2}(?!\\d)|(?:19|20)\\d{6}(?!\\d))`

export const idNumber = '\\d{17}[\\dXx]'

/** Money in digits, and what they count if that is not yuan. */
export const digits = '(?<![\\d.,，])\\d(?:\\t?[\\d,，.])*(?:万元|万)?'
/** Money in capital numerals. */
export const capitals = '[零壹贰叁肆伍陆柒捌玖拾佰仟万亿元圆角分整正]{3,30}'

/** What stands in the rest of the cell. */
export const cell = (longest = 60) => `[^\\t\\n]{1,${longest}}`

/** Words that labels of these papers begin with: where a value is missing, the next label is not one. */
const labelHeads = [
  ...[
    '姓名',
    '性别',
    '民族',
    '出生',
    '住址',
    '籍贯',
    '国籍',
    '身份证',
    '公民身份',
    '户主或',
    '与户主',
    '曾用名',
    '宗教信仰',
  ],
  ...[
    '服务处所',
    '职业',
    '文化程度',
    '婚姻状况',
    '兵役',
    '血型',
    '身高',
    '登记',
    '持证人',
    '结婚证',
    '备注',
    '户号',
    '户别',
  ],
  ...[
    '权利人',
    '共有情况',
    '坐落',
    '不动产单元',
    '权利类型',
    '权利性质',
    '用途',
    '面积',
    '使用期限',
    '规划用途',
    '房屋性质',
  ],
  ...[
    '房屋坐落',
    '总层数',
    '建筑面积',
    '号牌号码',
    '车辆类型',
    '所有人',
    '使用性质',
    '品牌型号',
    '车辆识别',
    '发动机',
  ],
  ...[
    '注册日期',
    '发证日期',
    '证件号',
    '证件类型',
    '编号',
    '账号',
    '卡号',
    '户名',
    '币种',
    '开户',
    '起止',
    '查询',
    '委托人',
  ],
]

const noLabel = `(?!${labelHeads.join('|')})`
/** What stands between a label and its value. */
const between = `[：:\\t]*${noLabel}`

/** A value beside one of its labels, on the same line; first with the labels as printed, then with one misread character. */
export function beside(labels: readonly string[], value: string): string[] {
  const exact = labels
    .map((label) => [...label].map((character) => escaped(character)).join('\\t?'))
    .join('|')
  return [`(?:${exact})${between}(?<value>${value})`, `${labelled(...labels)}${between}(?<value>${value})`]
}

/** The same, where the value may stand a line lower, as beside a label of two lines or with its translation under it. */
export function near(labels: readonly string[], value: string): string[] {
  const translated = '(?:[A-Za-z.]+[\\t\\n]*)*'
  return [
    ...beside(labels, value),
    ...labels.map((label) => `${labelled(label)}[：:\\t\\n]*${translated}${noLabel}(?<value>${value})`),
  ]
}
