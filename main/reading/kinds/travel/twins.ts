import { parseMrz } from '../../../../shared/rules/mrz.ts'

/** Places of a passport's second line in which letters and digits may stand in any order: from, and up to which. */
export const optionalPlaces = [28, 42] as const

/** More of them in a line leave too many spellings for a check digit to choose between. */
const mostTwins = 5

/** Any first line: only what the second says is asked for. */
export const anyFirstLine = `P<UTO${'<'.repeat(39)}`

/**
 * The second lines of a passport that pass every check digit and differ from a line in nothing but O and 0 in the
 * optional places, which OCR-B draws so alike that no reader tells them apart. The line itself is one of them if it passes.
 */
export function passingTwins(line: string): string[] {
  const [from, to] = optionalPlaces
  const twins = [...line.slice(from, to)].flatMap((character, index) =>
    /[O0]/.test(character) ? [from + index] : [],
  )
  if (twins.length > mostTwins) return []
  return twins
    .reduce((lines, at) => lines.flatMap((text) => [withAt(text, at, 'O'), withAt(text, at, '0')]), [line])
    .filter((text) => parseMrz([anyFirstLine, text])?.failing.length === 0)
}

function withAt(text: string, at: number, character: string): string {
  return text.slice(0, at) + character + text.slice(at + 1)
}
