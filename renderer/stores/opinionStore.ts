import { createStore } from 'zustand/vanilla'
import type { CaseNo } from '../../shared/domain/ids.ts'
import type { Decision, Reason } from '../../shared/domain/opinion.ts'
import type { CaseView } from '../../shared/domain/view.ts'
import type { ErrorRecord } from '../../shared/errors/error.ts'
import { type Desk, errorRecord } from '../desk.ts'
import type { CaseRef } from './caseStore.ts'

export interface Draft {
  readonly decision: Decision | null
  readonly reasons: readonly Reason[]
  readonly remark: string
}

/** Why an opinion cannot be given as it stands. */
export type Blocker = 'no-decision' | 'severe-finding' | 'reason-required' | 'remark-required'

/** What became of an opinion: refused (the state's `error` says why), or saved, with the case that comes next. */
export type Submitted = { readonly saved: false } | { readonly saved: true; readonly next: CaseNo | null }

export interface OpinionState {
  readonly draft: Draft
  readonly submitting: boolean
  readonly error: ErrorRecord | null
  /** Turns to a case; what was begun on it in this session is there again. */
  begin(ref: CaseRef): void
  decide(decision: Decision): void
  addReason(reason: Reason): void
  /** Says what the reason at this place of the list is about. */
  aim(index: number, about: Pick<Reason, 'document' | 'field'>): void
  removeReason(index: number): void
  remark(text: string): void
  /** Signs and saves, and asks which case waits for this person next. */
  submit(): Promise<Submitted>
}

const blank: Draft = { decision: null, reasons: [], remark: '' }

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
      async submit() {
        const ref = current
        const { draft, submitting } = get()
        if (!ref || !draft.decision || submitting) return { saved: false }
        set({ submitting: true, error: null })
        try {
          const { decision, reasons, remark } = draft
          await desk.api.opinion.submit({ ...ref, decision, reasons: [...reasons], remark: remark.trim() })
          begun.delete(keyOf(ref))
          return { saved: true, next: await desk.api.case.next(ref).catch(() => null) }
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

/** What stands in the way of giving this opinion on this case; the core checks the same once more. */
export function blockersOf({ decision, reasons, remark }: Draft, view: CaseView): Blocker[] {
  if (decision === null) return ['no-decision']
  const blockers: Blocker[] = []
  const severe = view.findings.some(({ severity, state }) => severity === 'S1' && state === 'fail')
  if (decision === 'pass' && severe) blockers.push('severe-finding')
  if (decision !== 'pass' && reasons.length === 0) blockers.push('reason-required')
  if (reasons.some(({ code }) => code === 'OTHER') && remark.trim() === '') blockers.push('remark-required')
  return blockers
}
