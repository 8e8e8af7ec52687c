import { requireBrowser } from './browser.ts'
import { electronBinary } from './electronBinary.ts'
import { hasProgram, runNode, runTool } from './run.ts'

/**
 * `npm test`: builds the application, because the end-to-end tests open the build, and runs every test. With
 * arguments, which vitest gets, it runs a part of them.
 */
process.exitCode = run(process.argv.slice(2))

function run(selection: readonly string[]): number {
  try {
    requireBrowser()
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    return 1
  }
  const built = runNode(['build/build.ts'])
  if (built !== 0) return built
  const electron = electronBinary()
  if (!electron) console.log('end-to-end tests on Electron itself: not run: no Electron binary')
  if (!hasProgram('strace')) console.log('whom the application connects to: not run: no strace')
  return runTool('vitest', ['run', '--config', 'test/vitest.config.ts', ...selection])
}
