import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { writeError } from '../package/fileErrors.ts'

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

/** Renames a file or a folder so that its new name survives a crash. */
export function renameDurably(from: string, to: string): void {
  renameSync(from, to)
  syncFolder(dirname(to))
}

/** Brings to disk what was written to a file. */
export function syncFile(path: string): void {
  // Windows flushes only what is open for writing.
  sync(path, 'r+')
}

/** Brings to disk which files a folder has. Windows has no such call and needs none. */
export function syncFolder(path: string): void {
  if (process.platform !== 'win32') sync(path, 'r')
}

function sync(path: string, flags: string): void {
  const file = openSync(path, flags)
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}
