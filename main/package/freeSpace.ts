import { statfs } from 'node:fs/promises'
import { SealdeskError } from '../../shared/errors/error.ts'

const mebibyte = 1024 * 1024

/**
 * Says that a disk has not room enough before anything is written to it.
 *
 * @param folder on that disk
 * @param bytes that will be written
 * @throws SealdeskError `file/not-enough-space`
 */
export async function requireSpace(folder: string, bytes: number): Promise<void> {
  const { bavail, bsize, blocks } = await statfs(folder)
  // Some network file systems do not tell; there a full disk shows when it is full.
  if (blocks === 0 || bavail * bsize >= bytes) return
  throw new SealdeskError('file/not-enough-space', {
    path: folder,
    needed: Math.ceil(bytes / mebibyte),
    free: Math.floor((bavail * bsize) / mebibyte),
  })
}
