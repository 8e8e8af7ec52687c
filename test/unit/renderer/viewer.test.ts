import { describe, expect, it, vi } from 'vitest'
import { createDesk } from '../../../renderer/desk.ts'
import { createViewerStore, type Shown } from '../../../renderer/stores/viewerStore.ts'
import { usualSide } from '../../../shared/document/pageSide.ts'
import { DocumentPath } from '../../../shared/domain/ids.ts'
import { batchId } from '../../fixtures/deskData.ts'
import { createFakeDesk } from '../../fixtures/fakeDesk.ts'

const card: Shown = { batch: batchId, path: DocumentPath.parse('docs/A-003/1.jpg'), rotations: [] }
const statement: Shown = { batch: batchId, path: DocumentPath.parse('docs/A-003/4.pdf'), rotations: [] }

function viewerOf(size = { width: 800, height: 600 }) {
  const fake = createFakeDesk()
  const store = createViewerStore(createDesk(fake.wire))
  store.getState().resize(size)
  const pages = () => fake.callsOf('document.page') as { page: number; maxSide: number }[]
  return { fake, store, pages }
}

describe('the viewer', () => {
  it('opens a document once, and asks for its page', async () => {
    const { fake, store } = viewerOf()
    await store.getState().show(statement)
    await store.getState().turnPages(1)
    expect(fake.callsOf('document.open')).toHaveLength(1)
    expect(store.getState()).toMatchObject({ look: { page: 2, pages: 3 }, picture: { state: 'ready' } })
  })

  it('asks for the page along with opening the document', () => {
    const { fake, store } = viewerOf()
    void store.getState().show(card)
    expect(fake.callsOf('document.open')).toHaveLength(1)
    expect(fake.callsOf('document.page')).toHaveLength(1)
    expect(store.getState().picture.state).toBe('loading')
  })

  it('shows no page of a document that could not be opened, whatever came of asking for it', async () => {
    const { fake, store } = viewerOf()
    fake.refuse('document.open', 'document/unreadable', { detail: 'sample' })
    await store.getState().show(card)
    expect(store.getState()).toMatchObject({ look: { pages: 0 }, picture: { state: 'failed' } })
    expect(fake.callsOf('document.page')).toHaveLength(1)
  })

  it('turns no page beyond the first and the last', async () => {
    const { store } = viewerOf()
    await store.getState().show(statement)
    await store.getState().turnPages(-1)
    expect(store.getState().look.page).toBe(1)
    await store.getState().turnPages(99)
    expect(store.getState().look.page).toBe(3)
  })

  it('keeps page, turn and zoom of each document', async () => {
    const { store } = viewerOf()
    await store.getState().show(statement)
    await store.getState().turnPages(1)
    store.getState().rotate()
    store.getState().zoom(2)
    await store.getState().show(card)
    expect(store.getState().look).toMatchObject({ page: 1, turn: 0, framing: { zoom: 1 } })
    await store.getState().show(statement)
    expect(store.getState().look).toMatchObject({ page: 2, turn: 90, framing: { zoom: 2 } })
  })

  it('asks for no page twice while it is kept', async () => {
    const { store, pages } = viewerOf()
    await store.getState().show(card)
    await store.getState().show(statement)
    await store.getState().show(card)
    const asked = pages().map((page) => JSON.stringify(page))
    expect(asked).toHaveLength(new Set(asked).size)
  })

  it('asks for the next page before anybody does, and then shows it at once', async () => {
    const { store, pages } = viewerOf()
    await store.getState().show(statement)
    await vi.waitFor(() => expect(pages().map(({ page }) => page)).toEqual([1, 2]))
    await store.getState().turnPages(1)
    await vi.waitFor(() => expect(pages().map(({ page }) => page)).toEqual([1, 2, 3]))
  })

  it('asks for its page anew once more of it may be seen', async () => {
    const { store, pages } = viewerOf()
    await store.getState().show(card)
    await store.getState().refresh()
    expect(pages().map(({ page }) => page)).toEqual([1, 1])
  })

  it('asks for more pixels once the page is larger on the screen than its picture', async () => {
    const { store, pages } = viewerOf()
    await store.getState().show(card)
    store.getState().zoom(1.5)
    await Promise.resolve()
    expect(pages().map(({ maxSide }) => maxSide)).toEqual([usualSide])
    store.getState().zoom(4)
    await vi.waitFor(() => expect(pages().map(({ maxSide }) => maxSide)).toEqual([usualSide, 4096]))
  })

  it.each([
    ['a screen that is larger than the picture', viewerOf({ width: 3000, height: 2000 })],
    ['a part of the page that is enlarged', viewerOf()],
  ])('asks for more pixels for %s', async (what, { store, pages }) => {
    await store.getState().show(card)
    if (what.startsWith('a part')) await store.getState().sharpen()
    await vi.waitFor(() => expect(pages().map(({ maxSide }) => maxSide)).toEqual([usualSide, 4096]))
    await vi.waitFor(() => expect(store.getState().picture).toMatchObject({ pixels: { width: 4096 } }))
  })

  it('brings a box into view where the page is zoomed', async () => {
    const { store } = viewerOf()
    await store.getState().show(card)
    store.getState().zoom(6)
    await store.getState().show(card, 1, [0.7, 0.5, 0.8, 0.6])
    expect(store.getState().look.framing.center).toEqual({ x: expect.closeTo(0.75), y: expect.closeTo(0.55) })
  })

  it('says why a document cannot be shown, and shows it once it can', async () => {
    const { fake, store } = viewerOf()
    fake.refuse('document.page', 'document/unreadable', { detail: 'sample' })
    await store.getState().show(card)
    expect(store.getState().picture).toMatchObject({
      state: 'failed',
      error: { code: 'document/unreadable' },
    })
    await store.getState().retry()
    expect(store.getState().picture.state).toBe('ready')
  })

  it('shows the document asked for last, whichever comes first', async () => {
    const { store } = viewerOf()
    await Promise.all([store.getState().show(card), store.getState().show(statement)])
    expect(store.getState().shown?.path).toBe(statement.path)
    expect(store.getState().picture.state).toBe('ready')
  })

  it('keeps no picture of a case that is closed', async () => {
    const { store, pages } = viewerOf()
    await store.getState().show(card)
    store.getState().clear()
    expect(store.getState()).toMatchObject({ shown: null, picture: { state: 'none' } })
    await store.getState().show(card)
    expect(pages()).toHaveLength(2)
  })
})
