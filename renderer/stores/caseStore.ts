import { createStore } from 'zustand/vanilla'
import type { Evidence, FindingKey, JudgedFinding } from '../../shared/domain/finding.ts'
import type { BatchId, CaseNo, DocumentPath } from '../../shared/domain/ids.ts'
import type { FieldAnswer } from '../../shared/domain/reading.ts'
import type { CaseView } from '../../shared/domain/view.ts'
import type { ErrorRecord } from '../../shared/errors/error.ts'
import { type Desk, errorRecord } from '../desk.ts'
import {
  type CaseField,
  type FieldKey,
  fieldsOf,
  isAnswered,
  nextUnsettled,
  workingOrder,
} from './caseFields.ts'
import { standingValue } from './fieldComparison.ts'
import type { ViewerStore } from './viewerStore.ts'

export interface CaseRef {
  readonly batch: BatchId
  readonly caseNo: CaseNo
}

export interface CaseState {
  /** Null until the case has come. */
  readonly view: CaseView | null
  /** Settled when the case is opened, so that no field moves away while it is worked on. */
  readonly order: readonly FieldKey[]
  readonly active: FieldKey | null
  /** What was typed into fields and not answered yet. */
  readonly typed: Readonly<Partial<Record<FieldKey, string>>>
  /** The finding looked at last. */
  readonly finding: FindingKey | null
  /** Whether the active field's place on the page is shown enlarged beside it; kept from case to case. */
  readonly isMagnified: boolean
  magnify(): void
  readonly busy: boolean
  readonly error: ErrorRecord | null
  open(ref: CaseRef): Promise<void>
  /** Asks for the same case again, e.g. after more was read; what was typed stays. */
  reload(): Promise<void>
  reveal(): Promise<void>
  /** Makes a field the one worked on, and shows where it stands. */
  activate(key: FieldKey | null): void
  type(key: FieldKey, text: string): void
  /** Puts the next value that the active field's check digit allows into its input. */
  tryCandidate(): void
  /** Answers the active field with what stands in its input, then goes to the next unsettled one. */
  confirmActive(): Promise<void>
  /** Answers that nobody can read the active field, or that it is not asked of its document. */
  markActive(as: 'illegible' | 'not-applicable'): Promise<void>
  showFinding(key: FindingKey): void
  clear(): void
}

const nothing = { view: null, order: [], active: null, typed: {}, finding: null, error: null, busy: false }

export type CaseStore = ReturnType<typeof createCaseStore>

export function createCaseStore(desk: Desk, viewer: ViewerStore) {
  const store = createStore<CaseState>()((set, get) => {
    let asked: CaseRef | null = null

    const ask = async (ref: CaseRef, request: () => Promise<CaseView>, settle: (view: CaseView) => void) => {
      set({ busy: true, error: null })
      try {
        const view = await request()
        if (asked === ref) settle(view)
      } catch (error) {
        if (asked === ref) set({ error: errorRecord(error) })
      } finally {
        if (asked === ref) set({ busy: false })
      }
    }

    const showOn = (path: DocumentPath, page?: number, box: CaseField['field']['read']['box'] = null) => {
      const { view } = get()
      const document = view?.documents.find((candidate) => candidate.path === path)
      if (!view || !document) return
      void viewer.getState().show({ batch: view.batch, path, rotations: document.rotations }, page, box)
    }

    const answer = async (active: CaseField, given: FieldAnswer) => {
      const ref = asked
      if (!ref || get().busy) return
      const { document, field, key } = active
      const request = { document: document.path, page: field.page, field: field.name, answer: given }
      await ask(
        ref,
        () => desk.api.field.confirm({ batch: ref.batch, ...request }),
        (view) => {
          const { [key]: _, ...typed } = get().typed
          set({ view, typed })
          goOn(key)
        },
      )
    }

    const goOn = (after: FieldKey) => {
      const { view, order } = get()
      if (view) get().activate(nextUnsettled(view, order, after))
    }

    return {
      ...nothing,
      isMagnified: false,
      magnify: () => set(({ isMagnified }) => ({ isMagnified: !isMagnified })),
      async open(ref) {
        asked = ref
        viewer.getState().clear()
        set(nothing)
        await ask(
          ref,
          () => desk.api.case.open(ref),
          (view) => {
            const order = workingOrder(view)
            set({ view, order })
            const first = nextUnsettled(view, order, null)
            const document = view.documents[0]
            if (first) get().activate(first)
            else if (document) showOn(document.path)
          },
        )
      },
      async reload() {
        const ref = asked
        if (!ref) return
        await ask(
          ref,
          () => (get().view?.revealed ? desk.api.case.reveal(ref) : desk.api.case.open(ref)),
          (view) => set({ view, order: workingOrder(view) }),
        )
      },
      async reveal() {
        const ref = asked
        if (!ref || get().view?.revealed) return
        await ask(
          ref,
          () => desk.api.case.reveal(ref),
          (view) => {
            set({ view })
            // Until now the pages had the numbers covered.
            void viewer.getState().refresh()
          },
        )
      },
      activate(active) {
        set({ active })
        const found = find(get().view, active)
        if (found) showOn(found.document.path, found.field.page, found.field.read.box)
      },
      type: (key, text) => set(({ typed }) => ({ typed: { ...typed, [key]: text } })),
      tryCandidate() {
        const { view, active, typed, type } = get()
        const found = find(view, active)
        const { candidates = [] } = found?.field.read ?? {}
        if (!found || found.field.masked) return
        const next = candidates[candidates.indexOf(typed[found.key] ?? '') + 1] ?? candidates[0]
        if (next !== undefined) type(found.key, next)
      },
      async confirmActive() {
        const { view, active, typed } = get()
        const found = find(view, active)
        if (!found) return
        const given = answerOf(found, typed[found.key])
        if (given) await answer(found, given)
        else goOn(found.key)
      },
      async markActive(as) {
        const found = find(get().view, get().active)
        if (found) await answer(found, { as })
      },
      showFinding(key) {
        const finding = findingOf(get().view, key)
        if (!finding) return
        set({ finding: key })
        if (finding.evidence) showEvidence(finding.evidence)
      },
      clear() {
        asked = null
        viewer.getState().clear()
        set(nothing)
      },
    }

    function showEvidence({ document, page, field, box }: Evidence) {
      const { view } = get()
      const onField =
        view &&
        fieldsOf(view).find(
          (candidate) =>
            candidate.document.path === document &&
            candidate.field.page === page &&
            candidate.field.name === field,
        )
      // Looking is not answering: the keyboard stays out of the field, so that the next finding is one key away.
      set({ active: null })
      showOn(document, page, box ?? onField?.field.read.box)
    }
  })
  const stop = desk.on('job.ended', ({ step }) => {
    const { view, reload } = store.getState()
    const isAwaited = view?.documents.some(({ state }) => state === 'stale' || state === 'unread')
    if (step === 'read' || (step === 'read-again' && isAwaited)) void reload()
  })
  return Object.assign(store, { stop })
}

/** The field of this key in a case. */
export function find(view: CaseView | null, key: FieldKey | null): CaseField | undefined {
  return view && key ? fieldsOf(view).find((candidate) => candidate.key === key) : undefined
}

/** The finding of this key on a case. */
export function findingOf(view: CaseView | null, key: FindingKey | null): JudgedFinding | undefined {
  return key === null ? undefined : view?.findings.find((finding) => finding.key === key)
}

/** What confirming a field says: null where there is nothing to say, or it has been said before. */
function answerOf({ field }: CaseField, typed: string | undefined): FieldAnswer | null {
  const text = typed?.trim()
  const standing = standingValue(field)
  const isUntouched = text === undefined || text === (standing ?? '')
  if (isUntouched) {
    if (isAnswered(field) || field.read.value === null) return null
    return { as: 'read' }
  }
  if (text === '') return null
  // A masked value is not in this window, so what was typed cannot be compared with it.
  return !field.masked && text === field.read.value ? { as: 'read' } : { as: 'typed', value: text }
}
