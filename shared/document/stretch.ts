import type { Box, ReadLine } from '../domain/reading.ts'

/**
 * The place of some characters of a line on its page: Chinese ones are twice as wide as others.
 *
 * @param from index of the first, in UTF-16 units of the line's text
 * @param to index after the last
 */
export function stretchOf(
  { text, box: [left, top, right, bottom] }: ReadLine,
  from: number,
  to: number,
): Box {
  const whole = widthOf(text)
  const at = (index: number) => left + ((right - left) * widthOf(text.slice(0, index))) / whole
  return [at(from), top, at(to), bottom]
}

function widthOf(text: string): number {
  return [...text].reduce((sum, character) => sum + (/[\u0020-\u007e]/.test(character) ? 1 : 2), 0)
}
