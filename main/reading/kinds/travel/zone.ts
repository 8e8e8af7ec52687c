import type { ReadField } from '../../../../shared/domain/reading.ts'
import { asPlaced, canStand, type MrzForm, mrzLength } from '../../../../shared/rules/mrz.ts'
import type { Recognizer } from '../../engines/recognizer.ts'
import type { Glyph } from '../../fields/layout/row.ts'
import { type Certainty, toField } from '../../fields/value.ts'
import { heighten, type Quad, slice } from '../../page/geometry.ts'
import type { PageText } from '../../page/page.ts'
import { bestGrid, type Grid, inPlaces, type Look, stretchOf } from './cells.ts'
import { zoneCharacters } from './zoneText.ts'

/** A line of a zone as the main reader has it after some looks. */
export interface ZoneLine {
  readonly form: MrzForm
  /** Which line of the zone it is, from 0. */
  readonly index: number
  readonly quad: Quad
  readonly looks: readonly Look[]
  /** Where its places are; `null` as long as what was read does not show it. */
  readonly grid: Grid | null
  /** As long as the form has it; what no look shows is a filler. */
  readonly text: string
  /** For each place how far the looks agree on it, 0 to 1. */
  readonly confidences: readonly number[]
}

/** A crop of a line, as fractions of its length. */
export type View = readonly [number, number]

/** The main reader leaves out letters beside a row of fillers unless the line is cropped closer: 18 % less of its height. */
const trim = -0.09
/** Where the grid ends farther out than this, in lengths of the line, the detector has cut the line. */
const cutOff = 1.02

/** A line that nobody has looked at yet. */
export function startLine(form: MrzForm, index: number, quad: Quad): ZoneLine {
  return withLooks({ form, index, quad }, [])
}

/** Looks at a line once more, in crops other than before. If it turns out to be longer than was found, it is made so. */
export async function look(
  page: PageText,
  recognize: Recognizer,
  line: ZoneLine,
  views: readonly View[],
): Promise<ZoneLine> {
  const looks = [...line.looks]
  for (const [from, to] of views) {
    const read = await recognize(page.pixels, heighten(slice(line.quad, from, to), trim))
    looks.push({ characters: zoneCharacters(read, from, to), from, to })
  }
  const seen = withLooks(line, looks)
  const end = seen.grid ? stretchOf(seen.grid, 0, seen.grid.length).to : 1
  if (line.looks.length > 0 || end <= cutOff || end > 2) return seen
  return look(page, recognize, startLine(line.form, line.index, slice(line.quad, 0, end)), views)
}

function withLooks(
  { form, index, quad }: Pick<ZoneLine, 'form' | 'index' | 'quad'>,
  looks: readonly Look[],
): ZoneLine {
  const length = mrzLength(form)
  const grid = bestGrid(looks, length, (text, place) => canStand(form, index, place, text))
  const votes = Array.from({ length }, () => new Map<string, number>())
  if (grid)
    for (const { place, text, confidence } of looks.flatMap((one) => inPlaces(one, grid))) {
      const character = asPlaced(form, index, text.padStart(place + 1, '<')).charAt(place)
      const vote = votes[place]
      vote?.set(character, (vote.get(character) ?? 0) + confidence)
    }
  const won = votes.map(winner)
  return {
    form,
    index,
    quad,
    looks,
    grid,
    text: won.map(({ character }) => character).join(''),
    confidences: won.map(({ share }) => share),
  }
}

function winner(votes: ReadonlyMap<string, number>): { character: string; share: number } {
  const [first] = [...votes].sort(([, a], [, b]) => b - a)
  if (!first) return { character: '<', share: 0 }
  const all = [...votes.values()].reduce((sum, vote) => sum + vote, 0)
  return { character: first[0], share: first[1] / all }
}

/** The part of a line between two places (`to` not included), as a crop; the whole line as long as no grid is known. */
export function partOf({ quad, grid }: ZoneLine, from: number, to: number): Quad {
  if (!grid) return quad
  const part = stretchOf(grid, from, to)
  return heighten(slice(quad, part.from, part.to), trim / 2)
}

/** The characters between two places, for the box and the confidence of a field. */
export function glyphsOf({ quad, grid, text, confidences }: ZoneLine, from: number, to: number): Glyph[] {
  const line = { quad, characters: [] }
  return [...text].slice(from, to).map((character, index) => ({
    text: character,
    confidence: confidences[from + index] ?? 0,
    line,
    at: grid?.[from + index] ?? (from + index + 0.5) / text.length,
    left: 0,
    right: 0,
  }))
}

/** A field of a zone: nothing but its characters and what was found out about them. */
export function zoneField(
  page: PageText,
  value: string | null,
  glyphs: readonly Glyph[],
  certainty: Certainty,
): ReadField {
  return toField(page, { value, glyphs, label: [], doubts: [] }, certainty)
}
