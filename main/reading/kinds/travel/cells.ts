import { median } from '../../page/median.ts'
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

/** Whether a character can stand in a place: a letter cannot among the digits of a date. */
export type CanStand = (text: string, place: number) => boolean

/**
 * The grid on which most of what was read stands: no two characters of a look in one place, each near a middle, each where
 * one of its kind can stand.
 */
export function bestGrid(
  looks: readonly Look[],
  length: number,
  canStand: CanStand = () => true,
): Grid | null {
  const suggested = looks.flatMap((look) => gridsOf(look, length))
  const evenGrids = suggested.map((grid) => evened(looks, grid)).filter((grid) => grid !== null)
  const scored = [...suggested, ...evenGrids].map((grid) => ({
    grid,
    misfit: misfit(looks, grid, canStand) + overhang(grid) + unevenness(grid),
  }))
  return scored.sort((a, b) => a.misfit - b.misfit)[0]?.grid ?? null
}

/** A look of fewer characters does not show how far apart they are. */
const fewest = 8
/** So many characters may be lost at the head of a line, beside its edge or under a glare. */
const mostLost = 2

/** Grids that a look suggests which begins where the line begins. */
function gridsOf({ characters, from, to }: Look, length: number): Grid[] {
  const [first, last] = [characters[0], characters.at(-1)]
  if (from > 0 || !first || !last || characters.length < fewest) return []
  if (to === 1 && characters.length === length) return [characters.map(({ at }) => at)]
  const walked = walk(characters)
  if (walked.length > length) return []
  const pitch = meanPitch(walked)
  const lost = Array.from({ length: Math.min(mostLost, length - walked.length) + 1 }, (_, count) => count)
  return [
    ...lost.map((count) => continued(walked, pitch, count, length)),
    ...(to === 1 ? [evenGrid(first.at, last.at, length)] : []),
  ]
}

function evenGrid(first: number, last: number, length: number): Grid {
  return Array.from({ length }, (_, place) => first + ((last - first) * place) / (length - 1))
}

/** From character to character in whole steps of the usual distance. */
function walk(characters: readonly ZoneCharacter[]): Grid {
  const gaps = characters.slice(1).map(({ at }, index) => at - (characters[index]?.at ?? 0))
  const usual = median(gaps)
  const grid = [characters[0]?.at ?? 0]
  for (const [index, gap] of gaps.entries()) {
    const steps = usual ? Math.max(1, Math.round(gap / usual)) : 1
    const start = characters[index]?.at ?? 0
    for (let step = 1; step <= steps; step++) grid.push(start + (gap * step) / steps)
  }
  return grid
}

/** Readers place a character in steps of a third of it: over many characters the mean is the truer distance. */
function meanPitch(grid: Grid): number {
  return ((grid.at(-1) ?? 0) - (grid[0] ?? 0)) / Math.max(1, grid.length - 1)
}

/** A grid with as many places before it as were lost there, and the rest behind it, at a distance. */
function continued(grid: Grid, pitch: number, lost: number, length: number): Grid {
  const [start, end] = [grid[0] ?? 0, grid.at(-1) ?? 0]
  const before = Array.from({ length: lost }, (_, index) => start - (lost - index) * pitch)
  const behind = Array.from({ length: length - lost - grid.length }, (_, index) => end + (index + 1) * pitch)
  return [...before, ...grid, ...behind]
}

/** The even grid that comes nearest to all characters in the places that they have in another (least squares). */
function evened(looks: readonly Look[], grid: Grid): Grid | null {
  const points = looks
    .flatMap((look) => inPlaces(look, grid))
    .filter(({ text }) => text !== '<')
    .map(({ place, at }) => ({ place, at }))
  const count = points.length
  const [meanPlace, meanAt] = [mean(points.map(({ place }) => place)), mean(points.map(({ at }) => at))]
  const spread = points.reduce((sum, { place }) => sum + (place - meanPlace) ** 2, 0)
  if (count < fewest || spread === 0) return null
  const pitch = points.reduce((sum, { place, at }) => sum + (place - meanPlace) * (at - meanAt), 0) / spread
  return grid.map((_, place) => meanAt + (place - meanPlace) * pitch)
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
}

/** How badly what was read fits a grid: mean distance from the middles, and more for each character without its own place. */
function misfit(looks: readonly Look[], grid: Grid, canStand: CanStand): number {
  let [sum, count] = [0, 0]
  for (const { characters } of looks) {
    const taken = new Set<number>()
    for (const { text, at } of characters) {
      const place = nearest(grid, at)
      const distance = Math.abs(at - (grid[place] ?? 0)) / pitchAt(grid, place)
      const isOut = taken.has(place) || distance > farthest || !canStand(text, place)
      // Fillers in a row are read as fewer, wherever the reader likes to see them.
      const weight = text === '<' ? 0.2 : 1
      sum += weight * (isOut ? 1 : distance)
      count += weight
      taken.add(place)
    }
  }
  return count === 0 ? Number.POSITIVE_INFINITY : sum / count
}

/**
 * A zone is printed evenly, and a picture changes its distances little by little: a grid that follows each character fits
 * where it should not. Mean change of the distance from one place to the next, in pitches, weighed.
 */
function unevenness(grid: Grid): number {
  const gaps = grid.slice(1).map((at, index) => at - (grid[index] ?? 0))
  const changes = gaps.slice(1).map((gap, index) => Math.abs(gap - (gaps[index] ?? 0)))
  return (0.3 * mean(changes)) / Math.max(1e-6, meanPitch(grid))
}

/** Of grids that fit alike the one counts that ends where the line does: little for what lies beyond, a place at most. */
function overhang(grid: Grid): number {
  const pitch = meanPitch(grid)
  const beyond = [-(grid[0] ?? 0), (grid.at(-1) ?? 0) - 1].map((out) => Math.min(1, Math.max(0, out / pitch)))
  return 0.01 * beyond.reduce((sum, out) => sum + out, 0)
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
