import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { recordModules } from './moduleRecord.ts'

const root = join(import.meta.dirname, '..')
const source = (path: string) => join(root, path)

/** Smaller, and free of comments and of the addresses in them; names stay, so that a reported stack can be read. */
const minify = {
  compress: true,
  mangle: false,
  codegen: { removeWhitespace: true, legalComments: 'none' },
} as const

/**
 * What becomes a bundle. Packages of `dependencies` stay outside: they carry native code, models or workers that must
 * be files. All others are bundled, and are therefore `devDependencies`.
 */
export default defineConfig({
  main: {
    plugins: [recordModules('main', root)],
    build: {
      outDir: source('out/main'),
      rolldownOptions: {
        input: {
          electron: source('main/electron/main.ts'),
          core: source('main/core/startCore.ts'),
          // A bundle of its own, beside the workers that it starts.
          coreProcess: source('main/core/coreProcess.ts'),
          reader: source('main/core/readerProcess.ts'),
          argon2Worker: source('main/vault/argon2Worker.ts'),
          contentWorker: source('main/package/contentWorker.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js', minify },
      },
    },
  },
  preload: {
    plugins: [recordModules('preload', root)],
    build: {
      outDir: source('out/preload'),
      rolldownOptions: {
        input: { bridge: source('preload/bridge.ts'), decoder: source('preload/decoder.ts') },
        // A sandboxed preload cannot be an ES module.
        output: { format: 'cjs', entryFileNames: '[name].cjs', minify },
      },
    },
  },
  renderer: {
    root: source('renderer'),
    base: './',
    plugins: [react(), recordModules('renderer', root)],
    build: {
      outDir: source('out/renderer'),
      minify: true,
      // The content security policy allows no data: address.
      assetsInlineLimit: 0,
      // Chunks come from the same disk as the page: one large one costs less than many requests.
      chunkSizeWarningLimit: 2048,
      rolldownOptions: {
        input: { index: source('renderer/index.html'), decoder: source('renderer/decoder.html') },
      },
    },
  },
})
