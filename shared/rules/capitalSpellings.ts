/**
 * Amounts of money in capital numerals, as they are to be written.
 *
 * Source: 支付结算办法 (银发〔1997〕393号, Payment and Settlement Measures), appendix 1, items 2 and 4.
 */

const digits = '零壹贰叁肆伍陆柒捌玖'
const groupUnits = ['', '万', '亿', '万亿'] as const

/**
 * An amount in capital numerals: 140 950 is 壹仟肆佰零玖元伍角. Where the rule leaves a 零 to the writer, it is written
 * between groups and left out after 元.
 *
 * @param fen 1 to 999 999 999 999 99
 */
export function capitalAmount(fen: number): string {
  return capitalSpellings(fen)[0] ?? ''
}

/** Every spelling of an amount that the rule allows, with 整 rather than 正; none of an amount of nothing. */
export function capitalSpellings(fen: number): string[] {
  const yuan = Math.floor(fen / 100)
  const jiao = Math.floor(fen / 10) % 10
  const last = fen % 10
  const cents = (jiao > 0 ? `${digits.charAt(jiao)}角` : '') + (last > 0 ? `${digits.charAt(last)}分` : '')
  if (fen === 0) return []
  if (yuan === 0) return last > 0 ? [cents] : [cents, `${cents}整`]
  const wholes = wholeSpellings(yuan).map((whole) => `${whole}元`)
  if (cents === '') return wholes.map((whole) => `${whole}整`)
  const endings = last > 0 ? [cents] : [cents, `${cents}整`]
  return wholes.flatMap((whole) =>
    zeroesAfterYuan(yuan, jiao).flatMap((zero) => endings.map((end) => whole + zero + end)),
  )
}

/** Item 4 (3) and (4): a 零 after 元 must be where there is no 角, may be where the yuan end in 0. */
function zeroesAfterYuan(yuan: number, jiao: number): readonly string[] {
  if (jiao === 0) return ['零']
  return yuan % 10 === 0 ? ['', '零'] : ['']
}

function wholeSpellings(yuan: number): string[] {
  const groups: number[] = []
  for (let rest = yuan; rest > 0; rest = Math.floor(rest / 10_000)) groups.push(rest % 10_000)
  let written = ['']
  let isZeroBefore = false
  for (let place = groups.length - 1; place >= 0; place -= 1) {
    const group = groups[place] ?? 0
    if (group === 0) {
      isZeroBefore = true
      continue
    }
    const isFirst = written[0] === ''
    const zeroes = isFirst ? [''] : group < 1000 ? ['零'] : isZeroBefore ? ['零', ''] : ['']
    const unit = groupUnits[place] ?? ''
    written = written.flatMap((before) => zeroes.map((zero) => before + zero + groupWords(group) + unit))
    isZeroBefore = group % 10 === 0
  }
  return written
}

/** 1 to 9999 without a leading 零. Item 4 (1) and (2): one 零 for any number of noughts between two digits. */
function groupWords(group: number): string {
  let words = ''
  let isZeroOpen = false
  for (const [weight, unit] of [
    [1000, '仟'],
    [100, '佰'],
    [10, '拾'],
    [1, ''],
  ] as const) {
    const digit = Math.floor(group / weight) % 10
    if (digit === 0) {
      isZeroOpen = words !== ''
      continue
    }
    words += (isZeroOpen ? '零' : '') + digits.charAt(digit) + unit
    isZeroOpen = false
  }
  return words
}
