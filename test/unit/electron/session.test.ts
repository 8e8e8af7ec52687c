import { EventEmitter } from 'node:events'
import type { Session, WebContents } from 'electron'
import { describe, expect, it, vi } from 'vitest'
import { guardContents, guardSession } from '../../../main/electron/session.ts'

type RequestFilter = (details: { url: string }, decide: (decision: { cancel: boolean }) => void) => void
type PermissionRequest = (contents: null, permission: string, decide: (granted: boolean) => void) => void

/** Electron's session, as far as it is told what to refuse. */
function aGuardedSession() {
  const given: {
    filter?: RequestFilter
    check?: () => boolean
    request?: PermissionRequest
    device?: () => boolean
  } = {}
  const session = Object.assign(new EventEmitter(), {
    webRequest: {
      onBeforeRequest: (filter: RequestFilter) => {
        given.filter = filter
      },
    },
    setPermissionCheckHandler: (check: () => boolean) => {
      given.check = check
    },
    setPermissionRequestHandler: (request: PermissionRequest) => {
      given.request = request
    },
    setDevicePermissionHandler: (device: () => boolean) => {
      given.device = device
    },
  })
  const refused = vi.fn()
  guardSession(session as unknown as Session, refused)
  return { session, given, refused }
}

/** What a listener does to an event that it refuses. */
function anEvent() {
  return { preventDefault: vi.fn() }
}

describe('a session', () => {
  it('cancels a request to others, and only that', () => {
    const { given, refused } = aGuardedSession()
    const decide = vi.fn()
    given.filter?.({ url: 'app://window/index.html' }, decide)
    expect(decide).toHaveBeenLastCalledWith({ cancel: false })
    expect(refused).not.toHaveBeenCalled()
    given.filter?.({ url: 'https://foreign.example/' }, decide)
    expect(decide).toHaveBeenLastCalledWith({ cancel: true })
    expect(refused).toHaveBeenCalledWith('request')
  })

  it('grants no permission, asked or not, and no device', () => {
    const { given } = aGuardedSession()
    const decide = vi.fn()
    given.request?.(null, 'media', decide)
    expect(decide).toHaveBeenCalledWith(false)
    expect(given.check?.()).toBe(false)
    expect(given.device?.()).toBe(false)
  })

  it('downloads nothing', () => {
    const { session } = aGuardedSession()
    const event = anEvent()
    session.emit('will-download', event)
    expect(event.preventDefault).toHaveBeenCalledOnce()
  })
})

/** Electron's contents, as far as they are told what to refuse. */
function aGuardedPage() {
  const given: { windowOpen?: () => { action: string } } = {}
  const contents = Object.assign(new EventEmitter(), {
    setWindowOpenHandler: (handler: () => { action: string }) => {
      given.windowOpen = handler
    },
  })
  guardContents(contents as unknown as WebContents, vi.fn())
  return { contents, given }
}

describe('a page', () => {
  it.each(['will-frame-navigate', 'will-redirect', 'will-attach-webview'])('is stopped on %s', (name) => {
    const event = anEvent()
    aGuardedPage().contents.emit(name, event)
    expect(event.preventDefault).toHaveBeenCalledOnce()
  })

  it('opens no window', () => {
    expect(aGuardedPage().given.windowOpen?.()).toEqual({ action: 'deny' })
  })
})
