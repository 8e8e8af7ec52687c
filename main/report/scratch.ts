import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { closeSync, openSync, readSync, rmSync, writeFileSync } from 'node:fs'
import { writeError } from '../package/fileErrors.ts'

/**
 * Room for what the files of a result say of each case, from when the case goes by until it is the file's turn to be
 * packed. What does not fit into memory lies in one file, encrypted with a key that is nowhere but in memory.
 */
export interface Scratch {
  readonly begin: () => Kept
  /** Lets go of the file. Nothing can be read after. */
  readonly close: () => void
}

/** Pieces that are given back in the order in which they were kept, as often as they are asked for. */
export interface Kept {
  readonly add: (piece: Uint8Array) => void
  readonly pieces: () => Iterable<Uint8Array<ArrayBuffer>>
}

/** No room at all. */
export const noScratch: Scratch = {
  begin() {
    throw new Error('there is no room')
  },
  close: () => undefined,
}

const algorithm = 'aes-256-gcm'
const nonceLength = 12
const tagLength = 16

/**
 * The file loses its name as soon as it is open, so that nothing stays where the process is killed; what lies on the disk
 * nobody can read. On a disk that does not part with the name of an open file it goes with `close`.
 *
 * @param path where nothing may be
 * @returns its functions throw SealdeskError `file/disk-full`, `file/not-writable`
 */
export function createScratch(path: string): Scratch {
  const key = randomBytes(32)
  let file: number | null = null
  let end = 0
  let pieces = 0

  function keep(piece: Uint8Array): Place {
    const nonce = nonceOf(pieces)
    const cipher = createCipheriv(algorithm, key, nonce)
    const sealed = Buffer.concat([cipher.update(piece), cipher.final(), cipher.getAuthTag()])
    try {
      file ??= openNameless(path)
      writeFileSync(file, sealed)
    } catch (error) {
      throw writeError(error, path)
    }
    const place = { nonce, start: end, length: sealed.length }
    end += sealed.length
    pieces += 1
    return place
  }

  function read({ nonce, start, length }: Place): Uint8Array<ArrayBuffer> {
    if (file === null) throw new Error('nothing was kept')
    const sealed = Buffer.alloc(length)
    if (readSync(file, sealed, 0, length, start) !== length) throw new Error('what was kept is cut')
    const decipher = createDecipheriv(algorithm, key, nonce)
    decipher.setAuthTag(sealed.subarray(length - tagLength))
    return Buffer.concat([decipher.update(sealed.subarray(0, length - tagLength)), decipher.final()])
  }

  return {
    begin() {
      const places: Place[] = []
      return {
        add: (piece) => void places.push(keep(piece)),
        *pieces() {
          for (const place of places) yield read(place)
        },
      }
    },
    close() {
      if (file === null) return
      closeSync(file)
      file = null
      key.fill(0)
      rmSync(path, { force: true })
    },
  }
}

function openNameless(path: string): number {
  const file = openSync(path, 'ax+', 0o600)
  try {
    rmSync(path)
  } catch {
    // As on some network drives.
  }
  return file
}

interface Place {
  readonly nonce: Buffer
  readonly start: number
  readonly length: number
}

/** The key is used by one scratch alone, so that counting is enough. */
function nonceOf(piece: number): Buffer {
  const nonce = Buffer.alloc(nonceLength)
  nonce.writeUIntBE(piece, nonceLength - 6, 6)
  return nonce
}
