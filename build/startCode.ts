import { statSync } from 'node:fs'
import { join } from 'node:path'
import { type ChunkRecord, readModuleRecord } from './moduleRecord.ts'

/** Where each part of the application begins. */
const entries = {
  main: { part: 'main', module: 'main/electron/main.ts' },
  core: { part: 'main', module: 'main/core/coreProcess.ts' },
  window: { part: 'renderer', module: 'renderer/main.tsx' },
  decoder: { part: 'renderer', module: 'renderer/decoder/decoder.ts' },
} as const

export type StartingPart = keyof typeof entries

/** The code that a part loads before anybody has done anything. */
export interface StartCode {
  /** On disk. */
  readonly bytes: number
  /** Paths from the root of the project, and names of what lies outside the bundles. */
  readonly modules: readonly string[]
}

/** What a part of the last build loads at its start: its entry, and all that is imported from there without being waited for. */
export function startCode(root: string, starting: StartingPart): StartCode {
  const { part, module } = entries[starting]
  const chunks = readModuleRecord(root).filter((chunk) => chunk.part === part)
  const entry = chunks.find(({ isEntry, modules }) => isEntry && modules.includes(module))
  if (!entry) throw new Error(`the last build has no ${module}`)
  const loaded = new Set<ChunkRecord>()
  const outside = new Set<string>()
  const load = (chunk: ChunkRecord) => {
    if (loaded.has(chunk)) return
    loaded.add(chunk)
    for (const name of chunk.imports) {
      const next = chunks.find(({ file }) => file === name)
      if (next) load(next)
      else outside.add(name)
    }
  }
  load(entry)
  const files = [...loaded]
  return {
    bytes: files.reduce((sum, { file }) => sum + statSync(join(root, 'out', part, file)).size, 0),
    modules: [...files.flatMap(({ modules }) => modules), ...outside],
  }
}
