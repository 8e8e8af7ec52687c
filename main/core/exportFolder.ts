import { realpathSync } from 'node:fs'
import { basename, dirname, isAbsolute, join, relative, sep } from 'node:path'
import { SealdeskError } from '../../shared/errors/error.ts'

/**
 * Whether a file that is to be written lies below a folder, whatever links lead there.
 *
 * @throws SealdeskError `file/outside-export-folder` where it does not
 */
export function requireBelow(folder: string | undefined, target: string): void {
  if (folder === undefined) return
  const way = relative(real(folder), join(real(dirname(target)), basename(target)))
  const isBelow = way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
  if (!isBelow) throw new SealdeskError('file/outside-export-folder', { folder })
}

/** A folder that is not there leads nowhere else. */
function real(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    return path
  }
}
