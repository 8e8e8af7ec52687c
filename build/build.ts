import { cp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'electron-vite'
import { findRemoteAddresses } from './remoteAddresses.ts'

const root = join(import.meta.dirname, '..')
import { prepareTraining } from './training.ts'
const out = join(root, 'out')

/** Folders of pdf.js that it loads by address while it decodes, served beside the decoder's page. */
const pdfFolders = ['cmaps', 'standard_fonts', 'wasm', 'iccs']

await rm(out, { recursive: true, force: true })
await build({ root, configFile: join(import.meta.dirname, 'electron.vite.config.ts'), logLevel: 'warn' })
for (const folder of pdfFolders) {
  await cp(join(root, 'node_modules/pdfjs-dist', folder), join(out, 'renderer/pdfjs', folder), {
    recursive: true,
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
