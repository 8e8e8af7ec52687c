import { type Glyph, textOf } from '../layout/row.ts'

/** Characters that print alike; each is taken for any other of its group. */
const alike = [
  '08OQD',
  '17IL',
  '27Z',
  '38B',
  '56S',
  '68G',
  '49A',
  '35',
  '89',
  '69',
  '14',
  'UV',
  'MN',
  'X×K',
] as const

/** How many characters are tried with everything that could stand there: those that the reader was least sure of. */
const weakest = 2
/** More than a few are no help to a person. */
const most = 4

/**
 * Values that differ from one that fails its check in a single character and would pass: at the characters of which
 * the main reader was least sure with any other, elsewhere with one that prints alike. They are offered to a person, the
 * likeliest first, and never taken.
 *
 * @param glyphs one for each character of the value, in its order
 * @param alphabet characters that a value is made of
 */
export function candidatesFor(
  glyphs: readonly Glyph[],
  alphabet: string,
  passes: (value: string) => boolean,
): string[] {
  const text = textOf(glyphs)
  const byDoubt = glyphs.map(({ confidence }, at) => ({ confidence, at }))
  byDoubt.sort((a, b) => a.confidence - b.confidence)
  const changed = byDoubt.flatMap(({ at }, rank) =>
    [...(rank < weakest ? alphabet : alikeTo(text.charAt(at)))]
      .filter((character) => alphabet.includes(character) && character !== text[at])
      .map((character) => text.slice(0, at) + character + text.slice(at + 1)),
  )
  return [...new Set(changed.filter(passes))].slice(0, most)
}

function alikeTo(character: string): string {
  return alike.filter((group) => group.includes(character)).join('')
}
