import type { BatchId } from '../../shared/domain/ids.ts'
import { SealdeskError } from '../../shared/errors/error.ts'
import { keyLength } from './kdf.ts'
import type { KeySlotFile } from './keySlotFile.ts'
import type { EpochRecord } from './keySlots.ts'
import { type Sealed, seal, unseal } from './sealing.ts'

type Random = (length: number) => Uint8Array

/**
 * The secrets that a batch hangs on, under one epoch key in keyslots.json. Whoever destroys a batch writes a new
 * epoch with the survivors only, so that even a copy of the old file's entries is of no use without the old epoch key.
 */
export interface Epoch {
  addIdentity(keyId: string, identity: string): void
  /** @throws SealdeskError `vault/slot-damaged` */
  identity(keyId: string): string
  addBatchKey(batchId: BatchId, key: Uint8Array): void
  /** The caller zeroes it. @throws SealdeskError `vault/slot-damaged` */
  batchKey(batchId: BatchId): Uint8Array
  dropBatchKeys(batchIds: readonly BatchId[]): void
  /** Zeroes the epoch key. */
  close(): void
}

/** First epoch of a new vault, with nothing in it. @param wrapKey derived from the master key */
export function createEpochRecord(vaultId: string, wrapKey: Uint8Array, random: Random): EpochRecord {
  const number = 0
  const epochKey = random(keyLength)
  const key = seal(wrapKey, epochKey, epochContext(vaultId, number), random)
  epochKey.fill(0)
  return { number, key, identities: {}, batches: {} }
}

/** @throws SealdeskError `vault/slot-damaged` */
export function openEpoch(file: KeySlotFile, wrapKey: Uint8Array, random: Random): Epoch {
  const { vaultId, epoch } = file.current()
  const epochKey = unseal(wrapKey, epoch.key, epochContext(vaultId, epoch.number))
  if (!epochKey) throw new SealdeskError('vault/slot-damaged', { detail: 'epoch key' })

  const context = (holds: 'identity' | 'batch-key', of: string) => ({
    vaultId,
    epoch: epoch.number,
    holds,
    of,
  })

  const open = (sealed: Sealed | undefined, holds: 'identity' | 'batch-key', of: string): Uint8Array => {
    const secret = sealed && unseal(epochKey, sealed, context(holds, of))
    if (!secret) throw new SealdeskError('vault/slot-damaged', { detail: `${holds} ${of}` })
    return secret
  }

  function updateEpoch(change: (epoch: EpochRecord) => Partial<EpochRecord>): void {
    file.update((slots) => ({ ...slots, epoch: { ...slots.epoch, ...change(slots.epoch) } }))
  }

  return {
    addIdentity(keyId, identity) {
      const secret = new TextEncoder().encode(identity)
      const sealed = seal(epochKey, secret, context('identity', keyId), random)
      secret.fill(0)
      updateEpoch(({ identities }) => ({ identities: { ...identities, [keyId]: sealed } }))
    },
    identity(keyId) {
      const secret = open(file.current().epoch.identities[keyId], 'identity', keyId)
      const identity = new TextDecoder().decode(secret)
      secret.fill(0)
      return identity
    },
    addBatchKey(batchId, key) {
      const sealed = seal(epochKey, key, context('batch-key', batchId), random)
      updateEpoch(({ batches }) => ({ batches: { ...batches, [batchId]: sealed } }))
    },
    batchKey: (batchId) => open(file.current().epoch.batches[batchId], 'batch-key', batchId),
    dropBatchKeys(batchIds) {
      const gone = new Set<string>(batchIds.filter((batchId) => file.current().epoch.batches[batchId]))
      if (gone.size === 0) return
      updateEpoch(({ batches }) => ({
        batches: Object.fromEntries(Object.entries(batches).filter(([batchId]) => !gone.has(batchId))),
      }))
    },
    close: () => void epochKey.fill(0),
  }
}

function epochContext(vaultId: string, epoch: number) {
  return { vaultId, epoch, holds: 'epoch-key' }
}
