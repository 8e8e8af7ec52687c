import { z } from 'zod'

/** A package of others in the application, and all that it says of its licence. */
export const BundledLicence = z.object({
  name: z.string(),
  version: z.string(),
  /** SPDX expression; empty where the package gives none. */
  licence: z.string(),
  text: z.string(),
})
export type BundledLicence = z.infer<typeof BundledLicence>

/** What this application is, and what is in it. */
export const About = z.object({
  version: z.string(),
  electron: z.string(),
  chromium: z.string(),
  node: z.string(),
  packages: z.array(BundledLicence.omit({ text: true })),
})
export type About = z.infer<typeof About>
