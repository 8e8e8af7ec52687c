import type { StatementItem } from '../financialStatements.ts'

/**
 * Names of the lines of financial statements. Those of `whole` are the line itself; where none of them is printed, those
 * of `parts` make it up together, a minus before one taking it away.
 *
 * Source: 财会〔2019〕6号; 小企业会计准则 (财会〔2011〕17号).
 */
export const statementLabels: Readonly<
  Record<StatementItem, { readonly whole: readonly string[]; readonly parts?: readonly string[] }>
> = {
  cash: { whole: ['货币资金'] },
  receivables: {
    whole: ['应收票据及应收账款'],
    parts: ['应收票据', '应收账款', '应收账款净额', '应收款项融资'],
  },
  prepayments: { whole: ['预付款项', '预付账款'] },
  'other-receivables': { whole: ['其他应收款', '其他应收款净额'] },
  inventory: { whole: ['存货', '存货净额'] },
  'other-current-assets': {
    whole: [],
    parts: [
      '其他流动资产',
      '交易性金融资产',
      '短期投资',
      '合同资产',
      '持有待售资产',
      '一年内到期的非流动资产',
      '应收股利',
      '应收利息',
      '待摊费用',
    ],
  },
  'current-assets': { whole: ['流动资产合计'] },
  'long-term-investments': {
    whole: [],
    parts: ['长期股权投资', '长期债券投资', '债权投资', '其他债权投资', '其他权益工具投资'],
  },
  'fixed-assets': { whole: ['固定资产', '固定资产账面价值', '固定资产净值'] },
  construction: { whole: ['在建工程'] },
  intangibles: { whole: ['无形资产'] },
  'other-non-current-assets': {
    whole: [],
    parts: [
      '其他非流动资产',
      '长期应收款',
      '投资性房地产',
      '使用权资产',
      '开发支出',
      '商誉',
      '长期待摊费用',
      '递延所得税资产',
      '生产性生物资产',
      '工程物资',
      '固定资产清理',
    ],
  },
  'non-current-assets': { whole: ['非流动资产合计'] },
  assets: { whole: ['资产总计', '资产合计'] },
  'short-term-loans': { whole: ['短期借款'] },
  payables: { whole: ['应付票据及应付账款'], parts: ['应付票据', '应付账款'] },
  advances: { whole: [], parts: ['预收款项', '预收账款', '合同负债'] },
  payroll: { whole: ['应付职工薪酬'] },
  'taxes-payable': { whole: ['应交税费'] },
  'other-payables': { whole: ['其他应付款'] },
  'other-current-liabilities': {
    whole: [],
    parts: [
      '其他流动负债',
      '一年内到期的非流动负债',
      '交易性金融负债',
      '持有待售负债',
      '应付利息',
      '应付利润',
      '应付股利',
    ],
  },
  'current-liabilities': { whole: ['流动负债合计'] },
  'long-term-loans': { whole: ['长期借款'] },
  'other-non-current-liabilities': {
    whole: [],
    parts: ['其他非流动负债', '应付债券', '租赁负债', '长期应付款', '预计负债', '递延收益', '递延所得税负债'],
  },
  'non-current-liabilities': { whole: ['非流动负债合计'] },
  liabilities: { whole: ['负债合计', '负债总计'] },
  capital: { whole: ['实收资本', '股本'] },
  'capital-reserve': { whole: ['资本公积'] },
  'surplus-reserve': { whole: ['盈余公积'] },
  'retained-earnings': { whole: ['未分配利润'] },
  'other-equity': {
    whole: [],
    parts: ['其他权益工具', '-库存股', '其他综合收益', '专项储备', '少数股东权益'],
  },
  equity: { whole: ['所有者权益合计', '股东权益合计', '所有者权益总计'] },
  'liabilities-and-equity': { whole: ['负债和所有者权益总计', '负债及所有者权益总计', '负债和股东权益总计'] },
  revenue: { whole: ['营业收入', '营业总收入', '主营业务收入'] },
  cost: { whole: ['营业成本', '主营业务成本'] },
  'sales-taxes': { whole: ['税金及附加', '营业税金及附加'] },
  'selling-expenses': { whole: ['销售费用'] },
  'administrative-expenses': { whole: ['管理费用'] },
  'research-expenses': { whole: ['研发费用'] },
  'finance-expenses': { whole: ['财务费用'] },
  'other-gains': {
    whole: [],
    parts: ['其他收益', '投资收益', '公允价值变动收益', '信用减值损失', '资产减值损失', '资产处置收益'],
  },
  'operating-profit': { whole: ['营业利润'] },
  'non-operating': { whole: ['营业外收支净额'], parts: ['营业外收入', '-营业外支出'] },
  'profit-before-tax': { whole: ['利润总额'] },
  'income-tax': { whole: ['所得税费用', '所得税'] },
  'net-profit': { whole: ['净利润'] },
}
