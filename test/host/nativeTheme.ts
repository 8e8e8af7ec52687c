import type { Page } from 'playwright-core'
import { strict } from './strict.ts'

type Source = 'system' | 'light' | 'dark'

let source: Source = 'system'
const pages = new Set<Page>()

/** Shows a page in the theme that the application chose, now and whenever it chooses another. */
export async function followTheme(page: Page): Promise<void> {
  pages.add(page)
  page.on('close', () => pages.delete(page))
  await page.emulateMedia({ colorScheme: colourScheme() })
}

/** The stand-in's system is light; nothing else would look the same on two computers. */
function colourScheme(): 'light' | 'dark' {
  return source === 'dark' ? 'dark' : 'light'
}

export const nativeTheme = strict('nativeTheme', {
  get themeSource(): Source {
    return source
  },
  get shouldUseDarkColors(): boolean {
    return colourScheme() === 'dark'
  },
  set themeSource(next: Source) {
    source = next
    for (const page of pages) void page.emulateMedia({ colorScheme: colourScheme() }).catch(() => {})
  },
})
