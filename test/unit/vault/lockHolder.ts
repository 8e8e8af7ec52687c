import { setTimeout } from 'node:timers/promises'
import { lockVault } from '../../../main/vault/vaultLock.ts'

/** A process that takes a lock, keeps no reference to it, lets the garbage be collected and then stays. */
lockVault(process.argv[2] ?? '')
globalThis.gc?.()
// Finalizers run after the current turn.
await setTimeout(10)
process.send?.('held')
await setTimeout(60_000)
