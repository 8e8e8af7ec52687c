import { SealdeskError } from '../../shared/errors/error.ts'

/** What a failed read of `path` means to a person. Anything that is not the file system's own error stays as it is. */
export function readError(error: unknown, path: string): unknown {
  const code = systemCode(error)
  if (code === null) return error
  if (code === 'ENOENT') return new SealdeskError('file/not-found', { path }, { cause: error })
  return new SealdeskError('file/not-readable', { path, reason: code }, { cause: error })
}

/** What a failed write to `path` means to a person. Anything that is not the file system's own error stays as it is. */
export function writeError(error: unknown, path: string): unknown {
  const code = systemCode(error)
  if (code === null) return error
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new SealdeskError('file/disk-full', { path }, { cause: error })
  if (code === 'EEXIST') return new SealdeskError('file/exists', { path }, { cause: error })
  return new SealdeskError('file/not-writable', { path, reason: code }, { cause: error })
}

function systemCode(error: unknown): string | null {
  return error instanceof Error && 'syscall' in error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : null
}
