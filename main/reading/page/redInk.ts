import type { PagePixels } from '../../../shared/domain/view.ts'
import { luma } from './pixels.ts'
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
  for (let at = 0; at < rgba.length; at += 4)
    if ((rgba[at] ?? 0) - Math.max(rgba[at + 1] ?? 0, rgba[at + 2] ?? 0) > least) red += 1
  return red / (width * height)
}
