import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { SealdeskError } from '../../shared/errors/error.ts'

/**
 * Replaces a file of the shell's own as a whole; nobody else of this computer may read it.
 *
 * @throws SealdeskError `file/not-writable`; the old content is then untouched
 */
export function writePrivateFile(path: string, content: string | Uint8Array): void {
  try {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(`${path}.new`, content, { mode: 0o600, flush: true })
    renameSync(`${path}.new`, path)
  } catch (cause) {
    const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
    throw new SealdeskError('file/not-writable', { path, reason }, { cause })
  }
}
