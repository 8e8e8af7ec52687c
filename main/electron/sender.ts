import type { IpcMainEvent, IpcMainInvokeEvent, WebContents } from 'electron'

/**
 * Whether a message comes from the main frame of a page of this origin. Each window's channels are its own
 * (`webContents.ipc`), so what is left to check is what is shown in it.
 */
export function isFrom(
  event: Pick<IpcMainEvent | IpcMainInvokeEvent, 'senderFrame'>,
  origin: string,
): boolean {
  const frame = event.senderFrame
  return frame !== null && frame.parent === null && frame.origin === origin
}

/**
 * Hears what a window's pages send on one channel, of all senders only the one that is meant: the only way in which the
 * shell listens to a page.
 *
 * @returns what stops it
 */
export function hear(
  { ipc }: Pick<WebContents, 'ipc'>,
  { channel, from }: { channel: string; from: readonly string[] },
  listener: (value: unknown) => void,
): () => void {
  const onMessage = (event: IpcMainEvent, value: unknown) => {
    if (from.some((origin) => isFrom(event, origin))) listener(value)
  }
  ipc.on(channel, onMessage)
  return () => void ipc.off(channel, onMessage)
}
