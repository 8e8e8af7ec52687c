import { z } from 'zod'
import { Sha256Hex } from './ids.ts'

/** Of a lender's card or its certificate, as people write one down: with blanks or colons, in either case. */
const Fingerprint = z
  .string()
  .max(200)
  .transform((written) => written.replace(/[\s:]/g, '').toLowerCase())
  .pipe(Sha256Hex)

const Folder = z.string().min(1).max(1000)

/**
 * What an organisation lays down for every vault that is opened on a computer: the content of its policy file. What is
 * left out is for the people at the computer to choose. See main/electron/ADMINISTRATION.md.
 */
export const OrganisationPolicy = z.strictObject({
  format: z.literal('sealdesk-policy/1'),
  /** Where the vault is. */
  dataFolder: Folder.optional(),
  /** Minutes without anybody at the desk after which the vault is locked. */
  idleMinutes: z.int().min(1).max(60).optional(),
  /** Characters that a new passphrase has at least. */
  minimumPassphrase: z.int().min(8).max(64).optional(),
  /** The only lenders whose cards are trusted and whose packages are taken. */
  allowedLenders: z
    .array(z.strictObject({ name: z.string().trim().min(1).max(200), fingerprint: Fingerprint }))
    .max(500)
    .optional(),
  /** What is written for others goes below this folder. */
  exportFolder: Folder.optional(),
})
export type OrganisationPolicy = z.infer<typeof OrganisationPolicy>
