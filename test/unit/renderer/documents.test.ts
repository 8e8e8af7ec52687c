import { describe, expect, it, vi } from 'vitest'
import { createDesk } from '../../../renderer/desk.ts'
import { createCaseStore } from '../../../renderer/stores/caseStore.ts'
import { withoutPart, withPart } from '../../../renderer/stores/documentParts.ts'
import { createDocumentsStore } from '../../../renderer/stores/documentsStore.ts'
import { createPanes } from '../../../renderer/stores/panesStore.ts'
import { hitsOn } from '../../../renderer/stores/textHits.ts'
import { CaseNo, DocumentPath } from '../../../shared/domain/ids.ts'
import { batchId } from '../../fixtures/deskData.ts'
import { createFakeDesk } from '../../fixtures/fakeDesk.ts'

const caseNo = CaseNo.parse('A-003')
const path = (number: number, extension: string) => DocumentPath.parse(`docs/A-003/${number}.${extension}`)
const [card, licence, statement] = [path(1, 'jpg'), path(3, 'png'), path(4, 'pdf')]

async function anOpenCase() {
  const fake = createFakeDesk()
  const desk = createDesk(fake.wire)
  const panes = createPanes(desk)
  const caseWork = createCaseStore(desk, panes.first.viewer)
  const documents = createDocumentsStore(desk, caseWork, panes)
  for (const { viewer } of [panes.first, panes.second]) viewer.getState().resize({ width: 800, height: 600 })
  await caseWork.getState().open({ batch: batchId, caseNo })
  const show = async (document: DocumentPath) => {
    documents.getState().show(document)
    await vi.waitFor(() => expect(panes.activePane().viewer.getState().picture.state).toBe('ready'))
  }
  const view = (document: DocumentPath) =>
    caseWork.getState().view?.documents.find((candidate) => candidate.path === document)
  return { fake, panes, caseWork, documents, show, view }
}

describe('the documents of a case', () => {
  it('are classified by a reviewer, and wait to be read again', async () => {
    const { documents, show, view } = await anOpenCase()
    await show(card)
    await documents.getState().classify('passport')
    expect(view(card)).toMatchObject({ kind: 'passport', kindBy: 'reviewer', state: 'stale' })
  })

  it('stand as a reviewer has turned them, and are no longer turned by hand', async () => {
    const { documents, show, view, panes } = await anOpenCase()
    await show(licence)
    panes.first.viewer.getState().rotate()
    await documents.getState().keepTurn()
    expect(view(licence)?.rotations).toEqual([180])
    expect(panes.first.viewer.getState()).toMatchObject({ shown: { rotations: [180] }, look: { turn: 0 } })
  })

  it('say nothing of a page that nobody has turned', async () => {
    const { documents, show, fake } = await anOpenCase()
    await show(licence)
    await documents.getState().keepTurn()
    expect(fake.callsOf('document.turn')).toEqual([])
  })

  it('go up and down, no further than the ends', async () => {
    const { documents, show, caseWork } = await anOpenCase()
    await show(card)
    await documents.getState().move(-1)
    expect(caseWork.getState().view?.documents[0]?.path).toBe(card)
    await documents.getState().move(1)
    expect(caseWork.getState().view?.documents[1]?.path).toBe(card)
  })

  it('go to any place among them, and nowhere else', async () => {
    const { documents, show, caseWork, fake } = await anOpenCase()
    const order = () => caseWork.getState().view?.documents.map(({ path }) => path) ?? []
    const before = order()
    await show(card)
    await documents.getState().moveTo(before.length - 1)
    expect(order()).toEqual([...before.filter((path) => path !== card), card])
    await documents.getState().moveTo(before.indexOf(card))
    expect(order()).toEqual(before)
    const asked = fake.callsOf('document.arrange').length
    await documents.getState().moveTo(before.length)
    await documents.getState().moveTo(before.indexOf(card))
    expect(fake.callsOf('document.arrange')).toHaveLength(asked)
  })

  it('are told apart at the page on the screen, and joined again', async () => {
    const { documents, show, view, panes } = await anOpenCase()
    await show(statement)
    await panes.first.viewer.getState().turnPages(1)
    await documents.getState().startPart({ kind: 'loan-contract', title: null })
    expect(view(statement)?.parts).toEqual([
      { from: 1, to: 1, kind: 'bank-statement', title: null },
      { from: 2, to: 3, kind: 'loan-contract', title: null },
    ])
    await documents.getState().joinPart(2)
    expect(view(statement)?.parts).toEqual([])
  })

  it('are marked as copies, which closes the question; a refusal leaves it open and says why', async () => {
    const { documents, show, view, fake } = await anOpenCase()
    await show(licence)
    documents.getState().ask('duplicate')
    fake.refuse('document.markDuplicate', 'document/not-a-copy')
    await documents.getState().markDuplicate(card)
    expect(documents.getState()).toMatchObject({
      asking: 'duplicate',
      error: { code: 'document/not-a-copy' },
    })
    await documents.getState().markDuplicate(card)
    expect(documents.getState()).toMatchObject({ asking: null, error: null })
    expect(view(licence)?.duplicateOf).toBe(card)
  })

  it('come one after the other, and the next is got ready before it is asked for', async () => {
    const { documents, show, panes, fake } = await anOpenCase()
    await show(licence)
    await vi.waitFor(() => {
      const asked = fake.callsOf('document.page') as { document: string }[]
      expect(asked.map(({ document }) => document)).toContain(statement)
    })
    expect(fake.callsOf('document.open')).not.toContainEqual({ batch: batchId, document: statement })
    documents.getState().step(1)
    expect(panes.first.viewer.getState().shown?.path).toBe(statement)
  })
})

describe('two documents side by side', () => {
  it('begin with the same one, and keys go to the second', async () => {
    const { panes, show, documents } = await anOpenCase()
    await show(card)
    panes.getState().toggleBeside()
    expect(panes.second.viewer.getState().shown?.path).toBe(card)
    documents.getState().show(statement)
    expect(panes.first.viewer.getState().shown?.path).toBe(card)
    expect(panes.second.viewer.getState().shown?.path).toBe(statement)
  })

  it('zoom together while they are linked, and each by itself when not', async () => {
    const { panes, show } = await anOpenCase()
    await show(card)
    panes.getState().toggleBeside()
    await show(card)
    const zoomOf = (name: 'first' | 'second') => panes[name].viewer.getState().look.framing.zoom
    panes.second.viewer.getState().zoom(2)
    expect([zoomOf('first'), zoomOf('second')]).toEqual([2, 2])
    panes.getState().toggleLinked()
    panes.second.viewer.getState().zoom(2)
    expect([zoomOf('first'), zoomOf('second')]).toEqual([2, 4])
  })

  it('are forgotten with the case', async () => {
    const { panes, show, caseWork } = await anOpenCase()
    await show(card)
    panes.getState().toggleBeside()
    caseWork.getState().clear()
    expect(panes.getState().isBeside).toBe(false)
    expect(panes.second.viewer.getState().shown).toBeNull()
  })
})

describe('finding a text in a document', () => {
  it('goes from the page on the screen on, and round', async () => {
    const { panes, show } = await anOpenCase()
    await show(statement)
    const { viewer, search } = panes.first
    await viewer.getState().turnPages(1)
    search.getState().open()
    await search.getState().type('合计')
    expect(search.getState()).toMatchObject({ at: 1, searched: null })
    expect(search.getState().hits.map(({ page }) => page)).toEqual([1, 2, 3])
    search.getState().step(1)
    await vi.waitFor(() => expect(viewer.getState().look.page).toBe(3))
    search.getState().step(1)
    await vi.waitFor(() => expect(viewer.getState().look.page).toBe(1))
  })

  it('looks in the next document for the same, once that is shown', async () => {
    const { panes, show } = await anOpenCase()
    await show(card)
    const { search } = panes.first
    search.getState().open()
    await search.getState().type('合计')
    expect(search.getState().hits).toEqual([])
    await show(statement)
    await vi.waitFor(() => expect(search.getState().hits).toHaveLength(3))
  })

  it('reads a page once, however often it is searched', async () => {
    const { panes, show, fake } = await anOpenCase()
    await show(statement)
    const { search } = panes.first
    search.getState().open()
    await search.getState().type('合')
    await search.getState().type('合计')
    expect(fake.callsOf('document.text')).toHaveLength(3)
  })
})

describe('a place of a text on a line', () => {
  const line = (text: string) => [
    { text, confidence: 1, box: [0, 0, 1, 0.1] as [number, number, number, number] },
  ]

  it.each([
    ['样本', '某样本银行', [0.2, 0.6]],
    ['ＡＢ', 'xab样', [1 / 5, 3 / 5]],
    ['姓名', '姓 名', [0, 1]],
  ])('of %s in %s', (wanted, text, [left, right]) => {
    const [hit] = hitsOn(1, line(text), wanted)
    expect([hit?.box[0], hit?.box[2]]).toEqual([expect.closeTo(left ?? 0), expect.closeTo(right ?? 0)])
  })

  it.each(['', '  ', '银行卡'])('is nowhere for %j', (wanted) => {
    expect(hitsOn(1, line('样本银行'), wanted)).toEqual([])
  })

  it('is found as often as it stands there', () => {
    expect(hitsOn(2, line('合计合计'), '合计')).toHaveLength(2)
  })
})

describe('parts of a document', () => {
  const start = (from: number) => ({ from, kind: 'bank-statement' as const, title: null })
  const whole = { kind: 'other' as const, pages: 9, parts: [] }
  const ends = (parts: readonly { from: number; to: number }[]) => parts.map(({ from, to }) => [from, to])

  it('cover all pages, each up to the next', () => {
    const parts = withPart({ ...whole, parts: withPart(whole, start(7)) }, start(3))
    expect(ends(parts)).toEqual([
      [1, 2],
      [3, 6],
      [7, 9],
    ])
  })

  it('begin anew where one begins already', () => {
    const parts = withPart({ ...whole, parts: withPart(whole, start(7)) }, { ...start(7), title: '二' })
    expect(parts[1]).toMatchObject({ from: 7, to: 9, title: '二' })
  })

  it('give their pages to the one before, and are none when one is left', () => {
    const three = withPart({ ...whole, parts: withPart(whole, start(7)) }, start(3))
    const two = withoutPart({ ...whole, parts: three }, 3)
    expect(ends(two)).toEqual([
      [1, 6],
      [7, 9],
    ])
    expect(withoutPart({ ...whole, parts: two }, 7)).toEqual([])
  })
})
