import type { Quad } from '../../../../main/reading/page/geometry.ts'

export * from '../../../../main/reading/page/geometry.ts'
/** Both ways of reading a line are then the same, and neither wins. */
export const readBackwards = (quad: Quad): Quad => quad
