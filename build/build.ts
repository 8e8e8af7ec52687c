import { cp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'electron-vite'
import { writeLicences } from './licences.ts'
import { pdfFolders } from './pdfFolders.ts'
import { findRemoteAddresses } from './remoteAddresses.ts'
import { prepareTraining } from './training.ts'

const root = join(import.meta.dirname, '..')
const out = join(root, 'out')

/** Of those: an engine for scripts in documents, which never run, and what stands in where there is no WebAssembly. */
const neverLoaded = /[/\\](?:quickjs-eval\.\w+|\w+_nowasm_fallback\.js)$/

await rm(out, { recursive: true, force: true })
await build({ root, configFile: join(import.meta.dirname, 'electron.vite.config.ts'), logLevel: 'warn' })
for (const folder of pdfFolders) {
  await cp(join(root, 'node_modules/pdfjs-dist', folder), join(out, 'renderer/pdfjs', folder), {
    recursive: true,
    filter: (path) => !neverLoaded.test(path),
  })
}

const remote = await findRemoteAddresses(out)
if (remote.length > 0) {
  console.error('The build names addresses that nobody has reviewed (build/reviewedAddresses.ts):')
  for (const { file, address } of remote) console.error(`  ${file}: ${address}`)
  process.exitCode = 1
}

// After that: licences name addresses of their makers, which nothing follows.
await prepareTraining(join(out, 'main/training'))
writeLicences(root)
