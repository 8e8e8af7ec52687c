import type { Orientation } from '../../../../main/reading/page/orientation.ts'

export * from '../../../../main/reading/page/orientation.ts'
export const textAngle = (): Orientation => ({ angle: 0, direction: { x: 1, y: 0 } })
