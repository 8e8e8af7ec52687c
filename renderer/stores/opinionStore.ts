import { createStore } from 'zustand/vanilla'
import type { CaseNo, Sha256Hex } from '../../shared/domain/ids.ts'
import type { Decision, Reason } from '../../shared/domain/opinion.ts'
import type { OpinionView } from '../../shared/domain/view.ts'
import type { ErrorRecord } from '../../shared/errors/error.ts'
import { type Desk, errorRecord } from '../desk.ts'
import type { CaseRef } from './caseStore.ts'

export interface Draft {
  readonly decision: Decision | null
  readonly reasons: readonly Reason[]
  readonly remark: string
  /** The author's own opinion in whose place this one is to stand. */
  readonly supersedes: Sha256Hex | null
}

/** What became of an opinion: refused (the state's `error` says why), or saved, with the case that comes next. */
export type Submitted = { readonly saved: false } | { readonly saved: true; readonly next: CaseNo | null }

export interface OpinionState {
  readonly draft: Draft
  readonly submitting: boolean
  readonly error: ErrorRecord | null
  /** The case on which the person last gave an opinion. */
  readonly last: CaseRef | null
  /** Turns to a case; what was begun on it in this session is there again. */
  begin(ref: CaseRef): void
  decide(decision: Decision): void
  addReason(reason: Reason): void
  /** Says what the reason at this place of the list is about. */
  aim(index: number, about: Pick<Reason, 'document' | 'field'>): void
  removeReason(index: number): void
  remark(text: string): void
  /** Puts a remark that comes again and again under what is written already. */
  insert(template: string): void
  /** Begins with what was said before, to be given anew in its place. */
  revise(given: OpinionView): void
  /** Leaves the opinion that was to be given anew as it is. */
  keepAsGiven(): void
  /** Has the core get the case ready that most likely comes after this one. */
  prepareNext(ref: CaseRef): Promise<void>
  /** Signs and saves, and asks which case waits for this person next. */
  submit(): Promise<Submitted>
}

const blank: Draft = { decision: null, reasons: [], remark: '', supersedes: null }

export function createOpinionStore(desk: Desk) {
  const begun = new Map<string, Draft>()
  let current: CaseRef | null = null
  const keyOf = ({ batch, caseNo }: CaseRef) => `${batch} ${caseNo}`

  return createStore<OpinionState>()((set, get) => {
    const change = (changes: Partial<Draft>) => {
      const draft = { ...get().draft, ...changes }
      if (current) begun.set(keyOf(current), draft)
      set({ draft, error: null })
    }
    return {
      draft: blank,
      submitting: false,
      error: null,
      last: null,
      begin(ref) {
        current = ref
        set({ draft: begun.get(keyOf(ref)) ?? blank, submitting: false, error: null })
      },
      decide: (decision) => change({ decision }),
      addReason(reason) {
        const { reasons } = get().draft
        if (!reasons.some(({ code }) => code === reason.code)) change({ reasons: [...reasons, reason] })
      },
      aim: (index, about) =>
        change({
          reasons: get().draft.reasons.map((reason, at) => (at === index ? { ...reason, ...about } : reason)),
        }),
      removeReason: (index) => change({ reasons: get().draft.reasons.filter((_, at) => at !== index) }),
      remark: (remark) => change({ remark }),
      insert(template) {
        const { remark } = get().draft
        change({ remark: remark.trim() === '' ? template : `${remark.trimEnd()}\n${template}` })
      },
      revise: ({ decision, reasons, remark, sha256 }) =>
        change({ decision, reasons, remark, supersedes: sha256 }),
      keepAsGiven: () => change(blank),
      async prepareNext({ batch, caseNo }) {
        try {
          const next = await desk.api.queue.next({ batch, after: caseNo, take: false })
          if (next) await desk.api.case.prepare({ batch, caseNo: next })
        } catch {
          // Nobody has asked for that case yet: whatever is wrong with it is said when somebody does.
        }
      },
      async submit() {
        const ref = current
        const { draft, submitting } = get()
        if (!ref || !draft.decision || submitting) return { saved: false }
        set({ submitting: true, error: null })
        try {
          const { decision, reasons, remark, supersedes } = draft
          const given = { decision, reasons: [...reasons], remark: remark.trim(), supersedes }
          await desk.api.opinion.submit({ ...ref, ...given })
          begun.delete(keyOf(ref))
          set({ last: ref })
          const { batch, caseNo: after } = ref
          const next = await desk.api.queue.next({ batch, after, take: true }).catch(() => null)
          return { saved: true, next }
        } catch (error) {
          if (current === ref) set({ error: errorRecord(error) })
          return { saved: false }
        } finally {
          if (current === ref) set({ submitting: false })
        }
      },
    }
  })
}
