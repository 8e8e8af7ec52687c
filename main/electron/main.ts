import { join } from 'node:path'
import {
  app,
  type BrowserWindow,
  dialog,
  Menu,
  nativeTheme,
  powerMonitor,
  protocol,
  type Session,
  screen,
  session,
} from 'electron'
import { describeError } from '../../shared/errors/error.ts'
import { coreRules } from '../core/organisation.ts'
import { createAbout } from './about.ts'
import { type AppearanceOfComputer, createAppearance, followZoom } from './appearance.ts'
import { createApplicationMenu } from './applicationMenu.ts'
import { createDiagnostics } from './diagnostics.ts'
import { createFilePicker, type FileDialogs } from './dialogs.ts'
import { createInterruptions } from './interruptions.ts'
import { createIdleClock, watchDesk } from './lock.ts'
import { createOffers, DroppedFiles, packagesIn } from './offers.ts'
import { findOrganisation, refusalToStart } from './organisation.ts'
import { engineSwitches, inMemory, origins, refusalsToldEveryMs, scheme, schemePrivileges } from './policy.ts'
import { createProcesses } from './processes.ts'
import { serveAssets } from './protocol.ts'
import { createRefusals } from './refusals.ts'
import { createRouter } from './router.ts'
import { requireSandbox } from './sandbox.ts'
import { hear } from './sender.ts'
import { guardContents, guardSession } from './session.ts'
import { createShell } from './shell.ts'
import { countErrors, countToldError, createTally } from './tally.ts'
import { loadWindow, openWindow } from './window.ts'
import { keepWindowState, leastSize, placeWindow, windowStateFile } from './windowState.ts'
import { createWorkstation, type Organisation } from './workstation.ts'

const built = join(import.meta.dirname, '..')

for (const [name, value] of engineSwitches) app.commandLine.appendSwitch(name, value)
protocol.registerSchemesAsPrivileged([{ scheme, privileges: schemePrivileges }])
app.enableSandbox()
const refusals = createRefusals({
  write: (attempt) => console.warn(`refused: ${attempt}`),
  atMostEveryMs: refusalsToldEveryMs,
})
app.on('session-created', (created) => guardSession(created, refusals.refused))
app.on('web-contents-created', (_event, contents) => guardContents(contents, refusals.refused))

const offers = createOffers()
// macOS tells of a double click on a package so, also before anything of ours is ready.
app.on('open-file', (event, path) => {
  event.preventDefault()
  offers.add([path])
})

if (app.requestSingleInstanceLock()) app.whenReady().then(begin)
else app.quit()

/** Starts, unless there is no sandbox, or what the organisation has laid down cannot be kept to. */
async function begin(): Promise<void> {
  let organisation: Organisation | null
  try {
    requireSandbox({ packaged: app.isPackaged, isOff: isSandboxOff() })
    organisation = findOrganisation({ packaged: app.isPackaged })
  } catch (error) {
    const { title, content } = refusalToStart(error)
    dialog.showErrorBox(title, content)
    app.exit(1)
    return
  }
  await start(organisation)
}

function isSandboxOff(): boolean {
  return app.commandLine.hasSwitch('no-sandbox')
}

async function start(organisation: Organisation | null): Promise<void> {
  const kept = (name: string) => join(app.getPath('userData'), name)
  const dataFolder = organisation?.policy.dataFolder ?? process.env.SEALDESK_DATA ?? kept('vault')
  const sessions = {
    window: session.fromPartition('window', inMemory),
    decoder: session.fromPartition('decoder', inMemory),
  }
  const pages = serveAssets(join(built, 'renderer'))
  for (const each of Object.values(sessions)) each.protocol.handle(scheme, pages)

  const errors = createTally()
  const interruptions = createInterruptions()
  const { core, end } = createProcesses({
    built,
    dataFolder,
    rules: coreRules(organisation?.policy ?? null),
    // Beside the vault, not in it: whoever copies the vault does not copy this.
    computerSecret: kept('computer-secret'),
    decoderSession: sessions.decoder,
    onEvent(name, payload) {
      countToldError(name, payload, errors)
      tellPage(name, payload)
    },
    onUnlocked() {
      idle.touch()
      refusals.tell()
    },
    onLost() {
      interruptions.happened('core')
      lock()
    },
  })
  refusals.keepWith({ isOpen: core.isUnlocked, tell: core.refused })
  const appearance = createAppearance({ path: kept('appearance.json'), nativeTheme })
  // While the window opens.
  core.start()
  const window = openWhereItWas({
    file: kept('window.json'),
    session: sessions.window,
    appearance,
    broughtBack: () => interruptions.happened('window'),
  })

  function tellPage(name: string, payload?: unknown): void {
    if (!window.isDestroyed()) window.webContents.send('app', name, payload)
  }

  /** Ends every process that holds a key or a page of a document, and shows a page that never saw one. */
  function lock(): void {
    idle.stop()
    tellPage('shell.locked')
    menu.clear()
    end()
    window.webContents.reload()
  }

  function lockIfOpen(): void {
    if (core.isUnlocked()) lock()
  }

  const workstation = createWorkstation({
    path: kept('workstation.json'),
    organisation,
    dataFolder,
    idleChanged: () => idle.again(),
  })
  const idle = createIdleClock({ afterMs: workstation.idleAfterMs, whenIdle: lockIfOpen })
  watchDesk(powerMonitor, lockIfOpen)

  const menu = createApplicationMenu({
    system: Menu,
    platform: process.platform,
    language: () => appearance.current().language,
    choose: (command) => tellPage('menu.chosen', { command }),
  })
  appearance.subscribe(menu.redraw)

  const dialogs: FileDialogs = {
    open: (options) => dialog.showOpenDialog(window, options),
    save: (options) => dialog.showSaveDialog(window, options),
  }
  const versions = {
    version: app.getVersion(),
    electron: process.versions.electron ?? '',
    chromium: process.versions.chrome ?? '',
    node: process.versions.node,
  }
  const diagnostics = createDiagnostics(
    {
      versions,
      isPackaged: app.isPackaged,
      isSandboxOff,
      processes: () => app.getAppMetrics(),
      displays: () => screen.getAllDisplays(),
      dataFolder,
      organisation,
      appearance: appearance.current,
      idleMinutes: workstation.idleMinutes,
      errors: errors.counts,
      refusals: refusals.counts,
    },
    {
      async askTarget(suggested) {
        const { filePath } = await dialogs.save({ defaultPath: suggested })
        return filePath || null
      },
      clock: () => new Date(),
    },
  )

  const route = createRouter({
    core: countErrors(core.dispatch, errors),
    shell: createShell({
      lock,
      touch: idle.touch,
      file: {
        ...createFilePicker({
          dialogs,
          grant: core.grant,
          language: () => appearance.current().language,
          exportFolder: organisation?.policy.exportFolder,
        }),
        ...offers.handlers(core.grant),
      },
      appearance: appearance.handlers,
      workstation: workstation.handlers,
      menu: { show: menu.show },
      about: createAbout({ versions, licences: join(built, 'licences.json') }),
      diagnostics,
      shell: interruptions.handlers,
    }),
  })
  window.webContents.ipc.handle('app', route)
  // The hidden window is no reason to stay.
  window.on('closed', () => app.quit())
  takeOffers(window)
  offers.subscribe(() => tellPage('file.offeredMore'))
  await loadWindow(window)
}

/**
 * Opens the window where it was last seen, as far as that is on a display.
 *
 * @param file path of the small file in which its place is kept
 */
function openWhereItWas({
  file,
  session,
  appearance,
  broughtBack,
}: {
  file: string
  session: Session
  appearance: AppearanceOfComputer
  broughtBack: () => void
}): BrowserWindow {
  const placed = windowStateFile(file)
  const state = placeWindow(placed.read(), [screen.getPrimaryDisplay(), ...screen.getAllDisplays()])
  const window = openWindow({
    session,
    preload: join(built, 'preload/bridge.cjs'),
    packaged: app.isPackaged,
    state,
    least: leastSize(screen.getDisplayMatching(state.bounds)),
    isDark: nativeTheme.shouldUseDarkColors,
    broughtBack,
    hopeless() {
      const lost = { code: 'shell/window-lost', params: {} } as const
      const { what, wayOut } = describeError(lost, appearance.current().language)
      dialog.showErrorBox(what, wayOut)
      app.quit()
    },
  })
  keepWindowState(window, placed)
  followZoom(window.webContents, appearance)
  return window
}

/** Takes what people open from outside: with this start or another one, or by dropping it on the window. */
function takeOffers(window: BrowserWindow): void {
  offers.add(packagesIn(process.argv, process.cwd()))
  app.on('second-instance', (_event, argv, folder) => {
    offers.add(packagesIn(argv, folder))
    if (window.isMinimized()) window.restore()
    window.focus()
  })
  hear(window.webContents, { channel: 'dropped', from: [origins.window] }, (value) => {
    const { data: paths = [] } = DroppedFiles.safeParse(value)
    offers.add(paths)
  })
}
