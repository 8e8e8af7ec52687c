import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createDesk } from '../../../renderer/desk.ts'
import { createCaseStore } from '../../../renderer/stores/caseStore.ts'
import { createPanes } from '../../../renderer/stores/panesStore.ts'
import type { Draft } from '../../../renderer/stores/worksheetDraft.ts'
import { createWorksheetsStore } from '../../../renderer/stores/worksheetsStore.ts'
import { CaseNo, DocumentPath } from '../../../shared/domain/ids.ts'
import { SealdeskError } from '../../../shared/errors/error.ts'
import { batchId } from '../../fixtures/deskData.ts'
import { createFakeDesk } from '../../fixtures/fakeDesk.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const statement = DocumentPath.parse('docs/A-004/4.pdf')

/** A-004 is asked for a bank statement and collateral. */
async function opened(caseNo = 'A-004') {
  const fake = createFakeDesk()
  const desk = createDesk(fake.wire)
  const panes = createPanes(desk)
  const caseWork = createCaseStore(desk, panes.first.viewer)
  const store = createWorksheetsStore(desk, caseWork, panes)
  await caseWork.getState().open({ batch: batchId, caseNo: CaseNo.parse(caseNo) })
  return { fake, caseWork, store, panes, kept: () => fake.callsOf('worksheet.keep') }
}

const typing =
  (value: string) =>
  (draft: Draft): Draft => ({ ...draft, tables: { items: [{ cells: { what: '样本房产', value } }] } })

const collateral = { kind: 'collateral', document: null } as const

describe('a worksheet that is typed', () => {
  it('is kept two seconds after it was changed, with all that was typed by then', async () => {
    const { store, kept } = await opened()
    await store.getState().open(collateral)
    for (const value of ['1', '12', '120000']) store.getState().change(typing(value))
    expect(store.getState().keeping).toBe('waiting')
    await vi.advanceTimersByTimeAsync(2000)
    expect(kept()).toMatchObject([{ sheet: { content: { items: [{ value: 12_000_000 }] } } }])
    expect(store.getState().keeping).toBe('kept')
  })

  it('is left as it was by a change that is refused, which is said', async () => {
    const { store, kept } = await opened()
    await store.getState().open(collateral)
    const { draft } = store.getState()
    const params = { lines: 51, most: 50 }
    store.getState().change(() => {
      throw new SealdeskError('worksheet/too-long', params)
    })
    expect(store.getState()).toMatchObject({
      draft,
      error: { code: 'worksheet/too-long', params },
      keeping: 'kept',
    })
    await vi.advanceTimersByTimeAsync(2000)
    expect(kept()).toEqual([])
  })

  it('loses nothing that is typed while it is kept', async () => {
    const { store, kept } = await opened()
    await store.getState().open(collateral)
    store.getState().change(typing('1'))
    const keeping = store.getState().keep()
    store.getState().change(typing('12'))
    await keeping
    expect(store.getState().draft).toEqual(typing('12')(store.getState().draft ?? expect.fail()))
    expect(store.getState().keeping).toBe('waiting')
    await vi.advanceTimersByTimeAsync(2000)
    expect(kept()).toMatchObject([{}, { sheet: { content: { items: [{ value: 1200 }] } } }])
  })

  it('is kept at once where it is closed, or another case is opened', async () => {
    const { store, caseWork, kept } = await opened()
    await store.getState().open(collateral)
    store.getState().change(typing('1'))
    await caseWork.getState().open({ batch: batchId, caseNo: CaseNo.parse('A-005') })
    await vi.advanceTimersByTimeAsync(0)
    expect(kept()).toMatchObject([{ caseNo: 'A-004', sheet: { content: { items: [{ value: 100 }] } } }])
    expect(store.getState().place).toBeNull()
    expect(caseWork.getState().view?.caseNo).toBe('A-005')
  })

  it('that could not be kept says so, keeps what was typed and tries again', async () => {
    const { fake, store, kept } = await opened()
    await store.getState().open(collateral)
    fake.refuse('worksheet.keep', 'opinion/level-closed', { caseNo: 'A-004' })
    store.getState().change(typing('1'))
    await store.getState().keep()
    expect(store.getState()).toMatchObject({ keeping: 'failed', error: { code: 'opinion/level-closed' } })
    await store.getState().keep()
    expect(store.getState()).toMatchObject({ keeping: 'kept', error: null })
    expect(kept()).toHaveLength(2)
  })

  it('that is closed and opened again says what was typed last', async () => {
    const { store } = await opened()
    await store.getState().open(collateral)
    store.getState().change(typing('1'))
    void store.getState().keep()
    store.getState().change(typing('12'))
    store.getState().close()
    await store.getState().open(collateral)
    expect(store.getState().draft?.tables.items?.[0]?.cells.value).toBe('12.00')
  })

  it('that could not be kept after it was closed says so in the case', async () => {
    const { fake, store, caseWork } = await opened()
    await store.getState().open(collateral)
    store.getState().change(typing('1'))
    fake.refuse('worksheet.keep', 'opinion/level-closed', { caseNo: 'A-004' })
    store.getState().close()
    await vi.advanceTimersByTimeAsync(0)
    expect(caseWork.getState().error).toMatchObject({ code: 'opinion/level-closed' })
  })

  it('is not kept where nothing was changed', async () => {
    const { store, kept } = await opened()
    await store.getState().open(collateral)
    store.getState().change((draft) => ({ ...draft }))
    await vi.advanceTimersByTimeAsync(2000)
    store.getState().close()
    expect(kept()).toEqual([])
  })

  it('shows in the case what it comes to', async () => {
    const { store, caseWork } = await opened()
    await store.getState().open(collateral)
    store.getState().change(typing('1000000'))
    await store.getState().keep()
    expect(caseWork.getState().view?.worksheets).toMatchObject([{ kind: 'collateral', isFilled: true }])
  })
})

describe('the worksheet that is opened without a choice', () => {
  it('is one that the order asks for and nobody filled in, of the document that it is about', async () => {
    const { store, panes } = await opened()
    await store.getState().openUsual()
    expect(store.getState().place).toEqual({ kind: 'bank-statement', document: statement })
    expect(panes.first.viewer.getState().shown?.path).toBe(statement)
  })

  it('reckons with the loan that was applied for', async () => {
    const { store, caseWork } = await opened('A-005')
    await store.getState().openUsual()
    expect(store.getState().place?.kind).toBe('repayment-ability')
    const { application } = caseWork.getState().view ?? expect.fail()
    expect(store.getState().draft?.head).toMatchObject({ months: String(application.term_months) })
  })
})

describe('figures that are imported', () => {
  it('stand there to be looked over, point to their place, and are kept like typed ones', async () => {
    const { store, kept, panes } = await opened()
    await store.getState().open({ kind: 'bank-statement', document: statement })
    await store.getState().import()
    const [line] = store.getState().draft?.tables.lines ?? []
    expect(line?.cells).toMatchObject({ date: '2026-01-05', in: '8,000.00' })
    store.getState().show(line?.place ?? expect.fail())
    expect(store.getState().pointed).toMatchObject({ document: statement, page: 1 })
    expect(panes.first.viewer.getState().look.page).toBe(1)
    await vi.advanceTimersByTimeAsync(2000)
    expect(kept()).toHaveLength(1)
  })

  it('can be taken back where something else stood there', async () => {
    const { store } = await opened()
    await store.getState().open({ kind: 'bank-statement', document: statement })
    store.getState().change((draft) => ({ ...draft, head: { ...draft.head, accountName: '样本甲' } }))
    const before = store.getState().draft
    await store.getState().import()
    expect(store.getState().draft).not.toEqual(before)
    store.getState().undoImport()
    expect(store.getState()).toMatchObject({ draft: before, replaced: null, keeping: 'waiting' })
  })

  it('that are not there change nothing', async () => {
    const { fake, store } = await opened()
    await store.getState().open({ kind: 'bank-statement', document: statement })
    const before = store.getState().draft
    fake.refuse('worksheet.import', 'worksheet/no-text')
    await store.getState().import()
    expect(store.getState()).toMatchObject({ draft: before, error: { code: 'worksheet/no-text' } })
  })
})
