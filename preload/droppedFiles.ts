import { ipcRenderer, webUtils } from 'electron'

/**
 * Tells the shell which files were dropped on the window. Their paths go from here to it: the page's own scripts, which
 * run in another world, never see one, and an event that such a script made itself counts for nothing.
 */
export function tellOfDroppedFiles(target: Window): void {
  target.addEventListener('dragover', (event) => {
    if (!event.dataTransfer?.types.includes('Files')) return
    event.preventDefault()
    event.dataTransfer.dropEffect = 'copy'
  })
  target.addEventListener('drop', (event) => {
    const files = [...(event.dataTransfer?.files ?? [])]
    if (!event.isTrusted || files.length === 0) return
    event.preventDefault()
    ipcRenderer.send('dropped', files.map((file) => webUtils.getPathForFile(file)).filter(Boolean))
  })
}
