import { BrowserWindow, type Session } from 'electron'
import type { DecoderHost } from './decoderQueue.ts'
import { decoderPreferences, origins } from './policy.ts'
import { hear } from './sender.ts'

/** Opens the hidden window that decodes untrusted documents. It reaches nothing but the one channel to us. */
export function openDecoderWindow({ session, preload }: { session: Session; preload: string }): DecoderHost {
  const window = new BrowserWindow({
    show: false,
    webPreferences: { ...decoderPreferences, session, preload },
  })
  const contents = window.webContents
  const listening = Promise.withResolvers<void>()
  const told = new Set<() => void>()
  let isGone = false
  const end = () => {
    isGone = true
    for (const tell of told) tell()
  }
  hear(contents, { channel: 'decoder-listens', from: [origins.decoder] }, () => listening.resolve())
  contents.once('render-process-gone', end)
  window.once('closed', end)
  window.loadURL(`${origins.decoder}/decoder.html`).catch((error) => listening.reject(error))
  return {
    ready: listening.promise,
    whenGone(tell) {
      if (isGone) tell()
      else told.add(tell)
      return () => void told.delete(tell)
    },
    link: {
      post: (message) => contents.send('decoder', message),
      listen: (listener) => hear(contents, { channel: 'decoder', from: [origins.decoder] }, listener),
    },
    destroy: () => window.destroy(),
  }
}
