import { createStore } from 'zustand/vanilla'
import type { AuditAction, AuditCheck, AuditEntry, AuditFilter } from '../../shared/domain/audit.ts'
import type { BatchId } from '../../shared/domain/ids.ts'
import type { ErrorRecord } from '../../shared/errors/error.ts'
import { type Desk, errorRecord } from '../desk.ts'

/** What the person asked for; empty texts leave all. Days are local, ISO 8601, both of them included. */
export interface AuditTerms {
  readonly who: string
  readonly action: AuditAction | ''
  readonly about: string
  readonly firstDay: string
  readonly lastDay: string
}

export interface AuditState {
  /** Of which batch the log is; null for the vault's own. */
  readonly batch: BatchId | null
  readonly terms: AuditTerms
  /** Everybody who has an entry in the log. */
  readonly people: readonly string[]
  /** How many entries the terms leave; null until that is known. */
  readonly total: number | null
  /** Entries by their place, newest first, in parts of `partSize`; the parts that have come. */
  readonly parts: ReadonlyMap<number, readonly AuditEntry[]>
  readonly checks: readonly AuditCheck[] | null
  readonly checking: boolean
  /** The file that a log was written to, and how many entries it has. */
  readonly written: { readonly file: string; readonly entries: number } | null
  readonly error: ErrorRecord | null
  /** Shows a log from its newest entry; the terms stay. */
  open(batch: BatchId | null): Promise<void>
  ask(terms: Partial<AuditTerms>): Promise<void>
  /** The places from `first` to `last` are on the screen: asks for what is missing there. */
  show(first: number, last: number): void
  verify(): Promise<void>
  /** Asks where to, and writes what the terms leave. */
  exportCsv(suggestedName: string): Promise<void>
  dismissChecks(): void
  dismissWritten(): void
  dismissError(): void
}

export const partSize = 100
const all: AuditTerms = { who: '', action: '', about: '', firstDay: '', lastDay: '' }

export function createAuditStore(desk: Desk) {
  return createStore<AuditState>()((set, get) => {
    /** Counts the questions: an answer to an old one is not shown. */
    let question = 0
    const asked = new Set<number>()

    const attempt = async (action: () => Promise<void>) => {
      try {
        await action()
      } catch (error) {
        set({ error: errorRecord(error) })
      }
    }
    const fetchPart = async (part: number) => {
      const mine = question
      asked.add(part)
      const { batch, terms } = get()
      const range = { offset: part * partSize, limit: partSize }
      const { total, entries } = await desk.api.audit.list({ batch, filter: filterOf(terms), ...range })
      if (mine !== question) return
      set(({ parts }) => ({ total, parts: new Map(parts).set(part, entries) }))
    }
    const begin = async () => {
      question += 1
      asked.clear()
      set({ parts: new Map(), error: null })
      await attempt(() => fetchPart(0))
    }
    return {
      batch: null,
      terms: all,
      people: [],
      total: null,
      parts: new Map(),
      checks: null,
      checking: false,
      written: null,
      error: null,
      async open(batch) {
        set({ batch, total: null })
        await begin()
        await attempt(async () => {
          const people = await desk.api.audit.people({ batch })
          if (get().batch === batch) set({ people })
        })
      },
      async ask(terms) {
        set((state) => ({ terms: { ...state.terms, ...terms } }))
        await begin()
      },
      show(first, last) {
        for (let part = Math.floor(first / partSize); part <= Math.floor(last / partSize); part += 1)
          if (!asked.has(part)) void attempt(() => fetchPart(part))
      },
      async verify() {
        if (get().checking) return
        set({ checking: true, checks: null, error: null })
        await attempt(async () => set({ checks: await desk.api.audit.verify({ expected: null }) }))
        set({ checking: false })
        // The check is an entry itself.
        await begin()
      },
      exportCsv: (suggestedName) =>
        attempt(async () => {
          const picked = await desk.api.file.pickTarget({ suggested: suggestedName })
          if (!picked) return
          const { batch, terms } = get()
          const { entries } = await desk.api.audit.export({
            batch,
            filter: filterOf(terms),
            target: picked.handle,
          })
          set({ written: { file: picked.name, entries }, error: null })
          await begin()
        }),
      dismissChecks: () => set({ checks: null }),
      dismissWritten: () => set({ written: null }),
      dismissError: () => set({ error: null }),
    }
  })
}

function filterOf({ who, action, about, firstDay, lastDay }: AuditTerms): AuditFilter {
  return {
    who: who || undefined,
    action: action || undefined,
    about: about.trim() || undefined,
    from: midnight(firstDay, 0),
    until: midnight(lastDay, 1),
  }
}

/** The instant at which a local day begins, or one some days after it. */
function midnight(day: string, daysLater: number): string | undefined {
  const [year, month, date] = day.split('-').map(Number)
  if (!year || !month || !date) return undefined
  return new Date(year, month - 1, date + daysLater).toISOString()
}
