import { z } from 'zod'
import { request } from './request.ts'

/** 32 random bytes that a slot can be bound to. */
const DeviceSecret = z.instanceof(Uint8Array).refine(({ length }) => length === 32)

/** The contract of the shell towards the core process: the secret that the system's keystore keeps for this computer. */
export const keystoreContract = {
  keystore: {
    /** `null` where none was made. */
    get: request(z.void(), DeviceSecret.nullable(), 'anyone'),
    /** Makes it, or gives the one that is there. */
    create: request(z.void(), DeviceSecret, 'anyone'),
  },
} as const
