import { z } from 'zod'
import { OrganisationPolicy } from './organisation.ts'

/** Minutes without anybody at the desk after which the vault can be set to be locked. */
export const idleChoices = [2, 5, 10, 15, 30] as const

/** What is set on this computer, whoever sits at it. It holds nothing of anybody. */
export const WorkstationSettings = z.strictObject({ idleMinutes: z.literal(idleChoices).default(10) })
export type WorkstationSettings = z.infer<typeof WorkstationSettings>

/** How this computer is set up, and what of that its organisation has laid down. */
export const Workstation = z.object({
  /** What holds now, whoever set it. */
  idleMinutes: z.int(),
  dataFolder: z.string(),
  organisation: z.object({ file: z.string(), policy: OrganisationPolicy }).nullable(),
})
export type Workstation = z.infer<typeof Workstation>
