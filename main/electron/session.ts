import type { Session, WebContents } from 'electron'
import { isAllowedRequest } from './policy.ts'

/** Refusals are counted by what was tried; the address or file is not recorded, because it may name a person. */
export type Refused = (attempt: 'request' | 'permission' | 'device' | 'download') => void

/** Takes from a session everything that a page could ask of it: requests to others, permissions, devices, downloads. */
export function guardSession(session: Session, refused: Refused): void {
  session.webRequest.onBeforeRequest((details, decide) => {
    const cancel = !isAllowedRequest(details.url)
    if (cancel) refused('request')
    decide({ cancel })
  })
  session.setPermissionCheckHandler(() => false)
  session.setPermissionRequestHandler((_contents, _permission, decide) => {
    refused('permission')
    decide(false)
  })
  session.setDevicePermissionHandler(() => {
    refused('device')
    return false
  })
  session.on('will-download', (event) => {
    refused('download')
    event.preventDefault()
  })
}

/** Keeps a page where it is: it neither goes elsewhere nor opens or embeds anything. */
export function guardContents(
  contents: WebContents,
  refused: (attempt: 'navigation' | 'window' | 'webview') => void,
): void {
  const refuse = (event: { preventDefault(): void }) => {
    refused('navigation')
    event.preventDefault()
  }
  // Of any frame, the main one included.
  contents.on('will-frame-navigate', refuse)
  contents.on('will-redirect', refuse)
  contents.on('will-attach-webview', (event) => {
    refused('webview')
    event.preventDefault()
  })
  contents.setWindowOpenHandler(() => {
    refused('window')
    return { action: 'deny' }
  })
}
