import { usualSide } from '../../shared/document/pageSide.ts'
import type { BatchId, DocumentPath } from '../../shared/domain/ids.ts'
import type { decoderContract } from '../../shared/ipc/decoder.ts'
import type { Client } from '../../shared/ipc/request.ts'

type Decoder = Client<typeof decoderContract>['decoder']
type DecodedPage = Awaited<ReturnType<Decoder['page']>>
type Source = Parameters<Decoder['inspect']>[0]

/** A document of a batch, and what gives its bytes, checked, when they are needed. */
export interface DocumentAt {
  readonly batch: BatchId
  readonly document: DocumentPath
  readonly source: () => Promise<Source>
}

interface Prepared {
  readonly pages: Promise<number>
  readonly first: Promise<DecodedPage>
}

/** Documents kept at once; a page of the usual size is about 6 MB. */
const mostDocuments = 4

/**
 * First pages that are decoded before anybody asks for them, so that the case that comes next is there at once. They stay
 * in this process until somebody opens the document, each for one asking, or until they are forgotten.
 */
export function createPreparedPages(decoder: Decoder) {
  const kept = new Map<string, Prepared>()
  const keyOf = ({ batch, document }: Pick<DocumentAt, 'batch' | 'document'>) => `${batch}/${document}`

  const drop = (key: string) => {
    const prepared = kept.get(key)
    kept.delete(key)
    // Not left to the collector: they show what nobody has opened.
    void prepared?.first.then(({ pixels }) => pixels.rgba.fill(0)).catch(() => {})
  }

  return {
    /** Decodes a document's first page, and keeps it. A document that fails fails again when somebody opens it. */
    async prepare(at: DocumentAt): Promise<void> {
      const key = keyOf(at)
      if (!kept.has(key)) {
        const source = at.source()
        const pages = source.then(async (bytes) => (await decoder.inspect(bytes)).pages)
        const first = source.then(async (bytes) => decoder.page({ ...bytes, page: 1, maxSide: usualSide }))
        kept.set(key, { pages, first })
        for (const oldest of kept.keys()) {
          if (kept.size <= mostDocuments) break
          drop(oldest)
        }
      }
      const { pages, first } = kept.get(key) ?? {}
      const [counted, decoded] = await Promise.allSettled([pages, first])
      if (counted.status === 'rejected' || decoded.status === 'rejected') kept.delete(key)
    },

    /** Number of pages of a document. */
    async pages(at: DocumentAt): Promise<number> {
      const prepared = kept.get(keyOf(at))
      return prepared ? prepared.pages : (await decoder.inspect(await at.source())).pages
    },

    /** A page of a document; one that was prepared is given away. */
    async page(at: DocumentAt, page: number, maxSide: number): Promise<DecodedPage> {
      const key = keyOf(at)
      const prepared = page === 1 && maxSide === usualSide ? kept.get(key) : undefined
      if (!prepared) return decoder.page({ ...(await at.source()), page, maxSide })
      kept.delete(key)
      return prepared.first
    },

    /** Forgets a batch's pages, or all. */
    forget(batch?: BatchId): void {
      for (const key of [...kept.keys()]) if (batch === undefined || key.startsWith(`${batch}/`)) drop(key)
    },
  }
}
