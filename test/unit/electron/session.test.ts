import { EventEmitter } from 'node:events'
import type { Session, WebContents } from 'electron'
import { describe, expect, it, vi } from 'vitest'
import { origins, refusedEvents } from '../../../main/electron/policy.ts'
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

  it('grants no permission that is asked for, and no device', () => {
    const { given, refused } = aGuardedSession()
    const decide = vi.fn()
    given.request?.(null, 'media', decide)
    expect(decide).toHaveBeenCalledWith(false)
    expect(refused).toHaveBeenLastCalledWith('permission')
    expect(given.device?.()).toBe(false)
    expect(refused).toHaveBeenLastCalledWith('device')
  })

  it('has no permission, which is no attempt of anybody', () => {
    const { given, refused } = aGuardedSession()
    expect(given.check?.()).toBe(false)
    expect(refused).not.toHaveBeenCalled()
  })

  it('downloads nothing', () => {
    const { session, refused } = aGuardedSession()
    const event = anEvent()
    session.emit('will-download', event)
    expect(event.preventDefault).toHaveBeenCalledOnce()
    expect(refused).toHaveBeenCalledWith('download')
  })
})

/** Electron's contents, as far as they are told what to refuse. */
function aGuardedPage() {
  const given: { windowOpen?: () => { action: string } } = {}
  const ipc = new EventEmitter()
  const setWebRTCIPHandlingPolicy = vi.fn()
  const contents = Object.assign(new EventEmitter(), {
    ipc,
    setWebRTCIPHandlingPolicy,
    setWindowOpenHandler: (handler: () => { action: string }) => {
      given.windowOpen = handler
    },
  })
  const refused = vi.fn()
  guardContents(contents as unknown as WebContents, refused)
  return { contents, ipc, given, refused, setWebRTCIPHandlingPolicy }
}

describe('a page', () => {
  it.each(Object.entries(refusedEvents))('is stopped on %s', (name, attempt) => {
    const event = anEvent()
    const { contents, refused } = aGuardedPage()
    contents.emit(name, event)
    expect(event.preventDefault).toHaveBeenCalledOnce()
    expect(refused).toHaveBeenCalledExactlyOnceWith(attempt)
  })

  it('calls nobody past a proxy', () => {
    expect(aGuardedPage().setWebRTCIPHandlingPolicy).toHaveBeenCalledWith('disable_non_proxied_udp')
  })

  it('opens no window', () => {
    const { given, refused } = aGuardedPage()
    expect(given.windowOpen?.()).toEqual({ action: 'deny' })
    expect(refused).toHaveBeenCalledExactlyOnceWith('window')
  })

  it.each(Object.values(origins))('of %s tells what its content policy stopped', (origin) => {
    const { ipc, refused } = aGuardedPage()
    ipc.emit('violation', { senderFrame: { origin, parent: null } }, 'img-src')
    expect(refused).toHaveBeenCalledExactlyOnceWith('picture')
  })

  it('of anybody else is not heard', () => {
    const { ipc, refused } = aGuardedPage()
    ipc.emit('violation', { senderFrame: { origin: 'https://foreign.example', parent: null } }, 'img-src')
    ipc.emit('violation', { senderFrame: { origin: origins.window, parent: {} } }, 'img-src')
    expect(refused).not.toHaveBeenCalled()
  })
})
