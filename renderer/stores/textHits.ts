import { stretchOf } from '../../shared/document/stretch.ts'
import type { Box, ReadLine } from '../../shared/domain/reading.ts'

/** A place where a text stands: on a page, counted from 1. */
export interface Hit {
  readonly page: number
  readonly box: Box
}

/**
 * Where a text stands on a page, line by line: whatever its case and width, and with spaces between its characters or
 * not, as forms set them.
 */
export function hitsOn(page: number, lines: readonly ReadLine[], text: string): Hit[] {
  const wanted = folded(text).map(({ character }) => character)
  if (wanted.length === 0) return []
  return lines.flatMap((line) =>
    stretchesOf(folded(line.text), wanted).map(({ from, to }) => ({ page, box: stretchOf(line, from, to) })),
  )
}

interface FoldedCharacter {
  readonly character: string
  /** Where it stands in the text as written, in UTF-16 units. */
  readonly from: number
  readonly to: number
}

function folded(text: string): FoldedCharacter[] {
  const characters: FoldedCharacter[] = []
  let at = 0
  for (const written of text) {
    const to = at + written.length
    for (const character of written.normalize('NFKC').toLowerCase())
      if (character.trim() !== '') characters.push({ character, from: at, to })
    at = to
  }
  return characters
}

function stretchesOf(
  line: readonly FoldedCharacter[],
  wanted: readonly string[],
): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = []
  let at = 0
  while (at + wanted.length <= line.length) {
    const run = line.slice(at, at + wanted.length)
    const [first, last] = [run[0], run[run.length - 1]]
    if (first && last && run.every(({ character }, index) => character === wanted[index])) {
      found.push({ from: first.from, to: last.to })
      at += wanted.length
    } else at += 1
  }
  return found
}
