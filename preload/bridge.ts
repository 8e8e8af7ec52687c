import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron'
import type { Wire } from '../shared/ipc/wire.ts'
import { tellOfDroppedFiles } from './droppedFiles.ts'

contextBridge.exposeInMainWorld('sealdesk', {
  call: (name, input) => ipcRenderer.invoke('app', name, input),
  subscribe(listener) {
    const onEvent = (_event: IpcRendererEvent, name: string, payload: unknown) => listener(name, payload)
    ipcRenderer.on('app', onEvent)
    return () => void ipcRenderer.off('app', onEvent)
  },
} satisfies Wire)

tellOfDroppedFiles(window)

// What the content security policy keeps the page from is counted: which rule, never for which address.
window.addEventListener(
  'securitypolicyviolation',
  ({ isTrusted, effectiveDirective }) => isTrusted && ipcRenderer.send('violation', effectiveDirective),
  { capture: true },
)
