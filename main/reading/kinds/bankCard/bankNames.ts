/** What a bank prints beside its Chinese name: letters of its own or its English name. */
interface BankNames {
  readonly chinese: string
  readonly latin: readonly string[]
}

/** Banks whose cards carry their name a second time, in Latin letters; written without blanks, in capitals. */
const banks: readonly BankNames[] = [
  { chinese: '中国工商银行', latin: ['ICBC', 'INDUSTRIALANDCOMMERCIALBANKOFCHINA'] },
  { chinese: '中国农业银行', latin: ['ABC', 'AGRICULTURALBANKOFCHINA'] },
  { chinese: '中国银行', latin: ['BOC', 'BANKOFCHINA'] },
  { chinese: '中国建设银行', latin: ['CCB', 'CHINACONSTRUCTIONBANK'] },
  { chinese: '交通银行', latin: ['BOCOM', 'BANKOFCOMMUNICATIONS'] },
  { chinese: '中国邮政储蓄银行', latin: ['PSBC', 'POSTALSAVINGSBANKOFCHINA'] },
  { chinese: '招商银行', latin: ['CMB', 'CHINAMERCHANTSBANK'] },
  { chinese: '中信银行', latin: ['CHINACITICBANK', 'CITICBANK'] },
  { chinese: '中国光大银行', latin: ['CEB', 'CHINAEVERBRIGHTBANK', 'EVERBRIGHTBANK'] },
  { chinese: '中国民生银行', latin: ['CMBC', 'CHINAMINSHENGBANK', 'CHINAMINSHENGBANKINGCORP.,LTD.'] },
  { chinese: '兴业银行', latin: ['CIB', 'INDUSTRIALBANK', 'INDUSTRIALBANKCO.,LTD.'] },
  { chinese: '浦发银行', latin: ['SPDBANK', 'SPDB'] },
  { chinese: '平安银行', latin: ['PINGANBANK'] },
  { chinese: '华夏银行', latin: ['HUAXIABANK'] },
  { chinese: '广发银行', latin: ['CGB', 'CHINAGUANGFABANK'] },
  { chinese: '北京银行', latin: ['BANKOFBEIJING'] },
  { chinese: '上海银行', latin: ['BANKOFSHANGHAI'] },
  { chinese: '江苏银行', latin: ['BANKOFJIANGSU'] },
  { chinese: '宁波银行', latin: ['BANKOFNINGBO'] },
  { chinese: '南京银行', latin: ['BANKOFNANJING'] },
]

/** The Chinese name of the bank that writes itself so in Latin letters; `null` for any other text. */
export function bankInLatin(text: string): string | null {
  const letters = text.toUpperCase().replace(/\s/g, '')
  return banks.find(({ latin }) => latin.includes(letters))?.chinese ?? null
}
