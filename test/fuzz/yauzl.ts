import { buffer } from 'node:stream/consumers'
import yauzl from 'yauzl'

/** Every entry of a zip as another implementation reads it, repeated names too. */
export async function readByYauzl(zip: Buffer): Promise<[string, Buffer][]> {
  const entries: [string, Buffer][] = []
  const file = await yauzl.fromBufferPromise(zip, { strictFileNames: true })
  for await (const entry of file.eachEntry())
    entries.push([entry.fileName, await buffer(await file.openReadStreamPromise(entry))])
  return entries
}
