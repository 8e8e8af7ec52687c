import { createStore } from 'zustand/vanilla'
import type {
  Disposition,
  Evidence,
  FindingCategory,
  FindingKey,
  JudgedFinding,
  Severity,
} from '../../shared/domain/finding.ts'
import { isOpen, isProblem, Severity as Severities } from '../../shared/domain/finding.ts'
import type { UserName } from '../../shared/domain/person.ts'
import type { CaseView } from '../../shared/domain/view.ts'
import type { ErrorRecord } from '../../shared/errors/error.ts'
import type { Desk } from '../desk.ts'
import { oneAtATime } from './attempt.ts'
import { type CaseStore, find, findingOf } from './caseStore.ts'
import type { Panes } from './panesStore.ts'

/** What the person at the desk found, as far as it is written. */
export interface NewFinding {
  readonly text: string
  readonly category: FindingCategory | null
  readonly severity: Severity
  readonly evidence: Evidence | null
}

export interface FindingsState {
  /** The finding that a reason is being given for. */
  readonly judging: { readonly key: FindingKey; readonly as: Exclude<Disposition, 'open'> } | null
  readonly adding: NewFinding | null
  readonly busy: boolean
  readonly error: ErrorRecord | null
  /** Begins to explain or waive the finding looked at last, or else the first that is open. */
  judge(as: Exclude<Disposition, 'open'>): void
  settle(reason: string): Promise<void>
  /** Opens the finding looked at last again, or takes it back where the person added it and nobody settled it. */
  takeBack(): Promise<void>
  /** Begins a finding about the active field, or else about the page on the screen. */
  begin(): void
  change(to: Partial<NewFinding>): void
  add(): Promise<void>
  dismiss(): void
}

/** Findings that want a person's eye, worst first; of one severity those that nobody has settled come first. */
export function problemsOf({ findings }: Pick<CaseView, 'findings'>): JudgedFinding[] {
  const problems = findings.filter(wantsAnEye)
  return Severities.options.flatMap((severity) => {
    const those = problems.filter((finding) => finding.severity === severity)
    return [...those.filter(isOpen), ...those.filter((finding) => !isOpen(finding))]
  })
}

/** Whether a person has to look: something may be wrong, or nobody could tell. */
export function wantsAnEye(finding: JudgedFinding): boolean {
  return isProblem(finding) || finding.state === 'illegible'
}

/** What taking a finding back would mean: opening it again, withdrawing what the person added, or nothing. */
export function wayBack(finding: JudgedFinding, user: UserName): 'reopen' | 'withdraw' | null {
  if (!isOpen(finding)) return 'reopen'
  return finding.added?.by === user ? 'withdraw' : null
}

export function isComplete({ text, category }: NewFinding): boolean {
  return text.trim() !== '' && category !== null
}

/** What the person at the desk makes of the findings of the case on the screen, and what they find themselves. */
export function createFindingsStore(desk: Desk, caseWork: CaseStore, panes: Panes, user: UserName) {
  const store = createStore<FindingsState>()((set, get) => {
    const attempt = oneAtATime(get, set)
    const say = (request: (on: CaseView) => Promise<CaseView>): Promise<void> =>
      attempt(async () => {
        const { view } = caseWork.getState()
        if (!view) return
        const judged = await request(view)
        const { view: now } = caseWork.getState()
        if (now?.batch !== judged.batch || now.caseNo !== judged.caseNo) return
        set({ judging: null, adding: null })
        caseWork.setState({ view: judged })
      })
    const ref = ({ batch, caseNo }: CaseView) => ({ batch, caseNo })
    const current = () => {
      const { view, finding } = caseWork.getState()
      return findingOf(view, finding)
    }

    return {
      judging: null,
      adding: null,
      busy: false,
      error: null,
      judge(as) {
        const { view } = caseWork.getState()
        const problems = view ? problemsOf(view) : []
        const looked = problems.find(({ key }) => key === current()?.key)
        const wanted = looked ?? problems.find(isOpen)
        if (!wanted) return
        if (!looked) caseWork.getState().showFinding(wanted.key)
        set({ judging: { key: wanted.key, as }, adding: null, error: null })
      },
      async settle(reason) {
        const { judging } = get()
        if (!judging || reason.trim() === '') return
        await say((on) => desk.api.finding.settle({ ...ref(on), ...judging, reason: reason.trim() }))
      },
      async takeBack() {
        const finding = current()
        const way = finding && wayBack(finding, user)
        if (!finding || !way) return
        const { key } = finding
        await say((on) =>
          way === 'reopen'
            ? desk.api.finding.settle({ ...ref(on), key, as: 'open', reason: null })
            : desk.api.finding.withdraw({ ...ref(on), key }),
        )
      },
      begin() {
        const { view, active } = caseWork.getState()
        if (!view || get().adding) return
        const field = find(view, active)
        const { shown, look } = panes.activePane().viewer.getState()
        const evidence: Evidence | null = field
          ? {
              document: field.document.path,
              page: field.field.page,
              field: field.field.name,
              box: field.field.read.box,
            }
          : shown && { document: shown.path, page: look.page, field: null, box: null }
        set({
          adding: { text: '', category: null, severity: 'S2', evidence },
          judging: null,
          error: null,
        })
      },
      change: (to) => set(({ adding }) => ({ adding: adding && { ...adding, ...to } })),
      async add() {
        const { adding } = get()
        if (!adding || adding.category === null || !isComplete(adding)) return
        const { category, severity, evidence } = adding
        const finding = { category, severity, evidence, text: adding.text.trim() }
        await say((on) => desk.api.finding.add({ ...ref(on), finding }))
      },
      dismiss: () => set({ judging: null, adding: null, error: null }),
    }
  })
  // Nothing that was begun on one case is said of another.
  const stop = caseWork.subscribe(({ view }, { view: before }) => {
    if (view?.caseNo !== before?.caseNo) store.getState().dismiss()
  })
  return Object.assign(store, { stop })
}
