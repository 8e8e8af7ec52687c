import { z } from 'zod'

/** What one person has set for themselves, wherever they sit in front of this vault. */
export const Preferences = z.strictObject({
  /** Keys by shortcut, in place of those that the shortcut has by itself; none for a shortcut without keys. */
  shortcuts: z.record(z.string().max(64), z.array(z.string().min(1).max(24)).max(4)).default({}),
})
export type Preferences = z.infer<typeof Preferences>
