import { open } from 'node:fs/promises'
import { SealdeskError } from '../../shared/errors/error.ts'
import { readError } from './fileErrors.ts'

/** Bytes that can be read anywhere: a file, a part of one, or what is encrypted in it. */
export interface RandomSource {
  /** In bytes. */
  readonly size: number
  /** Fills the whole target from the position on; both ends must lie within the source. */
  read(position: number, target: Uint8Array): Promise<void>
}

export interface FileSource extends RandomSource {
  close(): Promise<void>
}

/** @throws SealdeskError `file/not-found`, `file/not-readable` */
export async function openFileSource(path: string): Promise<FileSource> {
  const file = await open(path, 'r').catch((error: unknown) => {
    throw readError(error, path)
  })
  try {
    const stat = await file.stat()
    if (!stat.isFile()) throw new SealdeskError('file/not-readable', { path, reason: 'not a file' })
    return {
      size: stat.size,
      read: async (position, target) => {
        for (let done = 0; done < target.length; ) {
          const { bytesRead } = await file
            .read(target, done, target.length - done, position + done)
            .catch((error: unknown) => {
              throw readError(error, path)
            })
          if (bytesRead === 0)
            throw new SealdeskError('file/not-readable', { path, reason: 'shorter than before' })
          done += bytesRead
        }
      },
      close: () => file.close(),
    }
  } catch (error) {
    await file.close()
    throw error
  }
}

/** A part of a source as a source of its own. */
export function sliceSource(source: RandomSource, start: number, size: number): RandomSource {
  return { size, read: (position, target) => source.read(start + position, target) }
}

/** A copy of `length` bytes from the position on. */
export async function readBytes(source: RandomSource, position: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length)
  await source.read(position, bytes)
  return bytes
}
