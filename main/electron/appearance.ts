import type { NativeTheme, WebContents } from 'electron'
import { Appearance } from '../../shared/domain/appearance.ts'
import type { contract } from '../../shared/ipc/contract.ts'
import type { Handlers } from '../../shared/ipc/request.ts'
import { smallFile } from './smallFile.ts'

/**
 * Remembers how the window looks from one start to the next, and tells the system's theme to its pages.
 *
 * @param path of the small file that it is kept in
 */
export function createAppearance({
  path,
  nativeTheme,
}: {
  path: string
  nativeTheme: Pick<NativeTheme, 'themeSource'>
}) {
  const file = smallFile(path, Appearance)
  const told = new Set<() => void>()
  let current = file.read() ?? Appearance.parse({})
  nativeTheme.themeSource = current.theme

  const handlers: Handlers<typeof contract, 'shell', undefined>['appearance'] = {
    get: () => current,
    /** @throws SealdeskError `file/not-writable` */
    set(next) {
      file.write(next)
      current = next
      nativeTheme.themeSource = next.theme
      for (const tell of told) tell()
    },
  }

  return {
    handlers,
    current: (): Appearance => current,
    /** Calls the listener after every change. */
    subscribe: (listener: () => void): void => void told.add(listener),
  }
}

export type AppearanceOfComputer = ReturnType<typeof createAppearance>

/** Shows a page as large as it is wanted: whenever that changes, and whenever the page is loaded anew. */
export function followZoom(
  contents: Pick<WebContents, 'on' | 'setZoomFactor'>,
  appearance: AppearanceOfComputer,
): void {
  const show = () => contents.setZoomFactor(appearance.current().zoom)
  contents.on('did-finish-load', show)
  appearance.subscribe(show)
}
