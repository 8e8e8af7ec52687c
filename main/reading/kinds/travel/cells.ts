import type { ZoneCharacter } from './zoneText.ts'

/**
 * The middles of a line's places, 0 to 1 along it. A zone is printed at a fixed pitch, so the place of a character is
 * known from where it stands: what a reader left out, or took for two, shows.
 */
export type Grid = readonly number[]

/** What one crop of a line gave, and the part of the line that the crop showed. */
export interface Look {
  readonly characters: readonly ZoneCharacter[]
  readonly from: number
  readonly to: number
}

/** A character more than this far from the middle of every place, in pitches, is in none. */
const farthest = 0.5

/** The grid on which most of what was read stands: no two characters of a look in one place, each near a middle. */
export function bestGrid(looks: readonly Look[], length: number): Grid | null {
  const grids = looks.flatMap((look) => gridsOf(look, length))
  const scored = grids.map((grid) => ({ grid, misfit: misfit(looks, grid) }))
  return scored.sort((a, b) => a.misfit - b.misfit)[0]?.grid ?? null
}

/** A look of fewer characters does not show how far apart they are. */
const fewest = 8

/** Grids that a look suggests which begins where the line begins. */
function gridsOf({ characters, from, to }: Look, length: number): Grid[] {
  const [first, last] = [characters[0], characters.at(-1)]
  if (from > 0 || !first || !last || characters.length < fewest) return []
  if (to === 1 && characters.length === length) return [characters.map(({ at }) => at)]
  const walked = walk(characters, length)
  return [...(walked ? [walked] : []), ...(to === 1 ? [evenGrid(first.at, last.at, length)] : [])]
}

function evenGrid(first: number, last: number, length: number): Grid {
  return Array.from({ length }, (_, place) => first + ((last - first) * place) / (length - 1))
}

/** From character to character in whole steps of the usual distance; what is left of the line goes on at that distance. */
function walk(characters: readonly ZoneCharacter[], length: number): Grid | null {
  const gaps = characters.slice(1).map(({ at }, index) => at - (characters[index]?.at ?? 0))
  const pitch = median(gaps)
  const first = characters[0]
  if (!pitch || !first) return null
  const grid = [first.at]
  for (const [index, gap] of gaps.entries()) {
    const steps = Math.max(1, Math.round(gap / pitch))
    const start = characters[index]?.at ?? 0
    for (let step = 1; step <= steps; step++) grid.push(start + (gap * step) / steps)
  }
  if (grid.length > length) return null
  while (grid.length < length) grid.push((grid.at(-1) ?? 0) + pitch)
  return grid
}

function median(values: readonly number[]): number | null {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? null
}

/** How badly what was read fits a grid: mean distance from the middles, and more for each character without its own place. */
function misfit(looks: readonly Look[], grid: Grid): number {
  let [sum, count] = [0, 0]
  for (const { characters } of looks) {
    const taken = new Set<number>()
    for (const { text, at } of characters) {
      const place = nearest(grid, at)
      const distance = Math.abs(at - (grid[place] ?? 0)) / pitchAt(grid, place)
      // Fillers in a row are read as fewer, wherever the reader likes to see them.
      const weight = text === '<' ? 0.2 : 1
      sum += weight * (taken.has(place) || distance > farthest ? 1 : distance)
      count += weight
      taken.add(place)
    }
  }
  return count === 0 ? Number.POSITIVE_INFINITY : sum / count
}

/** A character with the place that it stands in. */
export interface PlacedCharacter extends ZoneCharacter {
  readonly place: number
}

/** Characters of a look in the places of a grid. Of two in one place the surer counts. */
export function inPlaces({ characters }: Look, grid: Grid): PlacedCharacter[] {
  // As many as there are places stand in order, whatever their distances.
  if (characters.length === grid.length)
    return characters.map((character, place) => ({ ...character, place }))
  const placed = new Map<number, PlacedCharacter>()
  for (const character of characters) {
    const place = nearest(grid, character.at)
    const other = placed.get(place)
    if (Math.abs(character.at - (grid[place] ?? 0)) > farthest * pitchAt(grid, place)) continue
    if (!other || other.confidence < character.confidence) placed.set(place, { ...character, place })
  }
  return [...placed.values()]
}

function nearest(grid: Grid, at: number): number {
  let best = 0
  for (const [place, middle] of grid.entries())
    if (Math.abs(middle - at) < Math.abs((grid[best] ?? 0) - at)) best = place
  return best
}

function pitchAt(grid: Grid, place: number): number {
  const from = Math.max(0, place - 1)
  const to = Math.min(grid.length - 1, place + 1)
  return Math.max(1e-6, ((grid[to] ?? 0) - (grid[from] ?? 0)) / (to - from))
}

/** The ends of a stretch of places (`to` not included), half a pitch beyond their middles. */
export function stretchOf(grid: Grid, from: number, to: number): { from: number; to: number } {
  return {
    from: (grid[from] ?? 0) - pitchAt(grid, from) / 2,
    to: (grid[to - 1] ?? 1) + pitchAt(grid, to - 1) / 2,
  }
}
