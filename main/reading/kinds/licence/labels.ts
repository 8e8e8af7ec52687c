import type { FieldName } from '../../../../shared/domain/field.ts'

/** What a label says: the field that it names, or that another value begins there. */
export type Labelled = FieldName | 'other'

interface LabelWords {
  readonly field: Labelled
  readonly words: readonly string[]
}

/**
 * Labels in the body of a licence, by kind of firm. Source: the licences' forms of 2014 and 2018 (国家市场监督管理总局), and
 * those of firms, individuals, partnerships, branches and cooperatives before.
 */
export const bodyLabels: readonly LabelWords[] = [
  { field: 'name', words: ['名称', '企业名称', '公司名称', '单位名称', '字号名称', '个体户名称'] },
  { field: 'type', words: ['类型', '企业类型', '公司类型', '主体类型', '市场主体类型', '经济性质'] },
  {
    field: 'legal_person',
    words: [
      '法定代表人',
      '法定代表人姓名',
      '负责人',
      '负责人姓名',
      '经营者',
      '经营者姓名',
      '投资人',
      '投资人姓名',
      '执行事务合伙人',
      '执行合伙人',
      '首席代表',
    ],
  },
  { field: 'capital', words: ['注册资本', '注册资金', '出资额', '出资总额', '成员出资总额', '资金数额'] },
  { field: 'established', words: ['成立日期', '注册日期', '设立日期', '成立时间'] },
  { field: 'term', words: ['营业期限', '合伙期限', '经营期限', '业务期限'] },
  {
    field: 'address',
    words: ['住所', '经营场所', '营业场所', '主要经营场所', '住所地', '企业住所', '注册地址'],
  },
  { field: 'scope', words: ['经营范围', '业务范围', '经营范围及方式'] },
  { field: 'other', words: ['组成形式', '实收资本'] },
]

export const codeLabels = ['统一社会信用代码', '社会信用代码'] as const
export const registrarLabels = ['登记机关', '发照机关', '核准机关'] as const

/** Fields in the order in which the two columns, or the one, have them; what stands between two others is known by it. */
export const usualOrders: readonly (readonly FieldName[])[] = [
  ['name', 'type', 'legal_person', 'scope'],
  ['capital', 'established', 'term', 'address'],
  ['name', 'type', 'address', 'legal_person', 'capital', 'established', 'term', 'scope'],
]
