/** Hides all but the ends of an identity or card number: `110***********002X`. Short values are hidden whole. */
export function mask(value: string): string {
  if (value.length <= 7) return '*'.repeat(value.length)
  return value.slice(0, 3) + '*'.repeat(value.length - 7) + value.slice(-4)
}
