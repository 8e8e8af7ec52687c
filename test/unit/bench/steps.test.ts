import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type StepName, stepNames, steps } from '../../bench/reading/steps.ts'

describe('a step that the bench can leave out', () => {
  it.each(stepNames)(
    '%s is a module of the product and has one that stands in for it',
    async (name: StepName) => {
      const product = new URL(`../../../main/reading/${steps[name].module}`, import.meta.url)
      const substitute = new URL(`../../bench/reading/without/${name}.ts`, import.meta.url)
      expect(existsSync(product)).toBe(true)
      const replaced: object = await import(product.href)
      expect(Object.keys(replaced)).toEqual(
        expect.arrayContaining(Object.keys((await import(substitute.href)) as object)),
      )
    },
  )
})
