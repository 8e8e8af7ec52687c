import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { standardCommands } from '../../../main/cli/demo/standardTools.ts'

it('the README prints the very commands that the demonstration runs', () => {
  const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8')
  expect(readme).toContain(standardCommands.map(({ line }) => line).join('\n'))
})
