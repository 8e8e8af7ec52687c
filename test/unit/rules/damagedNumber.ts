/** A number with the digit at one place raised by `by`, 9 going on to 0. */
export function withOneDigitChanged(number: string, at: number, by: number): string {
  const wrong = String((Number(number.charAt(at)) + by) % 10)
  return number.slice(0, at) + wrong + number.slice(at + 1)
}

/** A number with the characters at a place and after it exchanged. */
export function exchanged(number: string, at: number): string {
  return number.slice(0, at) + number.charAt(at + 1) + number.charAt(at) + number.slice(at + 2)
}
