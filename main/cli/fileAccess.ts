import { lstat, mkdir, mkdtemp, readdir, readFile, rename, rm, rmdir } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { SealdeskError } from '../../shared/errors/error.ts'
import { readError, writeError } from '../package/fileErrors.ts'

/** Reads a text file that a person named. @throws SealdeskError `file/not-found`, `file/not-readable` */
export async function readNamedFile(path: string): Promise<string> {
  try {
    // A byte order mark, which editors on Windows put in front, is not part of the text.
    return (await readFile(path, 'utf8')).replace(/^\uFEFF/, '')
  } catch (error) {
    throw readError(error, path)
  }
}

/**
 * Makes a folder that is either complete or not there: `fill` writes into a temporary one beside it, which gets the
 * name at the end. Folders above it are made as needed, and taken away again if it fails. An empty folder that is
 * already there is as good as none.
 *
 * @throws SealdeskError `file/exists`, `file/not-writable`, `file/disk-full`, and whatever `fill` throws
 */
export async function createFolder<T>(target: string, fill: (folder: string) => Promise<T>): Promise<T> {
  const path = resolve(target)
  const made: string[] = []
  try {
    await refuseExisting(path)
    await makeFolders(dirname(path), made)
    const temporary = await mkdtemp(join(dirname(path), `.${basename(path)}.partial-`))
    made.push(temporary)
    const result = await fill(temporary)
    await refuseExisting(path)
    if (await exists(path)) await rmdir(path)
    await rename(temporary, path)
    return result
  } catch (error) {
    const [topmost] = made
    if (topmost) await rm(topmost, { recursive: true, force: true })
    throw writeError(error, path)
  }
}

async function refuseExisting(path: string): Promise<void> {
  if (!(await exists(path))) return
  const isEmptyFolder = (await lstat(path)).isDirectory() && (await readdir(path)).length === 0
  if (!isEmptyFolder) throw new SealdeskError('file/exists', { path })
}

// Not mkdir's own recursive mode: below a folder like /proc it never returns.
async function makeFolders(path: string, made: string[]): Promise<void> {
  if (await exists(path)) return
  if (dirname(path) !== path) await makeFolders(dirname(path), made)
  await mkdir(path)
  made.push(path)
}

async function exists(path: string): Promise<boolean> {
  try {
    await lstat(path)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false
    throw error
  }
}
