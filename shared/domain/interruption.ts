import { z } from 'zod'

/**
 * A process of the application that ended by itself and was started again: the page of the window, or the core, with
 * which the vault was locked.
 */
export const Interruption = z.enum(['window', 'core'])
export type Interruption = z.infer<typeof Interruption>
