/**
 * Check digit of the registration number on business licences before 2015.
 *
 * @param body first 14 digits
 * @throws RangeError unless body is 14 digits
 * Source: GS 15-2006 (工商行政管理市场主体注册号编制规则), ISO 7064 MOD 11,10.
 */
export function registrationCheckDigit(body: string): string {
  if (!/^\d{14}$/.test(body)) throw new RangeError('the body of a registration number is 14 digits')
  const product = [...body].reduce((carried, digit) => {
    const sum = (carried + Number(digit)) % 10
    return ((sum === 0 ? 10 : sum) * 2) % 11
  }, 10)
  return String((11 - product) % 10)
}

/** Whether a text is a registration number of 15 digits with the right last one. Source: GS 15-2006. */
export function isRegistrationNumber(number: string): boolean {
  return /^\d{15}$/.test(number) && number.endsWith(registrationCheckDigit(number.slice(0, 14)))
}
