import { z } from 'zod'
import { FileHandle } from './ids.ts'

/** Files in which an organisation has its own key and certificate, and the password that opens them. */
export const OwnKey = z.discriminatedUnion('form', [
  z.strictObject({ form: z.literal('p12'), file: FileHandle, password: z.string() }),
  z.strictObject({
    form: z.literal('pem'),
    key: FileHandle,
    /** The certificate and its chain up to the root. */
    certificate: FileHandle,
    /** Of an encrypted key. */
    password: z.string().nullable(),
  }),
])
export type OwnKey = z.infer<typeof OwnKey>
