import { registerHooks } from 'node:module'
import { type StepName, steps } from './steps.ts'

/**
 * Loaded first by each process of a run without some step, which the environment names: whoever imports the step's
 * module gets the one in `without/`. So the product needs no switch for it.
 */
const name = process.env.BENCH_WITHOUT as StepName | undefined
const step = name && steps[name]
if (step) {
  const substitute = new URL(`./without/${name}.ts`, import.meta.url).href
  const replaced = new URL(`../../../main/reading/${step.module}`, import.meta.url).href
  registerHooks({
    resolve(specifier, context, next) {
      const found = next(specifier, context)
      return found.url === replaced && context.parentURL !== substitute
        ? { ...found, url: substitute }
        : found
    },
  })
}
