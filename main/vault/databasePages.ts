import { createHmac, createSecretKey, type KeyObject, pbkdf2Sync } from 'node:crypto'
import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { readError } from '../package/fileErrors.ts'

/** Bytes of a page, in the file of a database as in its write-ahead log. */
export const pageSize = 4096

const saltLength = 16
const codeLength = 64
/** Where SQLite takes its locks; it stores nothing there. Source: https://www.sqlite.org/fileformat2.html#lockbyte */
const lockBytePage = 2 ** 30 / pageSize

/**
 * The file of an encrypted database, page by page, without SQLite. Each page ends with a code (HMAC-SHA512) over its
 * ciphertext, its initialization vector and its number. SQLite compares it whenever it reads a page; who compares it
 * here holds no transaction open, rests when he wants to, and reaches pages that SQLite has no reason to read.
 *
 * As long as only this thread writes to the database, it finds every page whole. What a crash left in the write-ahead
 * log is to be in the file before.
 *
 * Source: https://www.zetetic.net/sqlcipher/design/; what its `PRAGMA cipher_integrity_check` compares.
 */
export interface DatabasePages {
  /** How many there are now; a part of one counts. */
  count(): number
  /**
   * @param first counted from 0
   * @throws SealdeskError `file/not-readable`
   */
  areAuthentic(first: number, count: number): boolean
  /** Not before the connection: on POSIX a process that closes a file loses all its locks on it, those of SQLite too. */
  close(): void
}

/** @param file path of the database, and its raw 32-byte key */
export function openPages({ path, key }: { path: string; key: Uint8Array }): DatabasePages {
  const file = openSync(path, 'r')
  const codeKey = deriveCodeKey(key, read(file, 0, saltLength))

  function isAuthentic(page: Buffer, index: number): boolean {
    if (index === lockBytePage) return true
    const ciphertext = page.subarray(index === 0 ? saltLength : 0, -codeLength)
    const number = Buffer.alloc(4)
    number.writeUInt32LE(index + 1)
    const code = createHmac('sha512', codeKey).update(ciphertext).update(number).digest()
    return code.equals(page.subarray(-codeLength))
  }

  function readPages(first: number, count: number): Buffer {
    try {
      return read(file, first * pageSize, count * pageSize)
    } catch (error) {
      throw readError(error, path)
    }
  }

  return {
    count: () => Math.ceil(fstatSync(file).size / pageSize),
    areAuthentic(first, count) {
      const bytes = readPages(first, count)
      for (let at = 0; at < bytes.length; at += pageSize)
        if (!isAuthentic(bytes.subarray(at, at + pageSize), first + at / pageSize)) return false
      return true
    },
    close: () => closeSync(file),
  }
}

function deriveCodeKey(key: Uint8Array, salt: Buffer): KeyObject {
  const derived = pbkdf2Sync(
    key,
    salt.map((byte) => byte ^ 0x3a),
    2,
    key.length,
    'sha512',
  )
  const codeKey = createSecretKey(derived)
  derived.fill(0)
  return codeKey
}

/** As many of the bytes as there are. */
function read(file: number, position: number, length: number): Buffer {
  const bytes = Buffer.alloc(length)
  return bytes.subarray(0, readSync(file, bytes, 0, length, position))
}
