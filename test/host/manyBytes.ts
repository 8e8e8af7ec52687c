import { appendFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CDPSession } from 'playwright-core'
import type { Packed } from './codec.ts'
import { endWithApp } from './endings.ts'

/**
 * Ways for a page's many bytes past the text of the browser's automation, which would take some hundred milliseconds for
 * a page of a document: into the page as a file, out of it as a blob.
 */

/** Where there is a file system in memory, nothing of a document touches the disk. */
const memory = '/dev/shm'

let folder: string | undefined
let last = 0

/** @returns path of a file that holds these bytes, one after another, for the page that is to read it */
export function fileOf(attached: Packed['attached']): string {
  const path = join(folderForFiles(), String(++last))
  for (const bytes of attached) appendFileSync(path, bytes, { mode: 0o600 })
  return path
}

export function removeFile(path: string): void {
  rmSync(path, { force: true })
}

/** @param objectId of a blob of the page */
export async function bytesOfBlob(session: CDPSession, objectId: string): Promise<Uint8Array<ArrayBuffer>> {
  const { uuid } = await session.send('IO.resolveBlob', { objectId })
  const handle = `blob:${uuid}`
  const read: Buffer[] = []
  for (let eof = false; !eof; ) {
    const chunk = await session.send('IO.read', { handle })
    read.push(Buffer.from(chunk.data, 'base64'))
    eof = chunk.eof
  }
  await session.send('IO.close', { handle })
  return new Uint8Array(Buffer.concat(read))
}

function folderForFiles(): string {
  if (folder !== undefined) return folder
  const made = mkdtempSync(join(existsSync(memory) ? memory : tmpdir(), 'sealdesk-stand-in-'))
  endWithApp(async () => rmSync(made, { recursive: true, force: true }))
  folder = made
  return made
}
