import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readOptions } from './options.ts'
import { drawSet } from './set.ts'

/**
 * `node test/papers/generate.ts FOLDER --kinds a,b --levels clean,photo,poor --count 20 --seed 1`: draws pictures of
 * invented papers, and `truth.json` with what stands on each: `{file, kind, level, truth}`.
 */
const { positionals, ...plan } = readOptions()
const [folder] = positionals
if (!folder) throw new Error('a folder to write to is needed')
mkdirSync(folder, { recursive: true })
const drawn: object[] = []
for await (const { bytes, mediaType, ...specimen } of drawSet(plan)) {
  writeFileSync(join(folder, specimen.file), bytes)
  drawn.push({ ...specimen, mediaType })
}
writeFileSync(join(folder, 'truth.json'), `${JSON.stringify(drawn, null, 1)}\n`)
console.log(`${drawn.length} pictures in ${folder}`)
