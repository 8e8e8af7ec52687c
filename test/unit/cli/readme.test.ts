import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { standardCommands } from '../../../main/cli/demo/standardTools.ts'

const readme = readFileSync(join(import.meta.dirname, '../../../README.md'), 'utf8')

it.each(standardCommands)('the README prints the command that the demo runs: $line', ({ line }) => {
  expect(readme.split('\n')).toContain(line)
})
