import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CDPSession } from 'playwright-core'
import type { Encoded } from './codec.ts'
import { endWithApp } from './endings.ts'
import { type Parcel, pageNames } from './pageSide.ts'

export type Parcels = ReturnType<typeof createParcels>

/** Where there is a file system in memory, nothing of a document touches the disk. */
const memory = '/dev/shm'

let folder: string | undefined
let last = 0

/**
 * Gets values into a page. Text goes through the browser's automation; a page of a document as text would take that some
 * hundred milliseconds, so larger bytes go as a file that the page is given as if somebody had picked it.
 */
export function createParcels(session: CDPSession) {
  const pathOf = (file: number) => join(folderForFiles(), String(file))

  async function give(file: number): Promise<void> {
    const expression = `${pageNames.receiver}(${file})`
    const { result } = await session.send('Runtime.evaluate', { expression })
    const { objectId } = result
    if (objectId === undefined) throw new Error('the page takes no messages')
    await session.send('DOM.setFileInputFiles', { files: [pathOf(file)], objectId })
    await session.send('Runtime.releaseObject', { objectId })
  }

  return {
    async wrap({ text, attached }: Encoded): Promise<Parcel> {
      if (attached.length === 0) return { text, file: null }
      const file = ++last
      await writeFile(pathOf(file), attached, { mode: 0o600 })
      await give(file)
      return { text, file }
    },

    /** The page has read what was given to it. */
    received: (file: number): Promise<void> => rm(pathOf(file), { force: true }),
  }
}

function folderForFiles(): string {
  if (folder !== undefined) return folder
  const made = mkdtempSync(join(existsSync(memory) ? memory : tmpdir(), 'sealdesk-stand-in-'))
  endWithApp(async () => rmSync(made, { recursive: true, force: true }))
  folder = made
  return made
}
