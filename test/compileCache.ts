import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * A run of the tests starts the program's processes some hundred times, mostly from their sources. What one of them has
 * stripped of types and compiled, Node keeps here for the others; the program itself keeps nothing.
 */
let folder: string

export function setup(): void {
  folder = mkdtempSync(join(tmpdir(), 'sealdesk-compiled-'))
  process.env.NODE_COMPILE_CACHE = folder
}

export function teardown(): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}
