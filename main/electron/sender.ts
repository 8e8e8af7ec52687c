import type { IpcMainEvent, IpcMainInvokeEvent } from 'electron'

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
