import { checkStartBudgets } from './budgets.ts'
import { checkImports } from './imports.ts'
import { runTool } from './run.ts'

/** Biome colours whatever it writes to, files included, unless it is told. */
const colors = process.stdout.isTTY ? 'force' : 'off'

/** What a change must pass besides the tests; every check runs, so that one run tells everything. */
const checks: readonly (readonly [what: string, run: () => number | Promise<number>])[] = [
  ['types', () => runTool('typescript', ['-p', 'tsconfig.json'], 'tsc')],
  [
    'types of shared, which knows no Node and no page',
    () => runTool('typescript', ['-p', 'shared/tsconfig.json'], 'tsc'),
  ],
  [
    'format and lint',
    () => runTool('@biomejs/biome', ['ci', '--error-on-warnings', `--colors=${colors}`], 'biome'),
  ],
  ['import rules', checkImports],
  ['unused files, exports and packages', () => runTool('knip', ['--config', '.knip.json'])],
  // The entries that `.knip.json` marks with `!` are the product's.
  [
    'files that nothing but tests uses',
    () => runTool('knip', ['--config', '.knip.json', '--production', '--include', 'files']),
  ],
  ['code that is loaded at the start', checkStartBudgets],
]

const failed: string[] = []
for (const [what, run] of checks) {
  console.log(`\n== ${what}`)
  if ((await run()) !== 0) failed.push(what)
}
console.log(failed.length === 0 ? '\nAll checks passed.' : `\nFailed: ${failed.join('; ')}.`)
process.exitCode = failed.length === 0 ? 0 : 1
