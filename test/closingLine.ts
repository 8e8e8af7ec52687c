import type { Reporter, TestModule } from 'vitest/node'

/** Ends a run with its counts on a plain line, which a build server can find whatever it knows of vitest. */
export class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const counts = { passed: 0, failed: 0, skipped: 0, pending: 0 }
    for (const module of modules) {
      for (const test of module.children.allTests()) counts[test.result().state] += 1
      // A file that does not load has no test to count, and is a failure all the same.
      if (module.errors().length > 0) counts.failed += 1
    }
    const skipped = counts.skipped + counts.pending
    process.once('exit', () => {
      console.log(`${counts.passed} passed, ${counts.failed} failed, ${skipped} skipped`)
    })
  }
}
