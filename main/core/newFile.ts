import { createTargetFile } from '../package/targetFile.ts'

/**
 * Writes a new text file whole or not at all, a piece at a time.
 *
 * @throws SealdeskError `file/exists`, `file/not-writable`, `file/disk-full`
 */
export async function writeNewFile(path: string, pieces: Iterable<string>): Promise<void> {
  const target = await createTargetFile(path)
  try {
    for (const piece of pieces) await target.write(Buffer.from(piece, 'utf8'))
    await target.finish()
    await target.commit()
  } catch (error) {
    await target.discard()
    throw error
  }
}
