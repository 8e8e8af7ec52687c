import { basename } from 'node:path'
import type { CDPSession, Page } from 'playwright-core'
import { pageNames } from './pageSide.ts'

/** Where on the page files are let go. */
const place = { x: 400, y: 300 }

/**
 * Drops files on a page as a person does: the browser's own events, which scripts cannot make. The page is told the paths
 * beforehand, because only Electron's preloads have a way to ask for them.
 */
export async function dropFiles(page: Page, session: CDPSession, paths: readonly string[]): Promise<void> {
  const known = paths.map((path) => [basename(path), path])
  await page.evaluate(
    ({ name, entries }) => {
      Object.defineProperty(globalThis, name, {
        value: new Map(entries as [string, string][]),
        configurable: true,
      })
    },
    { name: pageNames.dropped, entries: known },
  )
  const data = { items: [], files: [...paths], dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, ...place, data })
}
