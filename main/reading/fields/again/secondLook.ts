import type { Recognizer } from '../../engines/recognizer.ts'
import { quadHeight, quadWidth, slice } from '../../page/geometry.ts'
import type { PageText } from '../../page/page.ts'
import type { Glyph } from '../layout/row.ts'
import type { Candidate } from '../value.ts'

/** How far to the right of its label a short value ends, in heights of the line. */
const reach = 4.5

/**
 * Looks for a short value beside its label where none that can be right was found: a character that stands alone (回, 一) may
 * look to the detector like a frame or a stroke. The label is read again together with what stands to its right.
 *
 * @param accepts whether a text can be the value
 */
export async function secondLook(
  page: PageText,
  candidate: Candidate,
  recognize: Recognizer,
  accepts: (text: string) => boolean,
): Promise<Candidate> {
  const { label } = candidate
  const [first] = label
  if (!first || (candidate.value !== null && accepts(candidate.value))) return candidate
  const { quad } = first.line
  const character = quadHeight(quad) / quadWidth(quad)
  const start = Math.max(0, first.at - character / 2)
  const end = Math.max(...label.map(({ at }) => at))
  const crop = slice(quad, start, end + character * reach)
  const read = (await recognize(page.pixels, crop)).filter(({ text }) => text.trim() !== '')
  const line = { quad: crop, characters: read }
  const values = read.slice(label.length)
  const text = values.map((character) => character.text).join('')
  if (!accepts(text)) return candidate
  const glyphs = values.map((character): Glyph => ({ ...character, line, left: 0, right: 0 }))
  return { value: text, glyphs, label, doubts: [] }
}
