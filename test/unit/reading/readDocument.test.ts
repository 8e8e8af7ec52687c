import { describe, expect, it } from 'vitest'
import { type DocumentReaders, readDocument } from '../../../main/reading/readDocument.ts'
import type { DocumentKind } from '../../../shared/domain/kind.ts'
import type { PageReading, TextLayer } from '../../../shared/domain/reading.ts'
import { SealdeskError } from '../../../shared/errors/error.ts'

const pixels = { width: 1, height: 1, rgba: new Uint8Array(4) }
const written: TextLayer = {
  rotation: 0,
  lines: [{ text: '本合同由以下双方签订'.repeat(5), confidence: 1, box: [0, 0, 1, 1] }],
}
const traces = { software: ['Sample 1.0'], isChangedAfterSigning: null }
const aReading = (page: number, kind: DocumentKind | null): PageReading => ({
  page,
  kind: kind ?? 'id-card-front',
  kindConfidence: 1,
  quality: null,
  rotation: 0,
  lines: [],
  fields: {},
  engines: [],
})

/** Processes that answer for a document of some pages, each with this text layer. */
function processes(pages: number, text: TextLayer | null = null) {
  const asked: string[] = []
  const readers: DocumentReaders = {
    decoder: {
      decoder: {
        inspect: async () => ({ pages, traces }),
        page: async ({ page }) => {
          asked.push(`decode ${page}`)
          return { pixels, text }
        },
      },
    },
    reader: {
      reader: {
        read: async ({ page, kind, text: layer }) => {
          asked.push(layer ? `take ${page}` : `read ${page}`)
          return aReading(page, kind?.kind ?? null)
        },
      },
    },
    clock: () => new Date(0),
  }
  return { readers, asked }
}

const aDocument = (kind: DocumentKind | null = null, mediaType = 'application/pdf') => ({
  bytes: new Uint8Array([1]),
  mediaType,
  kind: kind && { kind, by: 'sender' as const },
})

describe('reading a document', () => {
  it('heeds what a reviewer says of each page, and turns what is written as the reviewer turns the page', async () => {
    const { readers } = processes(2, written)
    const told: unknown[] = []
    const read: DocumentReaders['reader']['reader']['read'] = async ({ page, kind, rotation }) => {
      told.push({ page, kind: kind?.kind, rotation })
      return {
        ...aReading(page, kind?.kind ?? null),
        lines: [{ text: '样本', confidence: 1, box: [0, 0, 1, 0.5] }],
      }
    }
    const said = (page: number) => ({
      kind: {
        kind: page === 1 ? ('passport' as const) : ('loan-contract' as const),
        by: 'reviewer' as const,
      },
      rotation: page === 1 ? null : (90 as const),
      paper: page,
    })
    const { pages } = await readDocument(
      { ...readers, reader: { reader: { read } } },
      { ...aDocument(), said },
    )
    expect(told).toEqual([
      { page: 1, kind: 'passport', rotation: null },
      { page: 2, kind: 'loan-contract', rotation: 90 },
    ])
    expect(pages).toMatchObject([{ rotation: 0 }, { rotation: 90, lines: [{ box: [0.5, 0, 1, 1] }] }])
  })

  it('lets a paper of its own lack what an earlier paper of the same file has said', async () => {
    const { readers } = processes(2)
    const absent = { value: null, confidence: 0, state: 'absent' as const, reasons: [], box: null }
    const read = async ({ page }: { page: number }) => ({
      ...aReading(page, 'bank-statement'),
      fields: { number: absent },
    })
    const of = async (paper: (page: number) => number) =>
      (
        await readDocument(
          { ...readers, reader: { reader: { read } } },
          { ...aDocument(), said: (page) => ({ kind: null, rotation: null, paper: paper(page) }) },
        )
      ).pages.map(({ fields }) => Object.keys(fields))
    expect(await of((page) => page)).toEqual([['number'], ['number']])
    expect(await of(() => 1)).toEqual([['number'], []])
  })

  it('reads every page, in order', async () => {
    const { readers, asked } = processes(2)
    const reading = await readDocument(readers, aDocument())
    expect(reading).toMatchObject({
      state: 'read',
      error: null,
      pageCount: 2,
      pages: [{ page: 1 }, { page: 2 }],
    })
    expect(asked).toEqual(['decode 1', 'read 1', 'decode 2', 'read 2'])
  })

  it.each([
    ['misses nothing that an earlier page of a statement has said', 'bank-statement', ['number']],
    ['misses what a further card has not', 'id-card-front', ['name', 'number']],
  ] as const)('%s', async (_what, kind, names) => {
    const { readers } = processes(2)
    const found = { value: '1', confidence: 1, state: 'doubtful', reasons: [], box: null } as const
    const absent = { value: null, confidence: 0, state: 'absent', reasons: [], box: null } as const
    const read = async ({ page }: { page: number }): Promise<PageReading> => ({
      ...aReading(page, kind),
      fields: { name: { ...absent, reasons: [] }, number: { ...found, reasons: [] } },
    })
    const { pages } = await readDocument({ ...readers, reader: { reader: { read } } }, aDocument())
    expect(Object.keys(pages[0]?.fields ?? {})).toEqual(['name', 'number'])
    expect(Object.keys(pages[1]?.fields ?? {})).toEqual([...names])
  })

  it('hands on the text of a page that was written', async () => {
    const { readers, asked } = processes(1, written)
    const { pages } = await readDocument(readers, aDocument('loan-contract'))
    expect(pages).toMatchObject([{ kind: 'loan-contract' }])
    expect(asked).toEqual(['decode 1', 'take 1'])
  })

  it('keeps what the file says of its own making', async () => {
    const { readers } = processes(1)
    expect(await readDocument(readers, aDocument())).toMatchObject({ traces })
  })

  it('tells which page comes next', async () => {
    const { readers } = processes(2)
    const told: string[] = []
    await readDocument({ ...readers, progress: (...at) => told.push(at.join(' / ')) }, aDocument())
    expect(told).toEqual(['1 / 2', '2 / 2'])
  })

  it('reads the picture of an identity card although a scanner put a text layer under it', async () => {
    const { readers, asked } = processes(1, written)
    await readDocument(readers, aDocument('id-card-front'))
    expect(asked).toContain('read 1')
  })

  it('keeps what is wrong with the document in its reading', async () => {
    const { readers } = processes(2)
    const locked = new SealdeskError('document/needs-password')
    const decoder = { decoder: { ...readers.decoder.decoder, inspect: () => Promise.reject(locked) } }
    expect(await readDocument({ ...readers, decoder }, aDocument())).toMatchObject({
      state: 'unreadable',
      error: { code: 'document/needs-password', params: {} },
      pages: [],
    })
  })

  it('leaves a defect that a document brings to light with that document', async () => {
    const { readers } = processes(1)
    const reader = { reader: { read: () => Promise.reject(new SealdeskError('internal/unexpected')) } }
    const { error } = await readDocument({ ...readers, reader }, aDocument())
    expect(error).toMatchObject({ code: 'internal/unexpected' })
  })

  it('does not ask for a document of a type that nobody decodes', async () => {
    const { readers, asked } = processes(1)
    const reading = await readDocument(readers, aDocument(null, 'image/tiff'))
    expect(reading.error).toEqual({ code: 'document/not-supported', params: { mediaType: 'image/tiff' } })
    expect(asked).toEqual([])
  })

  it('throws what is wrong with the program', async () => {
    const { readers } = processes(1)
    const failed = new SealdeskError('reading/engine-failed', { detail: 'onnxruntime-node' })
    const reader = { reader: { read: () => Promise.reject(failed) } }
    await expect(readDocument({ ...readers, reader }, aDocument())).rejects.toBe(failed)
  })
})
