import { createStore } from 'zustand/vanilla'
import { usualSide } from '../../shared/document/pageSide.ts'
import { turnBox } from '../../shared/document/turnBox.ts'
import type { BatchId, DocumentPath } from '../../shared/domain/ids.ts'
import type { Box, Rotation } from '../../shared/domain/reading.ts'
import type { PagePixels } from '../../shared/domain/view.ts'
import type { ErrorRecord } from '../../shared/errors/error.ts'
import { type Desk, errorRecord } from '../desk.ts'
import {
  addTurns,
  centerOn,
  type Framing,
  fillWidth,
  fitScale,
  keepInView,
  type Point,
  pan,
  type Size,
  turnSize,
  wholePage,
  zoomAt,
} from './pageGeometry.ts'
import { createPagePictures, type PagePictures } from './pagePictures.ts'

/** How one document is looked at; kept while the case is open. `turn` is on top of what stands the page upright. */
interface Look {
  readonly page: number
  /** Number of pages; 0 until the document is open. */
  readonly pages: number
  readonly turn: Rotation
  readonly framing: Framing
}

export type Picture =
  | { readonly state: 'none' }
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly pixels: PagePixels }
  | { readonly state: 'failed'; readonly error: ErrorRecord }

/** A document that can be shown: where it is, and how the picture of each page, as stored, is turned to stand upright. */
export interface Shown {
  readonly batch: BatchId
  readonly path: DocumentPath
  readonly rotations: readonly Rotation[]
}

/** How the picture of a page, as stored, is turned to stand upright. */
export function rotationOf({ rotations }: Pick<Shown, 'rotations'>, page: number): Rotation {
  return rotations[page - 1] ?? 0
}

export interface ViewerState {
  readonly shown: Shown | null
  readonly look: Look
  readonly picture: Picture
  /** Size of the viewer in CSS pixels. */
  readonly viewer: Size
  /** Shows a page of a document, the one last looked at if none is named, and brings a box on it into view. */
  show(shown: Shown, page?: number, box?: Box | null): Promise<void>
  /** Asks again for a page that could not be shown. */
  retry(): Promise<void>
  turnPages(by: number): Promise<void>
  resize(viewer: Size): void
  /** Fetches more pixels of the page on the screen: a part of it is enlarged. */
  sharpen(): Promise<void>
  /** Zooms by a factor, around a point of the viewer or its middle. */
  zoom(factor: number, at?: Point): void
  pan(by: Point): void
  fit(): void
  fitWidth(): void
  rotate(): void
  /** Shows the same part of its page as somebody looks at elsewhere. */
  frame(framing: Framing): void
  /** Takes over how the pages of the document on the screen are turned now. Says no more of a page turned by hand. */
  follow(shown: Shown): void
  /** Gets the first page of a document ready: it is likely to be shown next. */
  expect(shown: Pick<Shown, 'batch' | 'path'>): void
  /** Asks for every page anew: what may be seen of them has changed. */
  refresh(): Promise<void>
  /** Forgets everything: another case is opened. */
  clear(): void
}

export type ViewerStore = ReturnType<typeof createViewerStore>

const firstLook: Look = { page: 1, pages: 0, turn: 0, framing: wholePage }
/** Longer side of a page in pixels: enough for a whole page on a usual screen, and for reading small print. */
const sides = { usual: usualSide, zoomed: 4096 }

export function createViewerStore(desk: Desk, pictures: PagePictures = createPagePictures(desk)) {
  const looks = new Map<DocumentPath, Look>()

  return createStore<ViewerState>()((set, get) => {
    const change = (look: Look) => {
      const { shown } = get()
      if (shown) looks.set(shown.path, look)
      set({ look })
    }
    /** Counts what was asked for: an answer that another question has overtaken is not shown. */
    let asked = 0

    const fetchPage = ({ batch, path }: Pick<Shown, 'batch' | 'path'>, page: number, maxSide: number) =>
      pictures.fetch({ batch, path, page, maxSide })

    const load = async (shown: Shown) => {
      const mine = ++asked
      set({ picture: { state: 'loading' } })
      try {
        const { page: wanted, pages: known } = get().look
        const opened = known === 0 && desk.api.document.open({ batch: shown.batch, document: shown.path })
        // Asked for along with the opening, and shown once the log has that the document was opened.
        const picture = fetchPage(shown, wanted, sides.usual)
        picture.catch(() => {})
        if (opened) {
          const { pages } = await opened
          if (mine !== asked) return
          change({ ...get().look, pages, page: Math.min(get().look.page, pages) })
        }
        const { page } = get().look
        const pixels = await (page === wanted ? picture : fetchPage(shown, page, sides.usual))
        if (mine !== asked) return
        set({ picture: { state: 'ready', pixels } })
        sharpenIfCoarse()
        prefetch(shown, page + 1)
      } catch (error) {
        if (mine === asked) set({ picture: { state: 'failed', error: errorRecord(error) } })
      }
    }

    /** The next page is most often the one asked for next. Where it fails, it fails again when somebody wants it. */
    const prefetch = (shown: Shown, page: number) => {
      if (page <= get().look.pages) fetchPage(shown, page, sides.usual).catch(() => {})
    }

    /** Sharpens once the pixels on the screen are fewer than the screen's own. */
    const sharpenIfCoarse = () => {
      const { look, viewer } = get()
      const page = pageAsShown()
      if (page && fitScale(page, viewer) * look.framing.zoom > 1) void sharpen()
    }

    const sharpen = async () => {
      const { shown, look, picture } = get()
      if (!shown || picture.state !== 'ready') return
      const { width, height } = picture.pixels
      if (Math.max(width, height) !== sides.usual) return
      try {
        const pixels = await fetchPage(shown, look.page, sides.zoomed)
        if (get().picture === picture) set({ picture: { state: 'ready', pixels } })
      } catch {
        // The page is on the screen already, only less sharp than it could be.
      }
    }

    const pageAsShown = () => {
      const { shown, look, picture } = get()
      if (!shown || picture.state !== 'ready') return null
      return turnSize(picture.pixels, addTurns(rotationOf(shown, look.page), look.turn))
    }
    const reframe = (framing: (page: Size) => Framing) => {
      const page = pageAsShown()
      const { viewer, look } = get()
      if (!page || viewer.width === 0 || viewer.height === 0) return
      change({ ...look, framing: framing(page) })
      sharpenIfCoarse()
    }

    return {
      shown: null,
      look: firstLook,
      picture: { state: 'none' },
      viewer: { width: 0, height: 0 },
      async show(shown, page, box = null) {
        const already = get().shown
        const kept = looks.get(shown.path) ?? firstLook
        const look = { ...kept, page: page ?? kept.page }
        const isThere = already?.path === shown.path && get().look.page === look.page
        if (isThere) get().follow(shown)
        else {
          set({ shown, look })
          change(look)
          await load(shown)
        }
        if (box && get().shown?.path === shown.path && get().look.framing.zoom > 1) {
          const turned = turnBox(box, get().look.turn)
          reframe((size) => centerOn(size, get().viewer, get().look.framing, turned))
        }
      },
      async retry() {
        const { shown } = get()
        if (shown) await load(shown)
      },
      async turnPages(by) {
        const { shown, look } = get()
        const page = Math.min(Math.max(look.page + by, 1), Math.max(look.pages, 1))
        if (!shown || page === look.page) return
        change({ ...look, page, framing: wholePage })
        await load(shown)
      },
      resize(viewer) {
        set({ viewer })
        sharpenIfCoarse()
      },
      sharpen,
      zoom(factor, at) {
        const { viewer, look } = get()
        const middle = { x: viewer.width / 2, y: viewer.height / 2 }
        reframe((page) => zoomAt(page, viewer, look.framing, factor, at ?? middle))
      },
      pan: (by) => reframe((page) => pan(page, get().viewer, get().look.framing, by)),
      fit: () => change({ ...get().look, framing: wholePage }),
      fitWidth: () =>
        reframe((page) => {
          const { viewer, look } = get()
          return fillWidth(page, viewer, look.framing)
        }),
      frame: (framing) => reframe((page) => keepInView(page, get().viewer, framing)),
      follow(next) {
        const { shown, look } = get()
        if (shown?.path !== next.path) return
        const isTurned = rotationOf(shown, look.page) !== rotationOf(next, look.page)
        set({ shown: next })
        if (isTurned) change({ ...look, turn: 0, framing: wholePage })
      },
      expect: (shown) => void fetchPage(shown, 1, sides.usual).catch(() => {}),
      rotate: () => change({ ...get().look, turn: addTurns(get().look.turn, 90), framing: wholePage }),
      async refresh() {
        pictures.clear()
        const { shown } = get()
        if (shown) await load(shown)
      },
      clear() {
        asked += 1
        looks.clear()
        pictures.clear()
        set({ shown: null, look: firstLook, picture: { state: 'none' } })
      },
    }
  })
}
