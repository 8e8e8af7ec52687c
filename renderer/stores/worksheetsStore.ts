import { createStore } from 'zustand/vanilla'
import type { Evidence } from '../../shared/domain/finding.ts'
import type { DocumentPath } from '../../shared/domain/ids.ts'
import type { Box } from '../../shared/domain/reading.ts'
import type { CaseView, OpenWorksheet } from '../../shared/domain/view.ts'
import { type WorksheetContent, WorksheetKind } from '../../shared/domain/worksheet.ts'
import type { ErrorRecord } from '../../shared/errors/error.ts'
import type { StatementLine } from '../../shared/worksheets/bankStatement.ts'
import { isBlank } from '../../shared/worksheets/figures.ts'
import { type Desk, errorRecord } from '../desk.ts'
import type { CaseRef, CaseStore } from './caseStore.ts'
import type { Panes } from './panesStore.ts'
import { contentOf, type Draft, draftOf } from './worksheetDraft.ts'

/** A worksheet of the case on the screen: a kind, of a document or (null) of none. */
export interface WorksheetPlace {
  readonly kind: WorksheetKind
  readonly document: DocumentPath | null
}

export interface WorksheetsState {
  /** The worksheet that is filled in; null where none is open. */
  readonly place: WorksheetPlace | null
  /** Null until it has come. */
  readonly draft: Draft | null
  readonly history: OpenWorksheet['history']
  /** Whether everything that was typed is kept: `failed` is tried again with the next change, or when asked for. */
  readonly keeping: 'kept' | 'waiting' | 'failed'
  readonly isImporting: boolean
  readonly error: ErrorRecord | null
  /** What stood there before figures were imported; null where nothing did. */
  readonly replaced: Draft | null
  /** Where the row stands that the keyboard is in. */
  readonly pointed: Evidence | null
  open(place: WorksheetPlace): Promise<void>
  /** Opens the one that most likely is wanted: asked for and not filled in, or of the document that is looked at. */
  openUsual(): Promise<void>
  close(): void
  /** What the change throws is shown, and nothing is changed. */
  change(change: (draft: Draft) => Draft): void
  /** Keeps at once what was typed. */
  keep(): Promise<void>
  /** The same, before the vault is locked: nobody waits for it longer than a moment. */
  keepBeforeLock(): Promise<void>
  /** Puts the figures in the place of what stands there that the text of the document gives. */
  import(): Promise<void>
  /** Puts back what stood there before. */
  undoImport(): void
  /** Shows where a row stands on the document. */
  show(place: NonNullable<StatementLine['place']>): void
}

/** A change is kept after this many milliseconds, with those that were made meanwhile. */
const keepAfter = 2000
/** The keys leave memory when the person asks for it, whatever is under way: after so many milliseconds. */
const longestMoment = 500

const nothing: Pick<
  WorksheetsState,
  'place' | 'draft' | 'history' | 'keeping' | 'isImporting' | 'error' | 'replaced' | 'pointed'
> = {
  place: null,
  draft: null,
  history: [],
  keeping: 'kept',
  isImporting: false,
  error: null,
  replaced: null,
  pointed: null,
}

/** Worksheets of the case on the screen. What is typed is kept as it is typed, and no answer changes what stands there. */
export function createWorksheetsStore(desk: Desk, caseWork: CaseStore, panes: Panes) {
  let timer: ReturnType<typeof setTimeout> | undefined
  /** What was kept last of the worksheet that is open. */
  let kept = ''
  let last: Promise<void> = Promise.resolve()
  /** The worksheet that is open, and of which case it is. */
  let at: (CaseRef & WorksheetPlace) | null = null

  const store = createStore<WorksheetsState>()((set, get) => {
    const isAt = (place: typeof at) => at === place

    const send = async (place: CaseRef & WorksheetPlace, sheet: WorksheetContent) => {
      const json = JSON.stringify(sheet)
      if (isAt(place) && json === kept) return
      const { batch, caseNo, document } = place
      const view = await desk.api.worksheet.keep({ batch, caseNo, document, sheet })
      if (isAt(place)) kept = json
      takeOver(view)
    }

    const takeOver = (view: CaseView) => {
      const { view: now } = caseWork.getState()
      if (now?.batch === view.batch && now.caseNo === view.caseNo) caseWork.setState({ view })
    }

    /** Keeps the draft as it is now, after whatever is under way. */
    const keepNow = (): Promise<void> => {
      clearTimeout(timer)
      timer = undefined
      const { draft } = get()
      const place = at
      if (!place || !draft) return last
      const sheet = contentOf(draft)
      last = last.then(async () => {
        try {
          await send(place, sheet)
          if (isAt(place) && get().draft === draft) set({ keeping: 'kept', error: null })
        } catch (error) {
          // Whoever has gone on to something else is told of it in the case.
          if (isAt(place)) set({ keeping: 'failed', error: errorRecord(error) })
          else if (caseWork.getState().view?.caseNo === place.caseNo)
            caseWork.setState({ error: errorRecord(error) })
        }
      })
      return last
    }

    const keepSoon = () => {
      set({ keeping: 'waiting' })
      timer ??= setTimeout(() => void keepNow(), keepAfter)
    }

    return {
      ...nothing,
      async open({ kind, document }) {
        const { view } = caseWork.getState()
        if (!view) return
        if (get().keeping !== 'kept') void keepNow()
        const place = { batch: view.batch, caseNo: view.caseNo, kind, document }
        at = place
        set({ ...nothing, place: { kind, document } })
        if (document) showDocument(view, document)
        // What is being kept is kept first: it may be of the very same worksheet.
        await last
        try {
          const { sheet, history } = await desk.api.worksheet.open(place)
          if (!isAt(place)) return
          const start = sheet ?? emptySheet(kind, view)
          kept = JSON.stringify(contentOf(draftOf(start)))
          set({ draft: draftOf(start), history })
        } catch (error) {
          if (isAt(place)) set({ error: errorRecord(error) })
        }
      },
      async openUsual() {
        const { view } = caseWork.getState()
        if (view) await get().open(usualPlace(view, panes.first.viewer.getState().shown?.path ?? null))
      },
      close() {
        if (get().keeping !== 'kept') void keepNow()
        at = null
        set(nothing)
      },
      change(change) {
        const { draft } = get()
        if (!draft) return
        try {
          set({ draft: change(draft) })
          keepSoon()
        } catch (error) {
          set({ error: errorRecord(error) })
        }
      },
      keep: keepNow,
      async keepBeforeLock() {
        if (get().keeping === 'kept') return
        const moment = new Promise<void>((resolve) => setTimeout(resolve, longestMoment))
        await Promise.race([keepNow(), moment])
      },
      async import() {
        const place = at
        if (!place?.document || get().isImporting) return
        const { batch, document, kind } = place
        set({ isImporting: true, error: null })
        try {
          const sheet = await desk.api.worksheet.import({ batch, document, kind })
          const { draft } = get()
          if (!isAt(place) || !draft) return
          set({ draft: draftOf(sheet), replaced: isBlank(contentOf(draft)) ? null : draft })
          keepSoon()
        } catch (error) {
          if (isAt(place)) set({ error: errorRecord(error) })
        } finally {
          if (isAt(place)) set({ isImporting: false })
        }
      },
      undoImport() {
        const { replaced } = get()
        if (!replaced) return
        set({ draft: replaced, replaced: null })
        keepSoon()
      },
      show({ page, box }) {
        const { view } = caseWork.getState()
        const { pointed } = get()
        if (!view || !at?.document || (pointed?.page === page && pointed.box === box)) return
        set({ pointed: { document: at.document, page, field: null, box } })
        showDocument(view, at.document, page, box)
      },
    }

    function showDocument(view: CaseView, path: DocumentPath, page?: number, box?: Box) {
      const document = view.documents.find((candidate) => candidate.path === path)
      if (!document) return
      const shown = { batch: view.batch, path, rotations: document.rotations }
      void panes.first.viewer.getState().show(shown, page, box)
    }
  })

  // What was typed on one case is kept there before another is looked at.
  const stop = caseWork.subscribe(({ view }, { view: before }) => {
    if (view?.caseNo !== before?.caseNo || view?.batch !== before?.batch) store.getState().close()
  })
  return Object.assign(store, {
    stop() {
      stop()
      store.getState().close()
    },
  })
}

/** The document kinds whose figures a worksheet is of. */
const documentKinds = {
  'financial-statements': ['financial-statement'],
  'bank-statement': ['bank-statement'],
  collateral: ['appraisal-report', 'property-certificate', 'vehicle-certificate'],
  'repayment-ability': ['income-certificate'],
} as const

/** The document that a worksheet of a kind most likely is of; null where none is of its kind. */
export function usualDocument({ documents }: CaseView, kind: WorksheetKind): DocumentPath | null {
  const kinds: readonly string[] = documentKinds[kind]
  const fits = documents.find(
    (document) =>
      kinds.includes(document.kind) && document.replacedBy === null && document.duplicateOf === null,
  )
  return fits?.path ?? null
}

function usualPlace(view: CaseView, looked: DocumentPath | null): WorksheetPlace {
  const known = (kind: WorksheetKind) => view.worksheets.find((sheet) => sheet.kind === kind)
  const placeOf = (kind: WorksheetKind): WorksheetPlace => {
    const sheet = known(kind)
    return { kind, document: sheet ? sheet.document : usualDocument(view, kind) }
  }
  const wanted = view.wantedWorksheets.find((kind) => !known(kind)?.isFilled)
  if (wanted) return placeOf(wanted)
  const shown = view.documents.find(({ path }) => path === looked)
  const fitting = WorksheetKind.options.find((kind) =>
    (documentKinds[kind] as readonly string[]).includes(shown?.kind ?? ''),
  )
  if (fitting && shown) return { kind: fitting, document: shown.path }
  const first = view.worksheets[0]
  return first ? { kind: first.kind, document: first.document } : placeOf('repayment-ability')
}

/** A worksheet to begin with: the loan is the one that was applied for. */
function emptySheet(kind: WorksheetKind, { application }: CaseView): WorksheetContent {
  const amount = application.amount ?? null
  switch (kind) {
    case 'financial-statements':
      return { kind, content: { periods: [] } }
    case 'bank-statement':
      return { kind, content: { accountName: '', from: null, to: null, opening: null, lines: [] } }
    case 'collateral':
      return { kind, content: { loan: amount, items: [] } }
    case 'repayment-ability':
      return {
        kind,
        content: {
          incomes: [],
          debts: [],
          loan: { amount, months: application.term_months ?? null, rate: null, method: 'equal-instalments' },
        },
      }
  }
}
