import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { electronBinary } from '../build/electronBinary.ts'
import { ClosingLine } from './closingLine.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

/** The built application takes a while to start on a busy machine; a hang must still end. */
const inBrowser = { testTimeout: 120_000, hookTimeout: 120_000, maxWorkers: 2 }

/** The specs that open the application, once for each thing it can run on here. */
const hosts = ['stand-in', ...(electronBinary() ? (['electron'] as const) : [])] as const

export default defineConfig({
  root,
  test: {
    reporters: ['default', new ClosingLine()],
    // One worker fewer than there are cores, as vitest would have it, is half the machine where there are two.
    maxWorkers: '100%',
    projects: [
      {
        test: { name: 'unit', root, include: ['test/unit/**/*.test.{ts,tsx}'], testTimeout: 30_000 },
      },
      {
        test: {
          name: 'integration',
          root,
          include: ['test/integration/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 1 },
        },
      },
      ...hosts.map((host, index) => ({
        test: {
          name: `e2e on ${host}`,
          root,
          include: ['test/e2e/**/*.test.ts'],
          provide: { host },
          sequence: { groupOrder: 2 + index },
          ...inBrowser,
        },
      })),
    ],
  },
})
