import type { readerContract } from '../../shared/ipc/reader.ts'
import { type Child, startReader } from './childProcess.ts'

type Reader = Child<typeof readerContract>

/** So many reader processes as one. */
export function startReaders(count: number): Reader {
  return asOne(Array.from({ length: count }, startReader))
}

/** Each page goes to a reader that is free; pages that find none wait in the order in which they came. */
export function asOne(readers: readonly Reader[]): Reader {
  const free = [...readers]
  const waiting: ((reader: Reader) => void)[] = []
  const take = async (): Promise<Reader> => free.shift() ?? new Promise((resolve) => waiting.push(resolve))
  const release = (reader: Reader) => {
    const next = waiting.shift()
    if (next) next(reader)
    else free.push(reader)
  }
  return {
    client: {
      reader: {
        async read(page) {
          const reader = await take()
          try {
            return await reader.client.reader.read(page)
          } finally {
            release(reader)
          }
        },
      },
    },
    start() {
      for (const reader of readers) reader.start()
    },
    close() {
      for (const reader of readers) reader.close()
    },
  }
}
