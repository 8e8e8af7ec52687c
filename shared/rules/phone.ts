/**
 * Whether a text is a mobile number of mainland China: 1, 3 to 9, then nine digits; +86, spaces and hyphens count for
 * nothing. Source: 电信网编号计划 (2017), 公众移动通信网号段.
 */
export function isMobileNumber(phone: string): boolean {
  return /^1[3-9]\d{9}$/.test(bareNumber(phone))
}

/** A telephone number without country code, spaces, hyphens and brackets. */
export function bareNumber(phone: string): string {
  return phone
    .normalize('NFKC')
    .replace(/[\s()-]/g, '')
    .replace(/^(?:\+|00)86/, '')
}
