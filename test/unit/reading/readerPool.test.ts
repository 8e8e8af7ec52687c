import { describe, expect, it } from 'vitest'
import type { Child } from '../../../main/cli/childProcess.ts'
import { asOne } from '../../../main/cli/readerPool.ts'
import type { PageReading } from '../../../shared/domain/reading.ts'
import type { readerContract } from '../../../shared/ipc/reader.ts'

type Reader = Child<typeof readerContract>
type Page = Parameters<Reader['client']['reader']['read']>[0]

/** A reader that answers when it is told to, and what it was given so far. */
function slowReader() {
  const given: number[] = []
  const answers: PromiseWithResolvers<PageReading>[] = []
  const reader: Reader = {
    client: {
      reader: {
        read({ page }) {
          given.push(page)
          answers.push(Promise.withResolvers<PageReading>())
          return answers.at(-1)?.promise ?? Promise.reject(new Error('no answer'))
        },
      },
    },
    start: () => {},
    close: () => {},
  }
  return { reader, given, answers }
}

const page = (number: number): Page => ({
  pixels: { width: 1, height: 1, rgba: new Uint8Array(4) },
  page: number,
  text: null,
  kind: null,
  rotation: null,
})

describe('several readers as one', () => {
  it('gives each page to a reader that is free, and none a second one before it has answered', async () => {
    const [one, other] = [slowReader(), slowReader()]
    const { client } = asOne([one.reader, other.reader])
    for (const number of [1, 2, 3, 4]) client.reader.read(page(number)).catch(() => {})
    await expect.poll(() => [one.given, other.given]).toEqual([[1], [2]])
    other.answers[0]?.reject(new Error('it ended'))
    await expect.poll(() => [one.given, other.given]).toEqual([[1], [2, 3]])
    one.answers[0]?.reject(new Error('it ended'))
    await expect
      .poll(() => [one.given, other.given])
      .toEqual([
        [1, 4],
        [2, 3],
      ])
  })

  it('tells whoever asked what became of the page', async () => {
    const { reader, answers } = slowReader()
    const read = asOne([reader]).client.reader.read(page(1))
    await expect.poll(() => answers.length).toBe(1)
    answers[0]?.reject(new Error('it ended'))
    await expect(read).rejects.toThrow('it ended')
  })
})
