/** Words out of which invented people, companies and places are made. Areas and ethnic groups are real, the rest is not. */

export const surnames = [
  '王',
  '李',
  '张',
  '刘',
  '陈',
  '杨',
  '赵',
  '黄',
  '周',
  '吴',
  '徐',
  '孙',
  '胡',
  '朱',
  '高',
  '林',
  '何',
  '郭',
  '马',
  '罗',
  '梁',
  '宋',
  '郑',
  '谢',
  '韩',
  '唐',
  '冯',
  '于',
  '董',
  '萧',
  '程',
  '曹',
  '袁',
  '邓',
  '许',
  '傅',
  '沈',
  '曾',
  '彭',
  '吕',
  '欧阳',
  '司马',
] as const

export const givenNames = {
  男: [
    '伟',
    '强',
    '磊',
    '洋',
    '勇',
    '军',
    '杰',
    '涛',
    '超',
    '明',
    '建国',
    '志强',
    '文博',
    '浩然',
    '子轩',
    '俊杰',
    '宇航',
    '天佑',
    '晓东',
    '立新',
    '海波',
    '国栋',
    '世杰',
    '永康',
    '家豪',
    '嘉懿',
    '思远',
    '景行',
  ],
  女: [
    '芳',
    '娜',
    '敏',
    '静',
    '丽',
    '艳',
    '娟',
    '霞',
    '秀兰',
    '桂英',
    '雨桐',
    '梓涵',
    '欣怡',
    '诗涵',
    '佳琪',
    '婉清',
    '玉梅',
    '晓燕',
    '海燕',
    '美玲',
    '雪莲',
    '若曦',
    '思琪',
    '慧敏',
    '春华',
    '秋月',
    '文静',
    '雅琴',
  ],
} as const

/** By far the most people are 汉; the list repeats it so that a uniform pick looks like a town. */
export const ethnicities = [
  '汉',
  '汉',
  '汉',
  '汉',
  '汉',
  '汉',
  '汉',
  '汉',
  '回',
  '满',
  '壮',
  '苗',
  '蒙古',
  '土家',
  '彝',
  '维吾尔',
  '藏',
  '布依',
] as const

export interface Area {
  /** Six-digit code of GB/T 2260. */
  readonly code: string
  readonly name: string
  readonly authority: string
  readonly registrar: string
}

export const areas: readonly [Area, ...Area[]] = [
  area('110108', '北京市海淀区', '北京市公安局海淀分局', '北京市海淀区市场监督管理局'),
  area('310115', '上海市浦东新区', '上海市公安局浦东分局', '上海市浦东新区市场监督管理局'),
  area('320106', '江苏省南京市鼓楼区', '南京市公安局鼓楼分局', '南京市鼓楼区市场监督管理局'),
  area('330106', '浙江省杭州市西湖区', '杭州市公安局西湖分局', '杭州市西湖区市场监督管理局'),
  area('350203', '福建省厦门市思明区', '厦门市公安局思明分局', '厦门市思明区市场监督管理局'),
  area('370102', '山东省济南市历下区', '济南市公安局历下分局', '济南市历下区市场监督管理局'),
  area('410105', '河南省郑州市金水区', '郑州市公安局金水路分局', '郑州市金水区市场监督管理局'),
  area('420106', '湖北省武汉市武昌区', '武汉市公安局武昌区分局', '武汉市武昌区市场监督管理局'),
  area('430102', '湖南省长沙市芙蓉区', '长沙市公安局芙蓉分局', '长沙市芙蓉区市场监督管理局'),
  area('440305', '广东省深圳市南山区', '深圳市公安局南山分局', '深圳市市场监督管理局'),
  area('450103', '广西壮族自治区南宁市青秀区', '南宁市公安局青秀分局', '南宁市青秀区市场监督管理局'),
  area('510107', '四川省成都市武侯区', '成都市公安局武侯区分局', '成都市武侯区市场监督管理局'),
  area('530102', '云南省昆明市五华区', '昆明市公安局五华分局', '昆明市五华区市场监督管理局'),
  area('610113', '陕西省西安市雁塔区', '西安市公安局雁塔分局', '西安市雁塔区市场监督管理局'),
  area('230102', '黑龙江省哈尔滨市道里区', '哈尔滨市公安局道里分局', '哈尔滨市道里区市场监督管理局'),
]

function area(code: string, name: string, authority: string, registrar: string): Area {
  return { code, name, authority, registrar }
}

export const streets = [
  '青禾路',
  '听松街',
  '云栖大道',
  '望江东路',
  '白鹭巷',
  '桂香里',
  '石桥南街',
  '长风路',
  '晴川北路',
  '栖霞胡同',
] as const

export const compounds = ['锦绣花园', '和平里小区', '滨河家园', '紫荆苑', '阳光新城', '兰亭雅苑'] as const

export const tradeNames = [
  '青禾',
  '恒昌',
  '瑞丰',
  '鼎盛',
  '嘉禾',
  '云帆',
  '博远',
  '金穗',
  '华泽',
  '泰和',
  '启明',
  '卓越',
  '安信',
  '宏图',
] as const

export interface Trade {
  readonly name: string
  readonly scope: string
}

export const trades: readonly [Trade, ...Trade[]] = [
  { name: '商贸', scope: '日用百货、五金交电、办公用品、建筑材料的批发与零售；货物进出口。' },
  { name: '餐饮管理', scope: '餐饮服务；餐饮企业管理；食品销售；会议及展览服务。' },
  { name: '建材', scope: '建筑材料、装饰材料、管道配件销售；建筑安装工程施工。' },
  { name: '农业科技', scope: '农业技术开发、技术服务；农产品种植、收购与销售；农用机械租赁。' },
  { name: '物流', scope: '普通货物道路运输；仓储服务；装卸搬运；货运信息咨询。' },
  { name: '纺织品', scope: '针纺织品、服装、鞋帽的生产与销售；服装设计；货物进出口。' },
]

export const loanPurposes = ['采购原材料', '补充流动资金', '门店装修', '购置生产设备', '支付货款'] as const

export const payers = [
  '微信支付',
  '支付宝',
  '恒昌商贸',
  '泰和建材',
  '瑞丰物流',
  '现金存入',
  '代发货款',
] as const
export const payees = ['水电费', '房租', '工资代发', '原材料款', '税款', '物流运费', '手续费'] as const

export const banks = [
  '青禾银行股份有限公司',
  '云岭农村商业银行股份有限公司',
  '望江城市商业银行股份有限公司',
] as const
