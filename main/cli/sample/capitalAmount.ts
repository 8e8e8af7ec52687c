const digits = '零壹贰叁肆伍陆柒捌玖'
const units = ['', '拾', '佰', '仟'] as const
const groups = ['', '万', '亿'] as const

/**
 * A whole number of yuan in capital numerals, as contracts write it: 1 050 000 is 壹佰零伍万元整.
 *
 * @param yuan 1 to 999 999 999 999
 * Source: 支付结算办法 (Payment and Settlement Measures), appendix 1.
 */
export function capitalAmount(yuan: number): string {
  let words = ''
  let rest = String(yuan)
  let zero = false
  while (rest.length > 0) {
    const size = rest.length % 4 || 4
    const group = rest.slice(0, size)
    rest = rest.slice(size)
    let written = ''
    for (const [index, digit] of [...group].entries()) {
      if (digit === '0') {
        zero = true
        continue
      }
      if (zero && words + written !== '') written += '零'
      zero = false
      written += digits.charAt(Number(digit)) + units[group.length - 1 - index]
    }
    if (written !== '') words += written + (groups[rest.length / 4] ?? '')
  }
  return `${words}元整`
}
