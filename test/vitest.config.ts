import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { electronBinary } from '../build/electronBinary.ts'
import { ClosingLine } from './closingLine.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Processes start slowly on a busy machine; a hang must still end. */
const slowest = { testTimeout: 120_000, hookTimeout: 120_000 }

/** The specs that open the application, once for each thing it can run on here. */
const hosts = ['stand-in', ...(electronBinary() ? (['electron'] as const) : [])] as const

/**
 * All projects are one group, and vitest takes them by name: the long specs of `e2e` come first and the many short ones
 * of `unit` last, so that no worker waits for another before the end.
 */
export default defineConfig({
  root,
  test: {
    reporters: ['default', new ClosingLine()],
    globalSetup: ['test/compileCache.ts'],
    // One more than there are cores: a spec that opens the application waits for a page nearly half of its time.
    maxWorkers: availableParallelism() + 1,
    projects: [
      ...hosts.map((host) => ({
        test: {
          name: `e2e on ${host}`,
          root,
          include: ['test/e2e/**/*.test.ts'],
          provide: { host },
          // What is to come on a page comes when its turn comes: within a second only on a machine that does nothing else.
          expect: { poll: { timeout: 15_000 } },
          ...slowest,
        },
      })),
      {
        test: { name: 'integration', root, include: ['test/integration/**/*.test.ts'], ...slowest },
      },
      {
        test: {
          name: 'unit',
          root,
          include: ['test/unit/**/*.test.{ts,tsx}'],
          testTimeout: 30_000,
          // They leave nothing behind in their process: loading the same modules for each file took as long as the tests.
          isolate: false,
        },
      },
    ],
  },
})
