import { randomUUID } from 'node:crypto'
import { FileHandle } from '../../shared/domain/ids.ts'
import { SealdeskError } from '../../shared/errors/error.ts'
import type { Grant } from './channels.ts'

/** The files that a person picked: requests name them by handle, only the core learns their paths. */
export function createGrants() {
  const paths = new Map<FileHandle, string>()
  return {
    /** Takes a handle that the shell made for a picked file. */
    accept: ({ handle, path }: Grant): void => void paths.set(handle, path),

    /** Makes a handle for a path that this very process was given, as the command line is. */
    grant(path: string): FileHandle {
      const handle = FileHandle.parse(randomUUID())
      paths.set(handle, path)
      return handle
    },

    /** @throws SealdeskError `file/unknown-handle` */
    pathOf(handle: FileHandle): string {
      const path = paths.get(handle)
      if (path === undefined) throw new SealdeskError('file/unknown-handle')
      return path
    },
  }
}

export type Grants = ReturnType<typeof createGrants>
