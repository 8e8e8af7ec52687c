import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Names under which Chrome, Chromium and Edge are found in the search path. */
const commands = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge']

/**
 * An installed Chrome, Chromium or Edge; `SEALDESK_BROWSER` names another one.
 *
 * @returns path of its executable
 */
export function findBrowser(): string | undefined {
  const named = process.env.SEALDESK_BROWSER
  return [...(named ? [named] : []), ...usualPlaces()].find((path) => existsSync(path))
}

/**
 * Finds a browser, or installs one where that can be done without asking anybody: as root on Debian.
 *
 * @throws Error that says what to install
 */
export function requireBrowser(): string {
  const found = findBrowser() ?? (canInstall() ? installBrowser() : undefined)
  if (!found)
    throw new Error(
      'No Chrome, Chromium or Edge is installed. Install one of them (Debian: apt-get install chromium ' +
        'fonts-noto-cjk), or name its executable in SEALDESK_BROWSER.',
    )
  return found
}

function usualPlaces(): string[] {
  if (process.platform === 'win32')
    return ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].flatMap((name) => {
      const folder = process.env[name]
      if (!folder) return []
      return ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'].map((path) =>
        join(folder, path),
      )
    })
  if (process.platform === 'darwin')
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    )
  const folders = (process.env.PATH ?? '').split(delimiter)
  return commands.flatMap((command) => folders.map((folder) => join(folder, command)))
}

function canInstall(): boolean {
  return process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
}

function installBrowser(): string | undefined {
  console.log('Installing Chromium …')
  const options = { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } } as const
  spawnSync('apt-get', ['update'], options)
  spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'], options)
  return findBrowser()
}
