import { heighten } from '../../page/geometry.ts'
import type { PageText } from '../../page/page.ts'
import type { Readers } from '../kindReader.ts'
import { partOf, type ZoneLine } from './zone.ts'
import { asZoneText } from './zoneText.ts'

/** How the second reader is shown a part: as it is, a little higher, a little lower. */
const heights = [0, 0.1, -0.08] as const

/**
 * Whether the second reader sees the same in some places of a line. It may only answer with characters of the kind that
 * stand there, and it is not told which.
 *
 * @param places from, and up to which
 */
export async function confirmed(
  page: PageText,
  { witness }: Pick<Readers, 'witness'>,
  line: ZoneLine,
  [from, to]: readonly [number, number],
): Promise<boolean> {
  const expected = line.text.slice(from, to)
  if (!line.grid || expected === '') return false
  const quad = partOf(line, from, to)
  for (const higher of heights) {
    const seen = asZoneText(await witness.numbers(page.pixels, heighten(quad, higher), alphabetOf(expected)))
    if (isSame(seen, expected)) return true
  }
  return false
}

function alphabetOf(expected: string): string {
  const letters = /[A-Z]/.test(expected) ? 'ABCDEFGHIJKLMNOPQRSTUVWXYZ' : ''
  const digits = /\d/.test(expected) ? '0123456789' : ''
  return `${letters}${digits}<`
}

/** The second reader takes one filler for a letter and a filler, or two for one; between letters that agree they are fillers. */
function isSame(seen: string, expected: string): boolean {
  if (seen === expected) return true
  const words = expected.split(/<+/).filter(Boolean)
  return seen.split(/<+/).filter(Boolean).join(' ') === words.join(' ')
}
