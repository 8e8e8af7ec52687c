import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const electronPackage = fileURLToPath(new URL('../node_modules/electron', import.meta.url))

/**
 * Electron's executable, if it is on this machine. npm's package only carries the downloader: the binary is there
 * after its install script ran, or where `ELECTRON_OVERRIDE_DIST_PATH` says.
 */
export function electronBinary(): string | undefined {
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(electronPackage, 'dist')
  const executable = join(folder, executableName())
  return existsSync(executable) ? executable : undefined
}

function executableName(): string {
  const recorded = join(electronPackage, 'path.txt')
  if (existsSync(recorded)) return readFileSync(recorded, 'utf8')
  if (process.platform === 'win32') return 'electron.exe'
  return process.platform === 'darwin' ? 'Electron.app/Contents/MacOS/Electron' : 'electron'
}
