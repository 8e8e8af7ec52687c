import { median } from '../../page/median.ts'
import type { Glyph } from './row.ts'

/**
 * Where characters stand is known to a fifth of a character only, by the steps in which the network goes along a line:
 * what is measured here is therefore measured over several of them.
 */
const neighbours = 4
/** Distances that differ from the usual one by more, in shares of it, have something between them or were misread. */
const usualWithin = 0.35

/** A character and where along its line it stands, 0 to 1. */
type Placed = Pick<Glyph, 'text' | 'at'>

/** The usual distance of neighbouring Chinese characters in one line, as a share of the line; 0 where none stand side by side. */
export function pitchOf(line: readonly Placed[]): number {
  const steps = line.slice(1).flatMap((glyph, index) => {
    const before = line[index]
    return before && isHan(before) && isHan(glyph) ? [glyph.at - before.at] : []
  })
  const middle = median(steps)
  const usual = steps.filter((step) => Math.abs(step - middle) <= usualWithin * middle)
  return usual.length === 0 ? 0 : usual.reduce((sum, step) => sum + step, 0) / usual.length
}

/**
 * Two Chinese characters of a line between which nothing or nothing but marks stands. `room` is what neither of the two
 * fills, in characters: 0 where they are neighbours and 1 where a mark of full width stands between them.
 */
export interface Gap {
  readonly between: readonly Glyph[]
  readonly room: number
}

/** The gaps of one line, in order; none in a line whose pitch nothing tells. */
export function gapsOf(line: readonly Glyph[]): Gap[] {
  const pitch = pitchOf(line)
  if (pitch === 0) return []
  const places = line.flatMap((glyph, at) => (isHan(glyph) ? [at] : []))
  return places.flatMap((to, index) => {
    const from = places[index - 1]
    const between = from === undefined ? [] : line.slice(from + 1, to)
    if (from === undefined || !between.every(isMark)) return []
    return [{ between, room: (placeOf(line, to, 1, pitch) - placeOf(line, from, -1, pitch)) / pitch - 1 }]
  })
}

/** Where a character stands, by itself and by the Chinese characters that follow on its far side at the usual distance. */
function placeOf(line: readonly Glyph[], at: number, direction: 1 | -1, pitch: number): number {
  const places: number[] = []
  for (let step = 0; step < neighbours; step++) {
    const [glyph, last] = [line[at + direction * step], line[at + direction * (step - 1)]]
    if (!glyph || !isHan(glyph)) break
    if (step > 0 && last && Math.abs(Math.abs(glyph.at - last.at) - pitch) > usualWithin * pitch) break
    places.push(glyph.at - direction * step * pitch)
  }
  return places.reduce((sum, place) => sum + place, 0) / places.length
}

export function isHan(glyph: Placed | undefined): boolean {
  return glyph !== undefined && /\p{Script=Han}/u.test(glyph.text)
}

export function isMark(glyph: Glyph | undefined): boolean {
  return glyph !== undefined && /[\p{P}\p{S}]/u.test(glyph.text)
}
