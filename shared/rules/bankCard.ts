/**
 * Last digit of a card number.
 *
 * @param body all digits but the last
 * @throws RangeError unless body is digits
 * Source: ISO/IEC 7812-1, annex B (Luhn formula).
 */
export function luhnCheckDigit(body: string): string {
  if (!/^\d+$/.test(body)) throw new RangeError('the body of a card number is digits')
  const sum = [...body].reverse().reduce((total, digit, index) => {
    const value = index % 2 === 0 ? Number(digit) * 2 : Number(digit)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return String((10 - (sum % 10)) % 10)
}

/**
 * Whether a text is a bank card number: 16 to 19 digits, the last one by Luhn. Numbers of accounts (折, 对公账户) need not
 * be, and cards have been issued that are not.
 *
 * Source: JR/T 0008 (银行卡发卡行标识代码及卡号), ISO/IEC 7812-1.
 */
export function isBankCardNumber(number: string): boolean {
  return /^\d{16,19}$/.test(number) && number.endsWith(luhnCheckDigit(number.slice(0, -1)))
}
