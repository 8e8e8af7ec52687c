import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { isAbsolute, join, relative } from 'node:path'
import type { Plugin } from 'vite'

/** A file that the bundler wrote, and what it was made of. */
export interface ChunkRecord {
  /** Of main, preload or renderer. */
  readonly part: string
  /** Name of the file within its part. */
  readonly file: string
  readonly isEntry: boolean
  /** Files of the same part that are loaded before it runs. */
  readonly imports: readonly string[]
  /** Files of the same part that it loads once it needs them. */
  readonly dynamicImports: readonly string[]
  /** Files that it was made of, by their paths from the root of the project; what has no file begins with `\0`. */
  readonly modules: readonly string[]
}

/** Where the records of a build are: beside the application, never in it. */
const folder = 'modules'

/** Writes down what each file of a part is made of: `out/modules/PART.json`. */
export function recordModules(part: string, root: string): Plugin {
  return {
    name: 'sealdesk:module-record',
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).map((file): ChunkRecord => {
        const isChunk = file.type === 'chunk'
        const sources = isChunk ? Object.keys(file.modules) : file.originalFileNames
        return {
          part,
          file: file.fileName,
          isEntry: isChunk && file.isEntry,
          imports: isChunk ? file.imports : [],
          dynamicImports: isChunk ? file.dynamicImports : [],
          modules: sources.map((id) => fromRoot(root, id)),
        }
      })
      const records = join(root, 'out', folder)
      mkdirSync(records, { recursive: true })
      writeFileSync(join(records, `${part}.json`), JSON.stringify(chunks, null, 1))
    },
  }
}

/** What the files of the last build are made of. @throws Error where nothing was built */
export function readModuleRecord(root: string): ChunkRecord[] {
  const records = join(root, 'out', folder)
  return readdirSync(records).flatMap(
    // As `recordModules` wrote them.
    (name) => JSON.parse(readFileSync(join(records, name), 'utf8')) as ChunkRecord[],
  )
}

function fromRoot(root: string, id: string): string {
  return isAbsolute(id) ? relative(root, id).replaceAll('\\', '/') : id
}
