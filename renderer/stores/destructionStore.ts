import { createStore } from 'zustand/vanilla'
import type {
  DestructionPlan,
  DestructionStatement,
  DestructionWarning,
} from '../../shared/domain/destruction.ts'
import type { BatchId } from '../../shared/domain/ids.ts'
import type { UserName } from '../../shared/domain/person.ts'
import type { PickedFile } from '../../shared/domain/view.ts'
import type { ErrorRecord, Language } from '../../shared/errors/error.ts'
import type { Desk } from '../desk.ts'
import { tellingErrors } from './attempt.ts'

/** Who is asked for a passphrase. */
export type Hand = 'operator' | 'witness'

export interface DestructionState {
  /** What there is to accept; null where the batch is gone already, or has not been asked about. */
  readonly plan: DestructionPlan | null
  /** What was stated of the batch once it was destroyed. */
  readonly statement: DestructionStatement | null
  readonly accepted: readonly DestructionWarning[]
  readonly keyFiles: Readonly<Partial<Record<Hand, PickedFile>>>
  readonly busy: boolean
  /** Name of the file that was written last. */
  readonly written: string | null
  readonly error: ErrorRecord | null
  /** Looks at a batch, destroyed or not. */
  open(batch: BatchId, isDestroyed: boolean): Promise<void>
  accept(warning: DestructionWarning, accepted: boolean): void
  pickKeyFile(hand: Hand): Promise<void>
  destroy(proof: { passphrase: string; witness: UserName; witnessPassphrase: string }): Promise<void>
  exportPackage(suggested: string): Promise<void>
  exportCertificate(suggested: string, language: Language): Promise<void>
  dismissWritten(): void
  dismissError(): void
}

const nothing = { plan: null, statement: null, accepted: [], keyFiles: {}, written: null, error: null }

/** @param reloadBatches what to do when a batch is no longer what the list shows */
export function createDestructionStore(desk: Desk, reloadBatches: () => Promise<void>) {
  return createStore<DestructionState>()((set, get) => {
    const tryIt = tellingErrors(set)
    // Another batch may be opened while one is being destroyed.
    const attempt = async (action: () => Promise<void>) => {
      set({ busy: true })
      await tryIt(action)
      set({ busy: false })
    }
    const save = (suggested: string, write: (target: PickedFile, batch: BatchId) => Promise<void>) =>
      attempt(async () => {
        const { statement } = get()
        const picked = statement && (await desk.api.file.pickTarget({ suggested }))
        if (!picked) return
        await write(picked, statement.batchId)
        set({ written: picked.name })
      })
    return {
      ...nothing,
      busy: false,
      open: (batch, isDestroyed) =>
        attempt(async () => {
          set(nothing)
          if (isDestroyed) set({ statement: await desk.api.destruction.get({ batch }) })
          else set({ plan: await desk.api.destruction.plan({ batch }) })
        }),
      accept: (warning, isAccepted) =>
        set(({ accepted }) => {
          const others = accepted.filter((other) => other !== warning)
          return { accepted: isAccepted ? [...others, warning] : others }
        }),
      pickKeyFile: (hand) =>
        attempt(async () => {
          const picked = await desk.api.file.pickKeyFile()
          if (picked) set(({ keyFiles }) => ({ keyFiles: { ...keyFiles, [hand]: picked } }))
        }),
      destroy: ({ passphrase, witness, witnessPassphrase }) =>
        attempt(async () => {
          const { plan, accepted, keyFiles } = get()
          if (!plan) return
          const statement = await desk.api.destruction.destroy({
            batch: plan.batchId,
            operator: { passphrase, ...keyFileOf(keyFiles.operator) },
            witness: { user: witness, passphrase: witnessPassphrase, ...keyFileOf(keyFiles.witness) },
            accepted: [...accepted],
          })
          set({ ...nothing, statement })
          await reloadBatches()
        }),
      exportPackage: (suggested) =>
        save(suggested, ({ handle }, batch) => desk.api.destruction.exportPackage({ batch, target: handle })),
      exportCertificate: (suggested, language) =>
        save(suggested, ({ handle }, batch) =>
          desk.api.destruction.exportCertificate({ batch, language, target: handle }),
        ),
      dismissWritten: () => set({ written: null }),
      dismissError: () => set({ error: null }),
    }
  })
}

function keyFileOf(picked: PickedFile | undefined) {
  return picked && { keyFile: picked.handle }
}
