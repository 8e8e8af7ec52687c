import { describe, expect, it } from 'vitest'
import type { DocumentNote } from '../../../main/review/documentNoteStore.ts'
import { documentOf } from '../../../main/review/documents.ts'
import { viewDocument } from '../../../main/review/documentView.ts'
import { evaluateAndKeep } from '../../../main/review/evaluation.ts'
import { noteDocument } from '../../../main/review/noteDocument.ts'
import { DocumentPath } from '../../../shared/domain/ids.ts'
import { UserName } from '../../../shared/domain/person.ts'
import { aBatch, at, caseNo, front, numbers, sure } from './aBatch.ts'

const noted = { by: UserName.parse('样本甲'), at: at.toISOString() }
const path = front(0)

/** A batch of which the first card was read, its name at a place of the page. */
function aReadCard() {
  const { stores, read } = aBatch(2)
  read(0, { name: { ...sure('样0'), box: [0.1, 0.2, 0.3, 0.4] }, id_number: sure(numbers[0]) })
  return {
    stores,
    note(note: DocumentNote) {
      noteDocument(stores, path, note, noted)
      evaluateAndKeep(stores, caseNo(0), at)
    },
    view: () => viewDocument(stores.readings, documentOf(stores, path), []),
    fields: () => stores.readings.fieldsOf(caseNo(0)),
    states: (rule: string) =>
      stores.findings.of(caseNo(0)).flatMap((finding) => (finding.rule === rule ? [finding.state] : [])),
  }
}

describe('a document of which a reviewer says what it is', () => {
  it('has no fields of what it was, until it is read as what it is', () => {
    const { note, view, fields, stores } = aReadCard()
    note({ about: 'kind', kind: 'passport' })
    expect(view()).toMatchObject({ kind: 'passport', kindBy: 'reviewer', state: 'stale' })
    expect(fields()).toEqual([])
    expect(
      stores.findings
        .of(caseNo(0))
        .some(({ evidence, state }) => evidence?.document === path && state === 'fail'),
    ).toBe(false)
    expect(stores.readings.readPaths().has(path)).toBe(false)
  })

  it('is not read again where it was read as that', () => {
    const { note, view, fields } = aReadCard()
    note({ about: 'kind', kind: 'id-card-front' })
    expect(view()).toMatchObject({ kindBy: 'reviewer', state: 'read' })
    expect(fields()).toHaveLength(2)
  })

  it('is not read again where there is nothing to read', () => {
    const { note, view, fields, stores } = aReadCard()
    note({ about: 'kind', kind: 'other' })
    expect(view()).toMatchObject({ kind: 'other', state: 'read' })
    expect(fields()).toEqual([])
    expect(stores.readings.readPaths().has(path)).toBe(true)
  })

  it('no longer waits once a reading has followed the note, and does again after the next', () => {
    const { note, view, stores } = aReadCard()
    note({ about: 'kind', kind: 'passport' })
    const reading = stores.readings.get(path)
    if (!reading) throw new Error('it was read')
    stores.readings.put(path, reading, noted.at, documentOf(stores, path).newestNote)
    expect(view().state).toBe('read')
    note({ about: 'kind', kind: 'bank-card' })
    expect(view().state).toBe('stale')
  })
})

describe('a page that a reviewer turns', () => {
  it('stands so at once, with its fields where their ink is then, and waits to be read again', () => {
    const { note, view, fields } = aReadCard()
    note({ about: 'turn', page: 1, rotation: 90 })
    expect(view()).toMatchObject({ rotations: [90], state: 'stale' })
    expect(fields().map(({ read }) => read.box)).toContainEqual(
      [0.6, 0.1, 0.8, 0.3].map((side) => expect.closeTo(side)),
    )
  })

  it('is not read again where it stood so', () => {
    const { note, view } = aReadCard()
    note({ about: 'turn', page: 1, rotation: 0 })
    expect(view()).toMatchObject({ rotations: [0], state: 'read' })
  })

  it('is one that the document has', () => {
    const { note } = aReadCard()
    expect(() => note({ about: 'turn', page: 2, rotation: 90 })).toThrow('document/no-such-page')
  })

  it('keeps its turn before it was ever read', () => {
    const { stores } = aReadCard()
    noteDocument(stores, front(1), { about: 'turn', page: 2, rotation: 180 }, noted)
    expect(viewDocument(stores.readings, documentOf(stores, front(1)), [])).toMatchObject({
      state: 'unread',
      rotations: [0, 180],
    })
  })
})

describe('papers told apart in a document', () => {
  const part = (from: number, to: number) => ({ from, to, kind: 'passport' as const, title: null })

  it('are each of the kind that the reviewer says', () => {
    const { note, view, fields } = aReadCard()
    note({ about: 'parts', parts: [part(1, 1)] })
    expect(view()).toMatchObject({ kind: 'id-card-front', parts: [part(1, 1)], state: 'stale' })
    expect(fields()).toEqual([])
  })

  it.each([[[part(2, 1)]], [[part(1, 2), part(2, 3)]], [[part(3, 4), part(1, 2)]]])(
    'do not overlap and follow one another, unlike %j',
    (parts) => {
      const { stores } = aReadCard()
      expect(() => noteDocument(stores, front(1), { about: 'parts', parts }, noted)).toThrow(
        'document/parts-overlap',
      )
    },
  )
})

it('a copy is of another document of its case', () => {
  const { note } = aReadCard()
  for (const of of [path, front(1), DocumentPath.parse('docs/A-1/9.jpg')])
    expect(() => note({ about: 'duplicate', of })).toThrow('document/not-a-copy')
})
