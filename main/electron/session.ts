import type { Session, WebContents } from 'electron'
import type { Attempt } from '../../shared/domain/refusal.ts'
import { attemptAgainst, callPolicy, isAllowedRequest, origins, refusedEvents } from './policy.ts'
import { hear } from './sender.ts'

type Refused = (attempt: Attempt) => void

/** Takes from a session everything that a page could ask of it: requests to others, permissions, devices, downloads. */
export function guardSession(session: Session, refused: Refused): void {
  session.webRequest.onBeforeRequest((details, decide) => {
    const cancel = !isAllowedRequest(details.url)
    if (cancel) refused('request')
    decide({ cancel })
  })
  // Pages ask this for themselves too, where nobody tried anything: it is answered, and not counted.
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
export function guardContents(contents: WebContents, refused: Refused): void {
  for (const [name, attempt] of Object.entries(refusedEvents)) {
    const refuse = (event: { preventDefault(): void }) => {
      refused(attempt)
      event.preventDefault()
    }
    // Electron types each event by its name; of all of these only that it can be prevented is used.
    contents.on(name as 'will-frame-navigate', refuse)
  }
  // As the switch of the engine says too, whose name has changed before.
  contents.setWebRTCIPHandlingPolicy(callPolicy)
  contents.setWindowOpenHandler(() => {
    refused('window')
    return { action: 'deny' }
  })
  hear(contents, { channel: 'violation', from: Object.values(origins) }, (directive) =>
    refused(attemptAgainst(String(directive))),
  )
}
