import { describe, expect, it } from 'vitest'
import { readBatch } from '../../../main/reading/readBatch.ts'
import { DocumentPath } from '../../../shared/domain/ids.ts'
import type { DocumentReading } from '../../../shared/domain/reading.ts'

const nothing: DocumentReading = {
  state: 'read',
  error: null,
  pageCount: 1,
  pages: [],
  traces: null,
  seconds: 0,
}
const documents = ['A/1', 'A/2', 'B/1', 'C/1', 'C/2'].map((path) => ({
  path: DocumentPath.parse(`docs/${path}.jpg`),
}))
const nameOf = ({ path }: { path: string }) => path.slice(5, 8)

/** Reads the documents and tells in which order; `during` runs while each is being read. */
async function orderOf({
  readers = 1,
  isWanted = () => false,
  during = () => {},
  signal = new AbortController().signal,
}: {
  readers?: number
  isWanted?: (name: string) => boolean
  during?: (name: string) => void
  signal?: AbortSignal
} = {}) {
  const kept: string[] = []
  const progress: number[] = []
  let atOnce = 0
  let mostAtOnce = 0
  const read = async (document: { path: string }) => {
    mostAtOnce = Math.max(mostAtOnce, ++atOnce)
    during(nameOf(document))
    await Promise.resolve()
    atOnce -= 1
    return nothing
  }
  const end = readBatch({
    documents,
    readers: Array.from({ length: readers }, () => read),
    isWanted: (document) => isWanted(nameOf(document)),
    keep: (document) => kept.push(nameOf(document)),
    progress: (done) => progress.push(done),
    signal,
  })
  const error = await end.catch((thrown: unknown) => thrown)
  return { kept, progress, mostAtOnce, error }
}

describe('reading a batch', () => {
  it('reads each document once, and says how far it is', async () => {
    const { kept, progress } = await orderOf()
    expect(kept).toEqual(['A/1', 'A/2', 'B/1', 'C/1', 'C/2'])
    expect(progress).toEqual([0, 1, 2, 3, 4, 5])
  })

  it('reads first what somebody waits for, from the moment that they do', async () => {
    let inView = ''
    const { kept } = await orderOf({
      isWanted: (name) => name.startsWith(inView) && inView !== '',
      during: (name) => {
        if (name === 'A/1') inView = 'C'
      },
    })
    expect(kept).toEqual(['A/1', 'C/1', 'C/2', 'A/2', 'B/1'])
  })

  it('opens no more documents than there are readers', async () => {
    expect((await orderOf({ readers: 2 })).mostAtOnce).toBe(2)
  })

  it('reads to its end what is at hand when it is cancelled, and keeps what was read', async () => {
    const controller = new AbortController()
    const { kept, error } = await orderOf({
      signal: controller.signal,
      during: (name) => {
        if (name === 'A/2') controller.abort()
      },
    })
    expect(kept).toEqual(['A/1', 'A/2'])
    expect(error).toMatchObject({ code: 'job/cancelled' })
  })
})
