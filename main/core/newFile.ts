import { createTargetFile } from '../package/targetFile.ts'

/**
 * Writes a new text file whole or not at all, a piece at a time.
 *
 * @throws SealdeskError `file/exists`, `file/not-writable`, `file/disk-full`
 */
export async function writeNewFile(path: string, pieces: Iterable<string>): Promise<void> {
  const target = await createTargetFile(path)
  try {
    for (const chunk of chunks(pieces)) await target.write(Buffer.from(chunk, 'utf8'))
    await target.finish()
    await target.commit()
  } catch (error) {
    await target.discard()
    throw error
  }
}

const chunkLength = 64 * 1024

/** The same text in fewer pieces: a write for every line of a log would take longer than making the lines. */
function* chunks(pieces: Iterable<string>): Iterable<string> {
  let chunk = ''
  for (const piece of pieces) {
    chunk += piece
    if (chunk.length < chunkLength) continue
    yield chunk
    chunk = ''
  }
  if (chunk !== '') yield chunk
}
