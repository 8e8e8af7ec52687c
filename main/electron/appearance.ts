import { readFileSync } from 'node:fs'
import type { NativeTheme } from 'electron'
import { Appearance } from '../../shared/domain/appearance.ts'
import type { contract } from '../../shared/ipc/contract.ts'
import type { Handlers } from '../../shared/ipc/request.ts'
import { writePrivateFile } from './privateFile.ts'

/**
 * Remembers how the window looks from one start to the next, and tells the system's theme to its pages.
 *
 * @param path of a small file of JSON; one that is missing or damaged means the defaults, for nothing hangs on it
 */
export function createAppearance({
  path,
  nativeTheme,
}: {
  path: string
  nativeTheme: Pick<NativeTheme, 'themeSource'>
}): Handlers<typeof contract, 'shell', undefined>['appearance'] {
  let current = stored(path)
  nativeTheme.themeSource = current.theme
  return {
    get: () => current,
    /** @throws SealdeskError `file/not-writable` */
    set(next) {
      writePrivateFile(path, JSON.stringify(next))
      current = next
      nativeTheme.themeSource = next.theme
    },
  }
}

function stored(path: string): Appearance {
  try {
    return Appearance.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return Appearance.parse({})
  }
}
