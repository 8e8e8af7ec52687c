import { randomUUID } from 'node:crypto'
import { access, open, readdir, rename, unlink } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { SealdeskError } from '../../shared/errors/error.ts'
import { writeError } from './fileErrors.ts'
import type { ByteSink } from './sink.ts'
import { syncFolder } from './syncFolder.ts'

/** A file that comes to be whole or not at all: written beside its place under another name, then moved. */
export interface TargetFile {
  /** Where the bytes are until `commit`. */
  readonly temporaryPath: string
  readonly write: ByteSink
  /** Forces the bytes to the disk and closes the file. */
  finish(): Promise<void>
  /** Gives the finished file its name. */
  commit(): Promise<void>
  /** Removes whatever is there of it. */
  discard(): Promise<void>
}

/** @throws SealdeskError `file/exists`, `file/not-writable`, `file/disk-full`; so does every function of the result */
export async function createTargetFile(path: string): Promise<TargetFile> {
  await refuseExisting(path)
  const temporaryPath = temporaryPathOf(path)
  const file = await guard(path, () => open(temporaryPath, 'wx'))
  return {
    temporaryPath,
    write: (bytes) =>
      guard(path, async () => {
        for (let done = 0; done < bytes.length; )
          done += (await file.write(bytes, done, bytes.length - done)).bytesWritten
      }),
    finish: () =>
      guard(path, async () => {
        await file.sync()
        await file.close()
      }),
    async commit() {
      await refuseExisting(path)
      await guard(path, () => rename(temporaryPath, path))
      syncFolder(dirname(path))
    },
    async discard() {
      await file.close().catch(() => undefined)
      await unlink(temporaryPath).catch(() => undefined)
    },
  }
}

/** A new name beside a file, for what is there only until the file is. */
export function temporaryPathOf(path: string): string {
  return `${path}.${randomUUID().slice(0, 8)}.part`
}

/** Removes what a process that was ended in the middle has left of a target file: its bytes under temporary names. */
export async function removeUnfinished(path: string): Promise<void> {
  const prefix = `${basename(path)}.`
  const names = await readdir(dirname(path)).catch(() => [])
  for (const name of names)
    if (name.startsWith(prefix) && /^[0-9a-f]{8}\.part$/.test(name.slice(prefix.length)))
      await unlink(join(dirname(path), name)).catch(() => undefined)
}

async function refuseExisting(path: string): Promise<void> {
  const exists = await access(path).then(
    () => true,
    () => false,
  )
  if (exists) throw new SealdeskError('file/exists', { path })
}

async function guard<T>(path: string, action: () => Promise<T>): Promise<T> {
  return action().catch((error: unknown) => {
    throw writeError(error, path)
  })
}

/** Waits for both even where one fails, so that nothing is still going on in a file that is then taken away. */
export async function bothSettled<A, B>(first: Promise<A>, second: Promise<B>): Promise<[A, B]> {
  await Promise.allSettled([first, second])
  return Promise.all([first, second])
}
