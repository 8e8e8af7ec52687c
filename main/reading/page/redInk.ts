import type { PagePixels } from '../../../shared/domain/view.ts'
import type { Quad } from './geometry.ts'
import { cropLine, luma } from './pixels.ts'
import { shadesOf } from './shades.ts'

/** How much lighter a pixel becomes for each level that it is redder than grey: red ink is then no darker than paper. */
const lightened = 0.6

/**
 * The picture as it is seen through a red filter: red ink, such as a seal's, is as light as paper there, and what is
 * printed in black under it stands alone. In poor light red alone is darker than paper, so its redness counts as well.
 */
export function throughRed({ width, height, rgba }: PagePixels): PagePixels {
  const grey = new Uint8Array(rgba.length)
  for (let at = 0; at < rgba.length; at += 4) {
    const red = rgba[at] ?? 0
    const redness = red - ((rgba[at + 1] ?? 0) + (rgba[at + 2] ?? 0)) / 2
    const shade = Math.min(255, red + lightened * Math.max(0, redness))
    grey[at] = shade
    grey[at + 1] = shade
    grey[at + 2] = shade
    grey[at + 3] = 255
  }
  return { width, height, rgba: grey }
}

/** How much redder than green and blue a pixel of red ink is, at least, as a share of the light that the paper gives back. */
const redder = 0.17
/** Share of a picture that is not lighter than its paper: most of it is paper. */
const paper = 0.9

/** Share of a picture that red ink covers; in poor light ink is less red in the same measure as paper is less light. */
export function shareOfRed(picture: PagePixels): number {
  const { width, height, rgba } = picture
  const least = redder * shadesOf(luma(picture)).at(paper)
  let red = 0
  for (let at = 0; at < rgba.length; at += 4) if (rednessOf(rgba, at) > least) red += 1
  return red / (width * height)
}

/** Height at which a line's ink is looked at, and the share of it that is ink at least. */
const [lineHeight, leastInk] = [32, 0.03]
/** Red letters are redder than their paper by this in the mean, as a share of its light: 0.2 measured. Black ones are less red, in warm light too. */
const redLetters = 0.1

/** Whether a line is written in red ink, as a seal's letters are and no value is. A picture's own colours are blurred over thin strokes. */
export function isInRed(page: PagePixels, line: Quad): boolean {
  const picture = cropLine(page, line, lineHeight)
  const grey = luma(picture)
  const shades = shadesOf(grey)
  const [ink, light] = [shades.at(leastInk), shades.at(paper)]
  const rednesses = { ofInk: [] as number[], ofPaper: [] as number[] }
  for (let at = 0; at < grey.length; at++) {
    const isInk = (grey[at] ?? 0) < (ink + light) / 2
    rednesses[isInk ? 'ofInk' : 'ofPaper'].push(rednessOf(picture.rgba, 4 * at))
  }
  return meanOf(rednesses.ofInk) - meanOf(rednesses.ofPaper) > redLetters * light
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
}

/** How much redder a pixel is than green and blue, in levels of 255; `at` is where its red lies. */
function rednessOf(rgba: Uint8Array, at: number): number {
  return (rgba[at] ?? 0) - Math.max(rgba[at + 1] ?? 0, rgba[at + 2] ?? 0)
}
