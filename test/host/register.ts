import { registerHooks } from 'node:module'

/** Resolves `electron` to the stand-in: `node --import test/host/register.ts out/main/electron.js`. */
registerHooks({
  resolve(specifier, context, next) {
    if (specifier === 'electron')
      return { url: new URL('./electron.ts', import.meta.url).href, shortCircuit: true }
    return next(specifier, context)
  },
})
