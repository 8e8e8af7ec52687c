import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, it } from 'vitest'

it('the tests on Electron itself say where its binary is not that they did not run, and are no pass', () => {
  const { status, stderr } = spawnSync(
    process.execPath,
    [join(import.meta.dirname, '../../../build/testElectron.ts')],
    { encoding: 'utf8', env: { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: import.meta.dirname } },
  )
  expect(stderr).toContain('not run: no Electron binary')
  expect(status).not.toBe(0)
})
