/** Whole yuan in the numerals of 支付结算办法, appendix 1: 壹佰万元整. Below 亿. */
export function amountWords(yuan: number): string {
  const upper = Math.floor(yuan / 10_000)
  const lower = yuan % 10_000
  const gap = upper > 0 && lower > 0 && lower < 1000 ? '零' : ''
  return `${upper > 0 ? `${section(upper)}万` : ''}${gap}${lower > 0 ? section(lower) : ''}元整`
}

const numerals = '零壹贰叁肆伍陆柒捌玖'
const units = ['仟', '佰', '拾', ''] as const

function section(value: number): string {
  const digits = [...String(value).padStart(4, '0')].map(Number)
  const words = digits.map((digit, at) =>
    digit === 0 ? '零' : `${numerals.charAt(digit)}${units[at] ?? ''}`,
  )
  return words
    .join('')
    .replace(/零+/g, '零')
    .replace(/^零|零$/g, '')
}

/** 1,234,567.00 */
export function grouped(yuan: number): string {
  return `${String(yuan).replace(/\B(?=(?:\d{3})+$)/g, ',')}.00`
}
