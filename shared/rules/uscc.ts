const charset = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const organisationCharset = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2] as const

/**
 * Check character of a unified social credit code.
 *
 * @param body first 17 characters
 * @throws RangeError unless body is 17 characters of the code's charset (no I, O, S, V, Z)
 * Source: GB 32100-2015, MOD 31-3: weights 3^(i−1) mod 31, C18 = 31 − Σ mod 31, 31 being written 0.
 */
export function usccCheckCharacter(body: string): string {
  if (!new RegExp(`^[${charset}]{17}$`).test(body))
    throw new RangeError('the body of a unified social credit code is 17 characters of its charset')
  let weight = 1
  let sum = 0
  for (const character of body) {
    sum += charset.indexOf(character) * weight
    weight = (weight * 3) % 31
  }
  return charset.charAt((31 - (sum % 31)) % 31)
}

/**
 * Check character of an organisation code, the 9th to 17th characters of a unified social credit code.
 *
 * @param body first 8 characters
 * @throws RangeError unless body is 8 digits or capital letters
 * Source: GB 11714-1997, MOD 11: 11 − Σ mod 11, 10 being written X and 11 being written 0.
 */
export function organisationCheckCharacter(body: string): string {
  if (!/^[0-9A-Z]{8}$/.test(body))
    throw new RangeError('the body of an organisation code is 8 digits or letters')
  const sum = organisationWeights.reduce(
    (total, weight, index) => total + weight * organisationCharset.indexOf(body.charAt(index)),
    0,
  )
  return '0123456789X'.charAt((11 - (sum % 11)) % 11)
}

/**
 * Whether a text is a unified social credit code with right check characters, its own and that of the organisation
 * code within it. Lower case counts as upper case.
 *
 * Source: GB 32100-2015, GB 11714-1997.
 */
export function isUscc(code: string): boolean {
  const upper = code.toUpperCase()
  if (!new RegExp(`^[${charset}]{18}$`).test(upper)) return false
  return (
    upper.charAt(17) === usccCheckCharacter(upper.slice(0, 17)) &&
    upper.charAt(16) === organisationCheckCharacter(upper.slice(8, 16))
  )
}
