import { createStore } from 'zustand/vanilla'
import type { FileHandle } from '../../shared/domain/ids.ts'
import type { LenderView, OfferedCard, ReceivingKeyView } from '../../shared/domain/party.ts'
import type { Session } from '../../shared/domain/view.ts'
import type { ErrorRecord } from '../../shared/errors/error.ts'
import { type Desk, errorRecord } from '../desk.ts'

/** What was last written to a file, and what the person must do with it. */
export type Written =
  | { readonly what: 'receiving-key'; readonly file: string; readonly keyId: string; readonly lender: string }
  | { readonly what: 'book'; readonly file: string; readonly count: number; readonly lender: string }
  | { readonly what: 'card'; readonly file: string; readonly cardSha256: OfferedCard['cardSha256'] }

/** What the person is asked before something is done that needs a word or cannot be undone. */
export type Question =
  | { readonly about: 'book'; readonly lender: string }
  | { readonly about: 'revocation'; readonly lender: string }
  | { readonly about: 'withdrawal'; readonly key: ReceivingKeyView }

export interface LendersState {
  /** Null until they have been asked for. */
  readonly lenders: readonly LenderView[] | null
  /** Name of the lender whose keys are shown. */
  readonly selected: string | null
  /** All keys ever issued; null where they have not come, or are not this person's to see. */
  readonly keys: readonly ReceivingKeyView[] | null
  readonly selectedKey: string | null
  /** The card whose fingerprint is being compared. */
  readonly inspected: { readonly card: FileHandle; readonly offered: OfferedCard } | null
  readonly question: Question | null
  readonly written: Written | null
  readonly error: ErrorRecord | null
  load(): Promise<void>
  select(lender: string): void
  /** Chooses the lender that is `rows` below the chosen one. */
  move(rows: number): void
  selectKey(keyId: string): void
  /** Chooses the key that is `rows` below the chosen one, among those of the chosen lender. */
  moveKey(rows: number): void
  /** Asks for a card and shows its fingerprint. */
  inspectCard(): Promise<void>
  /** The person compared the fingerprint: registers the card that was shown, and no other. */
  trustInspected(): Promise<void>
  putCardAside(): void
  ask(question: Question): void
  dropQuestion(): void
  issueReceivingKey(lender: string): Promise<void>
  issueBook(lender: string, count: number): Promise<void>
  revoke(lender: string, reason: string): Promise<void>
  withdraw(keyId: string): Promise<void>
  exportCard(): Promise<void>
  dismissWritten(): void
  dismissError(): void
}

export function createLendersStore(desk: Desk, { roles }: Session) {
  const seesKeys = roles.includes('supervisor') || roles.includes('auditor')
  return createStore<LendersState>()((set, get) => {
    const attempt = async (action: () => Promise<void>) => {
      set({ error: null })
      try {
        await action()
      } catch (error) {
        set({ error: errorRecord(error), inspected: null, question: null })
      }
    }
    const refresh = async () => {
      const lenders = await desk.api.lender.list()
      const keys = seesKeys ? await desk.api.lender.receivingKeys() : null
      set(({ selected, written }) => ({
        lenders,
        keys,
        selected: selected ?? lenders[0]?.name ?? null,
        written: isStillToSend(written, keys) ? written : null,
      }))
    }
    return {
      lenders: null,
      selected: null,
      keys: null,
      selectedKey: null,
      inspected: null,
      question: null,
      written: null,
      error: null,
      load: () => attempt(refresh),
      select: (selected) => set({ selected, selectedKey: null }),
      move: (rows) =>
        set(({ lenders, selected }) => {
          const names = lenders?.map(({ name }) => name) ?? []
          return { selected: neighbour(names, selected, rows), selectedKey: null }
        }),
      selectKey: (selectedKey) => set({ selectedKey }),
      moveKey: (rows) =>
        set((state) => {
          const ids = keysOf(state).map(({ keyId }) => keyId)
          return { selectedKey: neighbour(ids, state.selectedKey, rows) }
        }),
      inspectCard: () =>
        attempt(async () => {
          const picked = await desk.api.file.pickCard()
          if (!picked) return
          const offered = await desk.api.lender.inspect({ card: picked.handle })
          set({ inspected: { card: picked.handle, offered } })
        }),
      trustInspected: () =>
        attempt(async () => {
          const { inspected } = get()
          if (!inspected) return
          const { card, offered } = inspected
          const { name } = await desk.api.lender.trust({ card, cardSha256: offered.cardSha256 })
          set({ inspected: null, selected: name })
          await refresh()
        }),
      putCardAside: () => set({ inspected: null }),
      ask: (question) => set({ question }),
      dropQuestion: () => set({ question: null }),
      issueReceivingKey: (lender) =>
        attempt(async () => {
          const picked = await desk.api.file.pickTarget({ suggested: 'receiving-key.json' })
          if (!picked) return
          const { keyId } = await desk.api.lender.issueReceivingKey({ lender, target: picked.handle })
          set({ written: { what: 'receiving-key', file: picked.name, keyId, lender } })
          await refresh()
        }),
      issueBook: (lender, count) =>
        attempt(async () => {
          set({ question: null })
          const picked = await desk.api.file.pickTarget({ suggested: 'receiving-keys.json' })
          if (!picked) return
          await desk.api.lender.issueReceivingKeyBook({ lender, count, target: picked.handle })
          set({ written: { what: 'book', file: picked.name, count, lender } })
          await refresh()
        }),
      revoke: (lender, reason) =>
        attempt(async () => {
          await desk.api.lender.revoke({ lender, reason })
          set({ question: null })
          await refresh()
        }),
      withdraw: (keyId) =>
        attempt(async () => {
          await desk.api.lender.withdrawReceivingKeys({ keyIds: [keyId] })
          set({ question: null })
          await refresh()
        }),
      exportCard: () =>
        attempt(async () => {
          const picked = await desk.api.file.pickTarget({ suggested: 'vendor.json' })
          if (!picked) return
          const { cardSha256 } = await desk.api.station.exportCard({ target: picked.handle })
          set({ written: { what: 'card', file: picked.name, cardSha256 } })
        }),
      dismissWritten: () => set({ written: null }),
      dismissError: () => set({ error: null }),
    }
  })
}

/** Keys of the chosen lender, the newest first. */
export function keysOf({ keys, selected }: Pick<LendersState, 'keys' | 'selected'>): ReceivingKeyView[] {
  return keys?.filter(({ lender }) => lender === selected).toReversed() ?? []
}

function neighbour(all: readonly string[], chosen: string | null, rows: number): string | null {
  if (all.length === 0) return null
  const from = chosen === null ? -1 : all.indexOf(chosen)
  return all[Math.min(Math.max(from + rows, 0), all.length - 1)] ?? null
}

/** A key that has received its batch, or was withdrawn, is not to be sent to anybody any more. */
function isStillToSend(written: Written | null, keys: LendersState['keys']): boolean {
  if (written?.what !== 'receiving-key') return true
  const state = keys?.find(({ keyId }) => keyId === written.keyId)?.state
  return state === undefined || state === 'unused'
}
