/** Marks that no line of Chinese text begins with, and those that none ends with (GB/T 15834-2011, 5.1). */
const notFirst = new Set('，。、；：！？）】》〉」』〕”’…—·％,.;:!?)]}%')
const notLast = new Set('（【《〈「『〔“‘([{')

/**
 * Breaks a text into lines: at its own line ends, between Chinese characters but not before or after the marks that must
 * stay with their neighbour, and at blanks; a word or number that is longer than a line is broken where the line ends.
 *
 * @param width of a line, in the unit of `widthOf`
 */
export function linesOf(text: string, width: number, widthOf: (character: string) => number): string[] {
  return text.split(/\r\n|[\n\r]/).flatMap((paragraph) => brokenAt(paragraph, width, widthOf))
}

function brokenAt(paragraph: string, width: number, widthOf: (character: string) => number): string[] {
  const characters = [...paragraph]
  const lines: string[] = []
  let start = 0
  /** Where the line may end, and how wide it is up to there. */
  let end = 0
  let widthToEnd = 0
  let filled = 0
  characters.forEach((character, index) => {
    if (index > start && mayEndBefore(characters[index - 1] ?? '', character)) {
      end = index
      widthToEnd = filled
    }
    const own = widthOf(character)
    if (filled + own > width && index > start && character !== ' ') {
      // Where nothing may end, the line ends here.
      const isSplit = end > start
      const cut = isSplit ? end : index
      lines.push(characters.slice(start, cut).join('').trimEnd())
      filled -= isSplit ? widthToEnd : filled
      start = cut
    }
    filled += own
  })
  lines.push(characters.slice(start).join('').trimEnd())
  return lines
}

function mayEndBefore(before: string, after: string): boolean {
  if (notFirst.has(after) || notLast.has(before) || after === ' ') return false
  return before === ' ' || isWide(before) || isWide(after) || before === '/'
}

/** Whether a character is as wide as it is high, as Chinese ones are. */
export function isWide(character: string): boolean {
  return (character.codePointAt(0) ?? 0) >= 0x2e80
}
