import { z } from 'zod'

export const themes = ['system', 'light', 'dark'] as const

/** How the window looks on this computer, whoever sits at it. It holds nothing of anybody. */
export const Appearance = z.strictObject({
  language: z.enum(['zh', 'en']).default('zh'),
  theme: z.enum(themes).default('system'),
})
export type Appearance = z.infer<typeof Appearance>
