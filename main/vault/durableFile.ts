import { randomBytes } from 'node:crypto'
import {
  closeSync,
  fstatSync,
  fsyncSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { writeError } from '../package/fileErrors.ts'
import { syncFolder } from '../package/syncFolder.ts'

/**
 * Replaces a file as a whole: after a crash at any moment it holds either the old content or the new.
 *
 * @throws SealdeskError `file/disk-full`, `file/not-writable`; the old content is then untouched
 */
export function replaceFile(path: string, content: string): void {
  const next = `${path}.new`
  try {
    writeFileSync(next, content, { mode: 0o600, flush: true })
    renameDurably(next, path)
  } catch (error) {
    rmSync(next, { force: true })
    throw writeError(error, path)
  }
}

/**
 * As `replaceFile`, and then overwrites what the old file was: what stood in it is to be gone. What a file system or a
 * drive keeps of it elsewhere is out of reach. Windows does not replace a file that is open, so there it is only removed.
 *
 * @throws SealdeskError `file/disk-full`, `file/not-writable`; the old content is then untouched
 */
export function replaceAndWipeFile(path: string, content: string): void {
  const old = process.platform === 'win32' ? null : openSync(path, 'r+')
  try {
    replaceFile(path, content)
    if (old !== null) wipe(old)
  } finally {
    if (old !== null) closeSync(old)
  }
}

/** The file has no name any more, so nothing is lost where this fails: its blocks are free already. */
function wipe(file: number): void {
  try {
    const { size } = fstatSync(file)
    writeSync(file, randomBytes(size), 0, size, 0)
    fsyncSync(file)
  } catch {
    // A disk that refuses a write now does not undo the replacement.
  }
}

/** Renames a file or a folder so that its new name survives a crash. */
export function renameDurably(from: string, to: string): void {
  renameSync(from, to)
  syncFolder(dirname(to))
}

/** Brings to disk what was written to a file. */
export function syncFile(path: string): void {
  // Windows flushes only what is open for writing.
  const file = openSync(path, 'r+')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}
