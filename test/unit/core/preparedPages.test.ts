import { describe, expect, it } from 'vitest'
import { createPreparedPages, type DocumentAt } from '../../../main/core/preparedPages.ts'
import { usualSide } from '../../../shared/document/pageSide.ts'
import { BatchId, DocumentPath } from '../../../shared/domain/ids.ts'

const batch = BatchId.parse('206ef2a7-c7c0-4f55-80e4-0a11d013a5d9')

/** A decoder that counts what it is asked for, and gives each page pixels of its own. */
function aDecoder({ fails = false } = {}) {
  const asked: string[] = []
  const given: Uint8Array[] = []
  const decoder = {
    async inspect() {
      asked.push('inspect')
      if (fails) throw new Error('no document')
      return { pages: 3, traces: { software: [], isChangedAfterSigning: null } }
    },
    async page({ page }: { page: number }) {
      asked.push(`page ${page}`)
      if (fails) throw new Error('no document')
      const rgba = new Uint8Array(8).fill(9)
      given.push(rgba)
      return { pixels: { width: 2, height: 1, rgba }, text: null }
    },
  }
  return { asked, given, pages: createPreparedPages(decoder) }
}

const at = (name: string): DocumentAt => ({
  batch,
  document: DocumentPath.parse(`docs/A-001/${name}.jpg`),
  source: async () => ({ bytes: new Uint8Array(1), mediaType: 'image/jpeg' }),
})

describe('a document that was prepared', () => {
  it('is opened without being decoded again', async () => {
    const { asked, pages } = aDecoder()
    await pages.prepare(at('1'))
    asked.length = 0
    expect(await pages.pages(at('1'))).toBe(3)
    expect((await pages.page(at('1'), 1, usualSide)).pixels.rgba[0]).toBe(9)
    expect(asked).toEqual([])
  })

  it('is there for whoever asks while it is still decoded', async () => {
    const { asked, pages } = aDecoder()
    const preparing = pages.prepare(at('1'))
    await pages.page(at('1'), 1, usualSide)
    await preparing
    expect(asked).toEqual(['inspect', 'page 1'])
  })

  it('is given away once, and decoded for who asks again, for another page or for more pixels', async () => {
    const { asked, pages } = aDecoder()
    await pages.prepare(at('1'))
    await pages.page(at('1'), 2, usualSide)
    await pages.page(at('1'), 1, 4096)
    await pages.page(at('1'), 1, usualSide)
    await pages.page(at('1'), 1, usualSide)
    expect(asked).toEqual(['inspect', 'page 1', 'page 2', 'page 1', 'page 1'])
  })

  it('makes room for the newest, and leaves nothing of its pixels', async () => {
    const { given, pages } = aDecoder()
    for (const name of ['1', '2', '3', '4', '5']) await pages.prepare(at(name))
    await Promise.resolve()
    expect(given.map(([first]) => first)).toEqual([0, 9, 9, 9, 9])
  })

  it('is forgotten with its batch, or when the desk is closed', async () => {
    const { given, pages } = aDecoder()
    await pages.prepare(at('1'))
    pages.forget(BatchId.parse('47f2236a-4427-43a2-9ba9-69065a1b4075'))
    expect(given[0]?.[0]).toBe(9)
    pages.forget(batch)
    await Promise.resolve()
    expect(given[0]?.[0]).toBe(0)
  })
})

describe('a document that cannot be decoded', () => {
  it('is nobody’s concern before somebody opens it', async () => {
    const { pages } = aDecoder({ fails: true })
    await pages.prepare(at('1'))
    await expect(pages.pages(at('1'))).rejects.toThrow('no document')
  })
})
