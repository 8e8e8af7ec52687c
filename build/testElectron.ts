import { electronBinary } from './electronBinary.ts'
import { runNode, runTool } from './run.ts'

/**
 * `npm run test:electron`: the end-to-end tests on Electron itself. Where its binary is not, nothing ran, which is no
 * pass: the command then fails.
 */
process.exitCode = run(process.argv.slice(2))

function run(selection: readonly string[]): number {
  if (!electronBinary()) {
    console.error(
      'end-to-end tests on Electron itself: not run: no Electron binary.\n' +
        'Get it with `node node_modules/electron/install.js` (ELECTRON_MIRROR names another place to get it from), or ' +
        'unpack it and name its folder in ELECTRON_OVERRIDE_DIST_PATH.',
    )
    return 1
  }
  const built = runNode(['build/build.ts'])
  if (built !== 0) return built
  return runTool('vitest', [
    'run',
    '--config',
    'test/vitest.config.ts',
    '--project',
    'e2e on electron',
    ...selection,
  ])
}
