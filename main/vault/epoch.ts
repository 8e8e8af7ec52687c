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
  /** Adds identities by their key ids, all or none. */
  addIdentities(identities: ReadonlyMap<string, string>): void
  /** @throws SealdeskError `vault/slot-damaged` */
  identity(keyId: string): string
  addBatchKey(batchId: BatchId, key: Uint8Array): void
  /** The caller zeroes it. @throws SealdeskError `vault/slot-damaged` */
  batchKey(batchId: BatchId): Uint8Array
  hasBatchKey(batchId: BatchId): boolean
  dropBatchKeys(batchIds: readonly BatchId[]): void
  /**
   * Destroys secrets: writes a new epoch, under a new epoch key, that holds all others. Does nothing where none of
   * them is on the ring any more.
   *
   * @throws SealdeskError `vault/slot-damaged`, `file/disk-full`, `file/not-writable`; the epoch is as before then
   */
  destroy(secrets: { readonly keyIds: readonly string[]; readonly batchIds: readonly BatchId[] }): void
  /** Zeroes the epoch key and the key that wraps it. */
  close(): void
}

/** An epoch with nothing in it. @param wrapKey derived from the master key; `number` is 0 in a new vault */
export function createEpochRecord(
  vaultId: string,
  wrapKey: Uint8Array,
  random: Random,
  number = 0,
): EpochRecord {
  const epochKey = random(keyLength)
  const key = seal(wrapKey, epochKey, epochContext(vaultId, number), random)
  epochKey.fill(0)
  return { number, key, identities: {}, batches: {} }
}

type Holding = 'identity' | 'batch-key'

/** @param wrapKey derived from the master key; copied @throws SealdeskError `vault/slot-damaged` */
export function openEpoch(file: KeySlotFile, wrapKey: Uint8Array, random: Random): Epoch {
  const { vaultId, epoch: opened } = file.current()
  const unwrapped = unseal(wrapKey, opened.key, epochContext(vaultId, opened.number))
  if (!unwrapped) throw new SealdeskError('vault/slot-damaged', { detail: 'epoch key' })
  const ownWrapKey = Uint8Array.from(wrapKey)
  let epochKey = unwrapped

  const context = (holds: Holding, of: string, epoch = file.current().epoch.number) => ({
    vaultId,
    epoch,
    holds,
    of,
  })

  const open = (sealed: Sealed | undefined, holds: Holding, of: string): Uint8Array => {
    const secret = sealed && unseal(epochKey, sealed, context(holds, of))
    if (!secret) throw new SealdeskError('vault/slot-damaged', { detail: `${holds} ${of}` })
    return secret
  }

  function resealed(
    entries: Readonly<Record<string, Sealed | undefined>>,
    holds: Holding,
    gone: readonly string[],
    next: { key: Uint8Array; number: number },
  ): Record<string, Sealed> {
    const survivors = Object.entries(entries).filter(([of]) => !gone.includes(of))
    return Object.fromEntries(
      survivors.map(([of, sealed]) => {
        const secret = open(sealed, holds, of)
        const again = seal(next.key, secret, context(holds, of, next.number), random)
        secret.fill(0)
        return [of, again]
      }),
    )
  }

  function updateEpoch(change: (epoch: EpochRecord) => Partial<EpochRecord>): void {
    file.update((slots) => ({ ...slots, epoch: { ...slots.epoch, ...change(slots.epoch) } }))
  }

  return {
    addIdentities(added) {
      const sealed = [...added].map(([keyId, identity]) => {
        const secret = new TextEncoder().encode(identity)
        const entry = seal(epochKey, secret, context('identity', keyId), random)
        secret.fill(0)
        return [keyId, entry] as const
      })
      updateEpoch(({ identities }) => ({ identities: { ...identities, ...Object.fromEntries(sealed) } }))
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
    hasBatchKey: (batchId) => file.current().epoch.batches[batchId] !== undefined,
    destroy({ keyIds, batchIds }) {
      const { epoch } = file.current()
      const isThere =
        keyIds.some((keyId) => epoch.identities[keyId]) || batchIds.some((batchId) => epoch.batches[batchId])
      if (!isThere) return
      const number = epoch.number + 1
      const next = { key: random(keyLength), number }
      file.update((slots) => ({
        ...slots,
        epoch: {
          number,
          key: seal(ownWrapKey, next.key, epochContext(vaultId, number), random),
          identities: resealed(epoch.identities, 'identity', keyIds, next),
          batches: resealed(epoch.batches, 'batch-key', batchIds, next),
        },
      }))
      epochKey.fill(0)
      epochKey = next.key
    },
    close() {
      epochKey.fill(0)
      ownWrapKey.fill(0)
    },
  }
}

/** Whether an epoch is of this vault and undamaged. */
export function opensEpoch({ key, number }: EpochRecord, vaultId: string, wrapKey: Uint8Array): boolean {
  const epochKey = unseal(wrapKey, key, epochContext(vaultId, number))
  epochKey?.fill(0)
  return epochKey !== null
}

function epochContext(vaultId: string, epoch: number) {
  return { vaultId, epoch, holds: 'epoch-key' }
}
