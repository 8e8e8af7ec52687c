import type { Quad } from '../../../../main/reading/page/geometry.ts'

export * from '../../../../main/reading/page/fragments.ts'
export const joinFragments = (quads: readonly Quad[]): Quad[] => [...quads]
