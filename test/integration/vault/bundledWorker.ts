import { readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const root = join(import.meta.dirname, '../../..')
const worker = fileURLToPath(new URL('./children/worker.ts', import.meta.url))

/**
 * Makes one file of the worker and of all that it imports: a hundred of them are started, and nearly all of such a
 * start would go to finding, stripping and compiling the sources.
 *
 * @param folder where it is made
 * @returns its path
 */
export async function bundledWorker(folder: string): Promise<string> {
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true, external: Object.keys(dependencies) },
    build: {
      ssr: worker,
      outDir: folder,
      rolldownOptions: { output: { entryFileNames: 'worker.js' } },
    },
  })
  // Packages with native code stay outside, and are found as they are from the sources.
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction')
  return join(folder, 'worker.js')
}
