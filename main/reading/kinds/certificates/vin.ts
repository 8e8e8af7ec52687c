const weights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2]
/** Values of the letters, from A on; I, O and Q are none of a vehicle's. */
const letters = [1, 2, 3, 4, 5, 6, 7, 8, 0, 1, 2, 3, 4, 5, 0, 7, 0, 9, 2, 3, 4, 5, 6, 7, 8, 9]

/**
 * Whether the check character of a vehicle identification number is right: the ninth, which makers in China must set.
 *
 * @param vin 17 characters of digits and capital letters
 * Source: GB 16735-2019, annex A.
 */
export function passesVinCheck(vin: string): boolean {
  const sum = [...vin].reduce((total, character, at) => total + worthOf(character) * (weights[at] ?? 0), 0)
  const check = sum % 11
  return vin.charAt(8) === (check === 10 ? 'X' : String(check))
}

function worthOf(character: string): number {
  return /\d/.test(character) ? Number(character) : (letters[character.charCodeAt(0) - 65] ?? 0)
}
