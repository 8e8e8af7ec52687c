import { app, BrowserWindow, protocol, session } from 'electron'

/** The least that an application can be: one sandboxed window with one line in it. */
protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }])

app.whenReady().then(async () => {
  const pages = session.fromPartition('window', { cache: false })
  pages.protocol.handle(
    'app',
    () =>
      new Response('<!doctype html><title>empty</title><p>empty</p>', {
        headers: { 'content-type': 'text/html' },
      }),
  )
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, session: pages },
  })
  window.on('closed', () => app.quit())
  await window.loadURL('app://window/index.html')
})
