import type { PagePixels } from '../../../shared/domain/view.ts'

/**
 * The picture as it is seen through a red filter: red ink, such as a seal's, is as light as paper there, and what is
 * printed in black under it stands alone.
 */
export function throughRed({ width, height, rgba }: PagePixels): PagePixels {
  const grey = new Uint8Array(rgba.length)
  for (let at = 0; at < rgba.length; at += 4) {
    const red = rgba[at] ?? 0
    grey[at] = red
    grey[at + 1] = red
    grey[at + 2] = red
    grey[at + 3] = 255
  }
  return { width, height, rgba: grey }
}

/** How much redder than green and blue a pixel of red ink is, at least, in levels of 255. */
const redder = 40

/** Share of a picture that red ink covers. */
export function shareOfRed({ width, height, rgba }: PagePixels): number {
  let red = 0
  for (let at = 0; at < rgba.length; at += 4)
    if ((rgba[at] ?? 0) - Math.max(rgba[at + 1] ?? 0, rgba[at + 2] ?? 0) > redder) red += 1
  return red / (width * height)
}
