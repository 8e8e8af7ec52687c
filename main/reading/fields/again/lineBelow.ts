import type { Recognizer } from '../../engines/recognizer.ts'
import { type Quad, quadHeight, quadWidth, slice } from '../../page/geometry.ts'
import { levelBox } from '../../page/levelBox.ts'
import type { PageText } from '../../page/page.ts'
import { lineOf } from '../layout/place.ts'
import type { Glyph, Row } from '../layout/row.ts'
import type { Candidate } from '../value.ts'

/** Where the next line may begin below a line, in heights of its box. */
const pitches = [1.05, 1.35, 1.7] as const
/** How far a line that was overlooked reaches: one of three characters or more is found by the detector. */
const reach = 3
/** Frames and specks are read as something now and then, never so surely. */
const confident = 0.7

/**
 * A value that goes on below where the detector saw nothing: a last character that stands alone in its line (号, 室) may
 * look like a speck to it. What is read there goes on the value.
 */
export async function withLineBelow(
  page: PageText,
  rows: readonly Row[],
  candidate: Candidate,
  recognize: Recognizer,
): Promise<Candidate> {
  const last = candidate.glyphs.at(-1)
  const first = candidate.glyphs.find(({ line }) => line === last?.line)
  const quad = lineOf(candidate.glyphs.filter(({ line }) => line === last?.line))
  if (!first || !quad || candidate.value === null) return candidate
  for (const pitch of pitches) {
    const below = moved(slice(quad, 0, Math.min(1, (reach * quadHeight(quad)) / quadWidth(quad))), pitch)
    if (rows.some((row) => isOver(row, below, page.angle))) return candidate
    const characters = (await recognize(page.pixels, below)).filter(({ text }) =>
      /[\p{Script=Han}\p{N}]/u.test(text),
    )
    const [begin] = characters
    if (!begin || begin.text === '一' || characters.some(({ confidence }) => confidence < confident)) continue
    const line = { quad: below, characters }
    const glyphs = characters.map(
      (character): Glyph => ({ ...character, line, left: first.left, right: first.right }),
    )
    return {
      ...candidate,
      value: candidate.value + characters.map(({ text }) => text).join(''),
      glyphs: [...candidate.glyphs, ...glyphs],
    }
  }
  return candidate
}

function moved(quad: Quad, heights: number): Quad {
  const [a, b, c, d] = quad
  const [dx, dy] = [((d.x - a.x + c.x - b.x) / 2) * heights, ((d.y - a.y + c.y - b.y) / 2) * heights]
  const move = ({ x, y }: { x: number; y: number }) => ({ x: x + dx, y: y + dy })
  return [move(a), move(b), move(c), move(d)]
}

/** Whether text that is known stands in a place. */
function isOver({ box }: Row, place: Quad, angle: number): boolean {
  const { left, top, right, bottom } = levelBox(place, angle)
  const middle = (top + bottom) / 2
  return box.top < middle && middle < box.bottom && box.left < right && left < box.right
}
