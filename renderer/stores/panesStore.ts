import { createContext, use } from 'react'
import { createStore } from 'zustand/vanilla'
import type { Desk } from '../desk.ts'
import { createPagePictures } from './pagePictures.ts'
import { createTextSearchStore, type TextSearchStore } from './textSearchStore.ts'
import { createViewerStore, type ViewerStore } from './viewerStore.ts'

/** A place in the window where a document is looked at. */
export interface Pane {
  readonly name: 'first' | 'second'
  readonly viewer: ViewerStore
  readonly search: TextSearchStore
}

export interface PanesState {
  /** Whether the second pane stands beside the first. */
  readonly isBeside: boolean
  /** Whether both show the same part of their pages, at the same zoom. */
  readonly isLinked: boolean
  /** The pane that keys work on. */
  readonly active: Pane['name']
  toggleBeside(): void
  toggleLinked(): void
  activate(name: Pane['name']): void
  /** Goes to the other of two panes. */
  switchOver(): void
  /** Another case is opened: everything that was looked at is forgotten. */
  clear(): void
}

export type Panes = ReturnType<typeof createPanes>

/** One document, or two side by side. Evidence and fields are shown in the first. */
export function createPanes(desk: Desk) {
  const pictures = createPagePictures(desk)
  const paneOf = (name: Pane['name']): Pane => {
    const viewer = createViewerStore(desk, pictures)
    return { name, viewer, search: createTextSearchStore(desk, viewer) }
  }
  const panes = { first: paneOf('first'), second: paneOf('second') }

  const store = createStore<PanesState>()((set, get) => ({
    isBeside: false,
    isLinked: true,
    active: 'first',
    toggleBeside() {
      const isBeside = !get().isBeside
      set({ isBeside, active: isBeside ? 'second' : 'first' })
      const { shown, look } = panes.first.viewer.getState()
      // The one that is looked at, to begin with: most often another page of it is wanted, or the document after.
      if (isBeside && shown && !panes.second.viewer.getState().shown)
        void panes.second.viewer.getState().show(shown, look.page)
    },
    toggleLinked: () => set(({ isLinked }) => ({ isLinked: !isLinked })),
    activate: (active) => set({ active }),
    switchOver() {
      const { isBeside, active } = get()
      if (isBeside) set({ active: active === 'first' ? 'second' : 'first' })
    },
    clear() {
      set({ isBeside: false, active: 'first' })
      for (const { viewer, search } of [panes.first, panes.second]) {
        viewer.getState().clear()
        search.getState().clear()
      }
    },
  }))

  link(panes.first, panes.second)
  link(panes.second, panes.first)

  /** What is done to one pane's framing while it is the active one is done to the other's. */
  function link(one: Pane, other: Pane): void {
    one.viewer.subscribe((now, before) => {
      const { isBeside, isLinked, active } = store.getState()
      if (!isBeside || !isLinked || active !== one.name || now.look.framing === before.look.framing) return
      // A document that comes onto the screen brings the framing that it had.
      if (now.shown?.path === before.shown?.path && now.look.page === before.look.page)
        other.viewer.getState().frame(now.look.framing)
    })
  }

  return Object.assign(store, { ...panes, activePane: (): Pane => panes[store.getState().active] })
}

export const PaneContext = createContext<Pane | null>(null)

/** The pane that a component stands in. */
export function usePane(): Pane {
  const pane = use(PaneContext)
  if (!pane) throw new Error('no pane around this component')
  return pane
}
