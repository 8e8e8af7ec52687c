import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { inject } from 'vitest'

/** The built application, running, as a spec sees it: the same on the stand-in and on Electron itself. */
export interface RunningApp {
  /** The page that people work in; another one after its process has died. */
  window(): Promise<Page>
  /** The hidden page that decodes documents, once there is one. */
  decoder(): Promise<Page | undefined>
  /** What the person does in the next file dialog: picks this file, or cancels (`null`). */
  answerDialog(path: string | null): Promise<void>
  /** The computer goes to sleep, or its screen is locked. */
  leaveDesk(how: 'suspend' | 'lock-screen'): Promise<void>
  /** The computer's keystore from now on: `basic_text` is none. */
  setKeystore(backend: 'basic_text' | 'gnome_libsecret'): Promise<void>
  /** Process ids of the services that run, by name (`sealdesk-core`, `sealdesk-reader`). */
  services(): Promise<Readonly<Record<string, number>>>
  /** The menu bar as the person reads it. */
  menu(): Promise<readonly MenuEntry[]>
  /** Chooses in the menu bar, by the labels on the way. */
  chooseInMenu(...way: string[]): Promise<void>
  /** The person drops files on the window. */
  drop(paths: readonly string[]): Promise<void>
  /** The person moves and sizes the window; in points. */
  placeWindow(bounds: { x: number; y: number; width: number; height: number }): Promise<void>
  /** Starts the application once more on the same profile. @returns the code that it ends with */
  startAgain(args: readonly string[]): Promise<number | null>
  /** What the application wrote to its standard error. */
  output(): string
  close(): Promise<void>
}

export interface MenuEntry {
  readonly label: string
  readonly accelerator: string | null
  readonly isEnabled: boolean
  readonly submenu: readonly MenuEntry[] | null
}

/** How an application is started. */
export interface Launch {
  readonly args: readonly string[]
  readonly env: NodeJS.ProcessEnv
  /** Gives what runs the executable instead, to watch it. */
  readonly through?: ((executable: string) => string) | undefined
}

declare module 'vitest' {
  interface ProvidedContext {
    host: 'stand-in' | 'electron'
  }
}

/**
 * Starts the built application on a data folder, and waits for its first page. Copies of it have a profile each.
 *
 * @param given further arguments and variables
 */
export async function launchApp(
  folder: string,
  profile = 'profile',
  given: Partial<Launch> = {},
): Promise<RunningApp> {
  const launch: Launch = {
    args: [`--user-data-dir=${join(folder, profile)}`, ...(given.args ?? [])],
    env: {
      ...process.env,
      ...(await ownFolders(folder)),
      SEALDESK_DATA: join(folder, 'vault'),
      ...given.env,
    },
    through: given.through,
  }
  const { launchOn } =
    inject('host') === 'electron' ? await import('./onElectron.ts') : await import('./onStandIn.ts')
  return launchOn(launch)
}

/** Whatever the application or its browser writes, it writes below this folder. */
async function ownFolders(folder: string): Promise<NodeJS.ProcessEnv> {
  const places = {
    HOME: join(folder, 'home'),
    TMPDIR: join(folder, 'tmp'),
    XDG_CONFIG_HOME: join(folder, 'home/config'),
    XDG_CACHE_HOME: join(folder, 'home/cache'),
    XDG_DATA_HOME: join(folder, 'home/data'),
    XDG_STATE_HOME: join(folder, 'home/state'),
    XDG_RUNTIME_DIR: join(folder, 'home/run'),
  }
  for (const place of Object.values(places)) await mkdir(place, { recursive: true, mode: 0o700 })
  return process.platform === 'linux' ? places : {}
}

/** A new folder for one application, removed at the end. */
export async function temporaryFolder(): Promise<{ path: string } & AsyncDisposable> {
  const path = await mkdtemp(join(tmpdir(), 'sealdesk-e2e-'))
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true, maxRetries: 5 }) }
}
