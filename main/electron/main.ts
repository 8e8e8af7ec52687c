import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import {
  app,
  dialog,
  Menu,
  nativeTheme,
  powerMonitor,
  protocol,
  safeStorage,
  session,
  utilityProcess,
} from 'electron'
import { pagesPerReader, readerCount, thriftyMemory } from '../core/readerProcesses.ts'
import { createAppearance } from './appearance.ts'
import { createCoreProcess } from './coreProcess.ts'
import { createDecoderQueue } from './decoderQueue.ts'
import { openDecoderWindow } from './decoderWindow.ts'
import { createFilePicker } from './dialogs.ts'
import { createKeystore } from './keystore.ts'
import { createIdleClock, watchDesk } from './lock.ts'
import {
  decodeTimeLimitMs,
  engineSwitches,
  idleLockAfterMs,
  inMemory,
  scheme,
  schemePrivileges,
} from './policy.ts'
import { serveAssets } from './protocol.ts'
import { createReaderPool } from './readerPool.ts'
import { createRouter } from './router.ts'
import { guardContents, guardSession } from './session.ts'
import { createShell } from './shell.ts'
import { loadWindow, openWindow } from './window.ts'

const built = join(import.meta.dirname, '..')
const preload = { window: join(built, 'preload/bridge.cjs'), decoder: join(built, 'preload/decoder.cjs') }

for (const [name, value] of engineSwitches) app.commandLine.appendSwitch(name, value)
protocol.registerSchemesAsPrivileged([{ scheme, privileges: schemePrivileges }])
app.enableSandbox()
app.on('session-created', (created) => guardSession(created, refused))
app.on('web-contents-created', (_event, contents) => guardContents(contents, refused))

if (app.requestSingleInstanceLock()) app.whenReady().then(start)
else app.quit()

async function start(): Promise<void> {
  if (process.platform !== 'darwin') Menu.setApplicationMenu(null)
  const pages = serveAssets(join(built, 'renderer'))
  const sessions = {
    window: session.fromPartition('window', inMemory),
    decoder: session.fromPartition('decoder', inMemory),
  }
  for (const each of Object.values(sessions)) each.protocol.handle(scheme, pages)

  const decoder = createDecoderQueue({
    open: () => openDecoderWindow({ session: sessions.decoder, preload: preload.decoder }),
    timeLimitMs: decodeTimeLimitMs,
  })
  const readers = createReaderPool({
    fork: () =>
      utilityProcess.fork(join(built, 'main/reader.js'), [], {
        serviceName: 'sealdesk-reader',
        env: { ...process.env, ...thriftyMemory },
      }),
    count: readerCount(availableParallelism()),
    recycledAfter: pagesPerReader,
  })
  const core = createCoreProcess({
    fork: () =>
      utilityProcess.fork(join(built, 'main/core.js'), [dataFolder()], { serviceName: 'sealdesk-core' }),
    decoder: decoder.dispatch,
    reader: readers.dispatch,
    keystore: createKeystore({
      // Beside the vault, not in it: whoever copies the vault does not copy this.
      path: join(app.getPath('userData'), 'computer-secret'),
      system: safeStorage,
      platform: process.platform,
    }),
    onEvent: (name, payload) => {
      if (!window.isDestroyed()) window.webContents.send('app', name, payload)
    },
    onUnlocked: () => idle.touch(),
    onLost: () => lock(),
  })
  const window = openWindow({
    session: sessions.window,
    preload: preload.window,
    packaged: app.isPackaged,
    hopeless: () => app.quit(),
  })

  /** Ends every process that holds a key or a page of a document, and shows a page that never saw one. */
  function lock(): void {
    idle.stop()
    window.webContents.send('app', 'shell.locked')
    decoder.close()
    void core.stop()
    void readers.stop()
    window.webContents.reload()
  }

  function lockIfOpen(): void {
    if (core.isUnlocked()) lock()
  }

  const idle = createIdleClock({ afterMs: idleLockAfterMs, whenIdle: lockIfOpen })
  watchDesk(powerMonitor, lockIfOpen)

  const route = createRouter({
    core: core.dispatch,
    shell: createShell({
      lock,
      touch: idle.touch,
      file: createFilePicker({
        dialogs: {
          open: (options) => dialog.showOpenDialog(window, options),
          save: (options) => dialog.showSaveDialog(window, options),
        },
        grant: core.grant,
      }),
      appearance: createAppearance({ path: join(app.getPath('userData'), 'appearance.json'), nativeTheme }),
    }),
  })
  window.webContents.ipc.handle('app', route)
  // The hidden window is no reason to stay.
  window.on('closed', () => app.quit())
  app.on('second-instance', () => {
    if (window.isMinimized()) window.restore()
    window.focus()
  })
  await loadWindow(window)
}

function dataFolder(): string {
  return process.env.SEALDESK_DATA ?? join(app.getPath('userData'), 'vault')
}

function refused(attempt: string): void {
  console.warn(`refused: ${attempt}`)
}
