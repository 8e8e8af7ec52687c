import { z } from 'zod'

export const themes = ['system', 'light', 'dark'] as const

/** Steps of the window's zoom: how many times larger than usual everything in it is. */
export const zoomFactors = [0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2] as const

/** How the window looks on this computer, whoever sits at it. It holds nothing of anybody. */
export const Appearance = z.strictObject({
  language: z.enum(['zh', 'en']).default('zh'),
  theme: z.enum(themes).default('system'),
  zoom: z.literal(zoomFactors).default(1),
})
export type Appearance = z.infer<typeof Appearance>
