import { createStore } from 'zustand/vanilla'
import type { GivenAnswer } from '../../shared/domain/view.ts'
import type { ErrorRecord } from '../../shared/errors/error.ts'
import { type Desk, errorRecord } from '../desk.ts'
import type { FieldKey } from './caseFields.ts'
import { type CaseStore, find } from './caseStore.ts'

export interface FieldHistoryState {
  /** The field whose answers are shown. */
  readonly of: FieldKey | null
  /** From the first to the newest; null until they have come. */
  readonly answers: readonly GivenAnswer[] | null
  readonly error: ErrorRecord | null
  /** Shows every answer that was given about the active field, or hides them again. */
  toggle(): Promise<void>
}

const nothing = { of: null, answers: null, error: null }

/** Who said what about a field, and when. */
export function createFieldHistoryStore(desk: Desk, caseWork: CaseStore) {
  const store = createStore<FieldHistoryState>()((set, get) => ({
    ...nothing,
    async toggle() {
      const { view, active } = caseWork.getState()
      const found = find(view, active)
      if (!view || !found || get().of === active) return set(nothing)
      const { key, document, field } = found
      set({ of: key, answers: null, error: null })
      try {
        const answers = await desk.api.field.history({
          batch: view.batch,
          document: document.path,
          page: field.page,
          field: field.name,
        })
        if (get().of === key) set({ answers })
      } catch (error) {
        if (get().of === key) set({ error: errorRecord(error) })
      }
    },
  }))
  // Another field, another case, or what was hidden is shown: it is asked for again.
  const stop = caseWork.subscribe(({ active, view }, before) => {
    if (active !== before.active || view !== before.view) store.setState(nothing)
  })
  return Object.assign(store, { stop })
}
