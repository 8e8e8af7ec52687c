import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron'
import type { Link } from '../shared/ipc/wire.ts'

contextBridge.exposeInMainWorld('decoderLink', {
  post: (message) => ipcRenderer.send('decoder', message),
  listen(listener) {
    const onMessage = (_event: IpcRendererEvent, message: unknown) => listener(message)
    ipcRenderer.on('decoder', onMessage)
    ipcRenderer.send('decoder-listens')
    return () => void ipcRenderer.off('decoder', onMessage)
  },
} satisfies Link)

// What the content security policy keeps the page from is counted: which rule, never for which address.
window.addEventListener(
  'securitypolicyviolation',
  ({ isTrusted, effectiveDirective }) => isTrusted && ipcRenderer.send('violation', effectiveDirective),
  { capture: true },
)
