import { closeSync, fsyncSync, openSync } from 'node:fs'

/** Brings to disk which files a folder has. Windows cannot open a folder, and does this by itself. */
export function syncFolder(path: string): void {
  if (process.platform === 'win32') return
  const folder = openSync(path, 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}
