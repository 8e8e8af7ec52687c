import { createStore } from 'zustand/vanilla'
import type { DocumentPath } from '../../shared/domain/ids.ts'
import type { DocumentKind } from '../../shared/domain/kind.ts'
import type { CaseView, DocumentView } from '../../shared/domain/view.ts'
import type { ErrorRecord } from '../../shared/errors/error.ts'
import { type Desk, errorRecord } from '../desk.ts'
import { type CaseStore, find } from './caseStore.ts'
import { type PartStart, withoutPart, withPart } from './documentParts.ts'
import { addTurns } from './pageGeometry.ts'
import type { Pane, Panes } from './panesStore.ts'
import { rotationOf } from './viewerStore.ts'

/** What the person is asked of the document in the active pane. */
export type DocumentQuestion = 'kind' | 'part' | 'duplicate'

export interface DocumentsState {
  readonly asking: DocumentQuestion | null
  readonly busy: boolean
  readonly error: ErrorRecord | null
  /** Shows a document in the active pane. */
  show(path: DocumentPath, page?: number): void
  /** Shows the document after the one in the active pane, or the one before. */
  step(by: 1 | -1): void
  ask(question: DocumentQuestion): void
  dismiss(): void
  classify(kind: DocumentKind): Promise<void>
  /** The page on the screen stands upright as the person has turned it. */
  keepTurn(): Promise<void>
  /** Another paper begins on the page on the screen. */
  startPart(start: Omit<PartStart, 'from'>): Promise<void>
  /** What begins on a page belongs to the paper before it. */
  joinPart(from: number): Promise<void>
  markDuplicate(of: DocumentPath | null): Promise<void>
  /** Puts the document one place further down, or up. */
  move(by: 1 | -1): Promise<void>
  /** Puts the document at a place among those of its case, counted from 0. */
  moveTo(place: number): Promise<void>
}

/** The documents of the case on the screen: which is looked at, and what the person says of them. */
export function createDocumentsStore(desk: Desk, caseWork: CaseStore, panes: Panes) {
  const store = createStore<DocumentsState>()((set, get) => {
    const documents = () => caseWork.getState().view?.documents ?? []
    const inPane = () => shownIn(panes.activePane(), caseWork.getState().view)

    const say = async (request: (on: Current) => Promise<CaseView>): Promise<void> => {
      const current = inPane()
      if (!current || get().busy) return
      set({ busy: true, error: null })
      try {
        const view = await request(current)
        const { view: now, active } = caseWork.getState()
        // A field that went with what its document was is not taken up again when another comes in its place.
        if (now?.batch === view.batch && now.caseNo === view.caseNo)
          caseWork.setState({ view, active: find(view, active) ? active : null })
        set({ asking: null })
      } catch (error) {
        set({ error: errorRecord(error) })
      } finally {
        set({ busy: false })
      }
    }
    /** @param to the document's new place, from the one that it has */
    const arrange = (to: (at: number) => number) =>
      say(async ({ view, document }) => {
        const order = view.documents.map(({ path }) => path)
        const at = order.indexOf(document.path)
        const place = to(at)
        if (place === at || order[place] === undefined) return view
        const moved = order.toSpliced(at, 1).toSpliced(place, 0, document.path)
        return desk.api.document.arrange({ batch: view.batch, caseNo: view.caseNo, order: moved })
      })
    const ref = ({ view, document }: Current) => ({ batch: view.batch, document: document.path })

    return {
      asking: null,
      busy: false,
      error: null,
      show(path, page) {
        const { view } = caseWork.getState()
        const document = documents().find((candidate) => candidate.path === path)
        if (!view || !document) return
        const { rotations } = document
        void panes.activePane().viewer.getState().show({ batch: view.batch, path, rotations }, page)
      },
      step(by) {
        const { path } = inPane()?.document ?? {}
        const neighbour = documents()[documents().findIndex((document) => document.path === path) + by]
        if (neighbour) get().show(neighbour.path)
      },
      ask: (asking) => inPane() && set({ asking, error: null }),
      dismiss: () => set({ asking: null, error: null }),
      classify: (kind) => say((on) => desk.api.document.classify({ ...ref(on), kind })),
      keepTurn: () =>
        say(async (on) => {
          const { page, turn } = on.look
          if (turn === 0) return on.view
          const rotation = addTurns(rotationOf(on.document, page), turn)
          return desk.api.document.turn({ ...ref(on), page, rotation })
        }),
      startPart: (start) =>
        say((on) => {
          const whole = { ...on.document, pages: on.look.pages }
          return desk.api.document.split({
            ...ref(on),
            parts: withPart(whole, { ...start, from: on.look.page }),
          })
        }),
      joinPart: (from) =>
        say((on) => {
          const whole = { ...on.document, pages: on.look.pages }
          return desk.api.document.split({ ...ref(on), parts: withoutPart(whole, from) })
        }),
      markDuplicate: (of) => say((on) => desk.api.document.markDuplicate({ ...ref(on), of })),
      move: (by) => arrange((at) => at + by),
      moveTo: (place) => arrange(() => place),
    }
  })

  // What the case says of its documents holds for what is looked at; nothing of a case stays once it is closed.
  const stop = caseWork.subscribe(({ view }, { view: before }) => {
    if (view === before) return
    if (view === null) {
      store.setState({ asking: null, error: null })
      panes.getState().clear()
      return
    }
    const isRevealed = before?.caseNo === view.caseNo && view.revealed && !before.revealed
    for (const pane of [panes.first, panes.second]) {
      follow(pane, view)
      if (isRevealed || isReadAnew(pane, view, before)) pane.search.getState().refresh()
    }
    // Until now the pages had the numbers covered; the first pane is the case's own, and shows them already.
    if (isRevealed) void panes.second.viewer.getState().refresh()
  })
  const stopExpecting = panes.first.viewer.subscribe(({ picture, look, shown }, before) => {
    const { view } = caseWork.getState()
    if (picture === before.picture || picture.state !== 'ready' || look.page < look.pages || !view) return
    const next = view.documents[view.documents.findIndex(({ path }) => path === shown?.path) + 1]
    if (next) panes.first.viewer.getState().expect({ batch: view.batch, path: next.path })
  })
  return Object.assign(store, {
    stop() {
      stop()
      stopExpecting()
    },
  })
}

/** Whether the document in a pane was read, or turned, since the case was looked at before. */
function isReadAnew(pane: Pane, view: CaseView, before: CaseView | null): boolean {
  const [now, then] = [shownIn(pane, view)?.document, shownIn(pane, before)?.document]
  return now?.state !== then?.state || now?.rotations.join() !== then?.rotations.join()
}

/** The document in a pane, as the case has it, and how it is looked at. */
interface Current {
  readonly view: CaseView
  readonly document: DocumentView
  readonly look: ReturnType<Pane['viewer']['getState']>['look']
}

function shownIn({ viewer }: Pane, view: CaseView | null): Current | null {
  const { shown, look } = viewer.getState()
  const document = view?.documents.find(({ path }) => path === shown?.path)
  return view && document ? { view, document, look } : null
}

function follow(pane: Pane, view: CaseView): void {
  const current = shownIn(pane, view)
  if (!current) return
  const { path, rotations } = current.document
  pane.viewer.getState().follow({ batch: view.batch, path, rotations })
}
