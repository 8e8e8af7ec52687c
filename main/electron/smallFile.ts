import { readFileSync } from 'node:fs'
import type { z } from 'zod'
import { writePrivateFile } from './privateFile.ts'

/** What this computer remembers of one thing from one start to the next. */
export interface SmallFile<T> {
  /** Null where nothing is remembered. */
  read(): T | null
  /** @throws SealdeskError `file/not-writable` */
  write(value: T): void
}

/**
 * A small file of JSON in the application's own folder. One that is missing, damaged or of another version remembers
 * nothing: whatever is kept in one has a usual value, and nothing hangs on it.
 */
export function smallFile<T>(path: string, schema: z.ZodType<T>): SmallFile<T> {
  return {
    read() {
      try {
        return schema.parse(JSON.parse(readFileSync(path, 'utf8')))
      } catch {
        return null
      }
    },
    write: (value) => writePrivateFile(path, JSON.stringify(value)),
  }
}
