import { createStore } from 'zustand/vanilla'
import type { FileHandle, Sha256Hex } from '../../shared/domain/ids.ts'
import type { LenderView } from '../../shared/domain/view.ts'
import type { ErrorRecord } from '../../shared/errors/error.ts'
import { type Desk, errorRecord } from '../desk.ts'

/** What was last written to a file, and what the person must do with it. */
export type Written =
  | { readonly what: 'receiving-key'; readonly file: string; readonly keyId: string; readonly lender: string }
  | { readonly what: 'card'; readonly file: string; readonly certSha256: Sha256Hex }

export interface LendersState {
  /** Null until they have been asked for. */
  readonly lenders: readonly LenderView[] | null
  /** The card whose fingerprint is being compared. */
  readonly inspected: { readonly card: FileHandle; readonly lender: LenderView } | null
  readonly written: Written | null
  readonly error: ErrorRecord | null
  load(): Promise<void>
  /** Asks for a card and shows its fingerprint. */
  inspectCard(): Promise<void>
  /** The person compared the fingerprint: registers the card that was shown, and no other. */
  trustInspected(): Promise<void>
  putCardAside(): void
  issueReceivingKey(lender: string): Promise<void>
  exportCard(): Promise<void>
  dismissWritten(): void
  dismissError(): void
}

export function createLendersStore(desk: Desk) {
  return createStore<LendersState>()((set, get) => {
    const attempt = async (action: () => Promise<void>) => {
      set({ error: null })
      try {
        await action()
      } catch (error) {
        set({ error: errorRecord(error), inspected: null })
      }
    }
    return {
      lenders: null,
      inspected: null,
      written: null,
      error: null,
      load: () => attempt(async () => set({ lenders: await desk.api.lender.list() })),
      inspectCard: () =>
        attempt(async () => {
          const picked = await desk.api.file.pickCard()
          if (!picked) return
          const lender = await desk.api.lender.inspect({ card: picked.handle })
          set({ inspected: { card: picked.handle, lender } })
        }),
      trustInspected: () =>
        attempt(async () => {
          const { inspected } = get()
          if (!inspected) return
          await desk.api.lender.trust({ card: inspected.card, certSha256: inspected.lender.certSha256 })
          set({ inspected: null, lenders: await desk.api.lender.list() })
        }),
      putCardAside: () => set({ inspected: null }),
      issueReceivingKey: (lender) =>
        attempt(async () => {
          const picked = await desk.api.file.pickTarget({ suggested: 'receiving-key.json' })
          if (!picked) return
          const { keyId } = await desk.api.lender.issueReceivingKey({ lender, target: picked.handle })
          set({ written: { what: 'receiving-key', file: picked.name, keyId, lender } })
        }),
      exportCard: () =>
        attempt(async () => {
          const picked = await desk.api.file.pickTarget({ suggested: 'vendor.json' })
          if (!picked) return
          const { certSha256 } = await desk.api.station.exportCard({ target: picked.handle })
          set({ written: { what: 'card', file: picked.name, certSha256 } })
        }),
      dismissWritten: () => set({ written: null }),
      dismissError: () => set({ error: null }),
    }
  })
}
