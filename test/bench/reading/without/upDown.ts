import type { Quad } from '../../../../main/reading/page/geometry.ts'
import type { DirectedLines } from '../../../../main/reading/page/upDown.ts'

export const tellUpFromDown = async (_page: unknown, quads: readonly Quad[]): Promise<DirectedLines> => ({
  isUpsideDown: false,
  lines: quads.map((quad) => ({ quad })),
})
