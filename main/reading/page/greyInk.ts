import type { PagePixels } from '../../../shared/domain/view.ts'
import type { Quad } from './geometry.ts'
import { median } from './median.ts'
import { cropLine, luma } from './pixels.ts'
import { shadesOf } from './shades.ts'

/** How far the channels of a pixel lie apart, at most, for it to be grey, in levels of 255. */
const apart = 16
/** A copy without colour has no more pixels than this that are not grey. */
const mostColoured = 0.002

/** Whether a picture was taken or copied without colour. */
export function isColourless({ width, height, rgba }: PagePixels): boolean {
  let coloured = 0
  for (let at = 0; at < rgba.length; at += 4) {
    const [red, green, blue] = [rgba[at] ?? 0, rgba[at + 1] ?? 0, rgba[at + 2] ?? 0]
    if (Math.max(red, green, blue) - Math.min(red, green, blue) > apart) coloured += 1
  }
  return coloured <= mostColoured * width * height
}

/** Grey levels of what is printed and of what it is printed on. */
interface Print {
  readonly ink: number
  readonly ground: number
}

/** Height at which a line's levels are measured, and the shares of its pixels that are ink at least, and ground at least. */
const [height, leastInk, leastGround] = [32, 0.04, 0.35]

/** The usual levels of some lines of text. */
export function printOf(page: PagePixels, lines: readonly Quad[]): Print {
  const shades = lines.map((quad) => shadesOf(luma(cropLine(page, quad, height))))
  return {
    ink: median(shades.map((shade) => shade.at(leastInk))),
    ground: median(shades.map((shade) => shade.at(1 - leastGround))),
  }
}

/** What is farther from ink than this, on the way to ground, is no part of a letter. */
const lightest = 0.4

/**
 * A colourless picture without what is lighter than its print: a red seal copied in grey is as light as paper there, and
 * black letters under it stand alone.
 */
export function withoutGreys({ width, height: rows, rgba }: PagePixels, { ink, ground }: Print): PagePixels {
  const clear = new Uint8Array(rgba.length)
  const span = Math.max(1, lightest * (ground - ink))
  for (let at = 0; at < rgba.length; at += 4) {
    const shade = Math.min(255, Math.max(0, (255 * ((rgba[at] ?? 0) - ink)) / span))
    clear[at] = clear[at + 1] = clear[at + 2] = shade
    clear[at + 3] = 255
  }
  return { width, height: rows, rgba: clear }
}
