import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

const root = join(import.meta.dirname, '..')
const source = (path: string) => join(root, path)

/**
 * What becomes a bundle. Packages of `dependencies` stay outside: they carry native code, models or workers that must
 * be files. All others are bundled, and are therefore `devDependencies`.
 */
export default defineConfig({
  main: {
    build: {
      outDir: source('out/main'),
      rolldownOptions: {
        input: {
          electron: source('main/electron/main.ts'),
          core: source('main/core/coreProcess.ts'),
          reader: source('main/core/readerProcess.ts'),
          argon2Worker: source('main/vault/argon2Worker.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: source('out/preload'),
      rolldownOptions: {
        input: { bridge: source('preload/bridge.ts'), decoder: source('preload/decoder.ts') },
        // A sandboxed preload cannot be an ES module.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: source('renderer'),
    base: './',
    plugins: [react()],
    build: {
      outDir: source('out/renderer'),
      // The content security policy allows no data: address.
      assetsInlineLimit: 0,
      rolldownOptions: {
        input: { index: source('renderer/index.html'), decoder: source('renderer/decoder.html') },
      },
    },
  },
})
