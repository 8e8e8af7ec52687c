import { randomUUID } from 'node:crypto'
import { FileHandle } from '../../shared/domain/ids.ts'
import { SealdeskError } from '../../shared/errors/error.ts'
import type { Grant } from './channels.ts'
import { requireBelow } from './exportFolder.ts'

/**
 * The files that a person picked: requests name them by handle, only the core learns their paths.
 *
 * @param exportFolder where the organisation wants everything that is written for others
 */
export function createGrants(exportFolder?: string) {
  const paths = new Map<FileHandle, string>()

  /** @throws SealdeskError `file/unknown-handle` */
  function pathOf(handle: FileHandle): string {
    const path = paths.get(handle)
    if (path === undefined) throw new SealdeskError('file/unknown-handle')
    return path
  }

  return {
    /** Takes a handle that the shell made for a picked file. */
    accept: ({ handle, path }: Grant): void => void paths.set(handle, path),

    /** Makes a handle for a path that this very process was given, as the command line is. */
    grant(path: string): FileHandle {
      const handle = FileHandle.parse(randomUUID())
      paths.set(handle, path)
      return handle
    },

    pathOf,

    /** Path of a file to be written for others. @throws SealdeskError as `pathOf`, `file/outside-export-folder` */
    exportPathOf(handle: FileHandle): string {
      const path = pathOf(handle)
      requireBelow(exportFolder, path)
      return path
    },
  }
}

export type Grants = ReturnType<typeof createGrants>
