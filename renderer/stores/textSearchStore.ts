import { createStore } from 'zustand/vanilla'
import type { ReadLine } from '../../shared/domain/reading.ts'
import type { ErrorRecord } from '../../shared/errors/error.ts'
import { type Desk, errorRecord } from '../desk.ts'
import { type Hit, hitsOn } from './textHits.ts'
import type { Shown, ViewerStore } from './viewerStore.ts'

export interface TextSearchState {
  readonly isOpen: boolean
  readonly text: string
  /** In the order of the pages, as far as they were searched. */
  readonly hits: readonly Hit[]
  /** Index of the hit that is looked at. */
  readonly at: number | null
  /** Pages searched so far, while there are more. */
  readonly searched: number | null
  readonly error: ErrorRecord | null
  open(): void
  close(): void
  /** Looks for another text, and goes to the first place from the page on the screen on. */
  type(text: string): Promise<void>
  /** Goes to the next place, or the one before; after the last comes the first. */
  step(by: 1 | -1): void
  /** Asks for the pages' texts anew: what may be seen of them has changed, or what was read. */
  refresh(): void
  clear(): void
}

export type TextSearchStore = ReturnType<typeof createTextSearchStore>

/** Finding a text in the document that a pane shows. */
export function createTextSearchStore(desk: Desk, viewer: ViewerStore) {
  /** Text of the pages of one document. */
  const texts = { path: '', pages: new Map<number, readonly ReadLine[]>() }
  let asked = 0
  /** The page from which on a place is looked for: more letters lead no further away than the first did. */
  let from = 1

  const store = createStore<TextSearchState>()((set, get) => {
    const linesOf = async (shown: Shown, page: number): Promise<readonly ReadLine[]> => {
      if (texts.path !== shown.path) Object.assign(texts, { path: shown.path, pages: new Map() })
      const { pages } = texts
      const known = pages.get(page)
      if (known) return known
      const lines = await desk.api.document.text({ batch: shown.batch, document: shown.path, page })
      pages.set(page, lines)
      return lines
    }

    const goTo = (at: number) => {
      const { shown } = viewer.getState()
      const hit = get().hits[at]
      if (!shown || !hit) return
      set({ at })
      void viewer.getState().show(shown, hit.page, hit.box)
    }

    const search = async (shown: Shown, pages: number, text: string) => {
      const mine = ++asked
      set({ hits: [], at: null, error: null, searched: text.trim() === '' ? null : 0 })
      if (text.trim() === '') return
      try {
        for (let page = 1; page <= pages; page++) {
          const found = hitsOn(page, await linesOf(shown, page), text)
          if (mine !== asked) return
          const { hits, at } = get()
          set({ hits: [...hits, ...found], searched: page < pages ? page : null })
          // Nobody is led away from the place that they look at.
          if (at === null && found.length > 0 && page >= from) goTo(hits.length)
        }
        if (get().at === null) goTo(0)
      } catch (error) {
        if (mine === asked) set({ searched: null, error: errorRecord(error) })
      }
    }

    return {
      isOpen: false,
      text: '',
      hits: [],
      at: null,
      searched: null,
      error: null,
      open() {
        from = viewer.getState().look.page
        set({ isOpen: true })
      },
      close() {
        asked += 1
        set({ isOpen: false, hits: [], at: null, searched: null, error: null })
      },
      async type(text) {
        set({ text })
        const { shown, look } = viewer.getState()
        if (shown) await search(shown, look.pages, text)
      },
      step(by) {
        const { hits, at } = get()
        if (hits.length === 0) return
        const next = at === null ? 0 : (at + by + hits.length) % hits.length
        from = hits[next]?.page ?? from
        goTo(next)
      },
      refresh() {
        texts.path = ''
        const { isOpen, text, type } = get()
        if (isOpen) void type(text)
      },
      clear() {
        asked += 1
        texts.path = ''
        set({ isOpen: false, text: '', hits: [], at: null, searched: null, error: null })
      },
    }
  })
  // Another document in the pane: the same text is looked for in it, once its pages are counted.
  viewer.subscribe((now, before) => {
    if (now.shown?.path === before.shown?.path && now.look.pages === before.look.pages) return
    const { isOpen, text, type } = store.getState()
    from = now.look.page
    if (isOpen && now.look.pages > 0) void type(text)
  })
  return store
}
