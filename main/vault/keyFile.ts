import { createHash, randomUUID } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { z } from 'zod'
import { SealdeskError } from '../../shared/errors/error.ts'
import { readError } from '../package/fileErrors.ts'
import { createTargetFile } from '../package/targetFile.ts'

/** Content of a key file: the second factor of one person's slot, to be kept away from the station, on a USB stick. */
const KeyFileContent = z.strictObject({
  format: z.literal('sealdesk-key-file/1'),
  id: z.uuid(),
  secret: z.base64(),
})

/** A key file as a slot uses it. `id` only tells a wrong file from a wrong passphrase; `sha256` is of the whole file. */
export interface KeyFile {
  readonly id: string
  readonly sha256: Uint8Array
}

/** What is to go with a new passphrase: the key file in use, none, or one that is made once the old proof was right. */
export type NextKeyFile = 'same' | undefined | (() => Promise<KeyFile>)

/** @param current the key file in use */
export async function nextKeyFile(
  next: NextKeyFile,
  current: KeyFile | undefined,
): Promise<KeyFile | undefined> {
  return next === 'same' ? current : next?.()
}

const secretLength = 32
/** Ours are far smaller; nobody's film is read to find that it is none. */
const largestFile = 4096

/** Writes a new key file. @throws SealdeskError `file/exists`, `file/not-writable`, `file/disk-full` */
export async function writeKeyFile(path: string, random: (length: number) => Uint8Array): Promise<KeyFile> {
  const id = randomUUID()
  const secret = Buffer.from(random(secretLength)).toString('base64')
  const bytes = Buffer.from(`${JSON.stringify({ format: 'sealdesk-key-file/1', id, secret })}\n`, 'utf8')
  const target = await createTargetFile(path)
  try {
    await target.write(bytes)
    await target.finish()
    await target.commit()
  } catch (error) {
    await target.discard()
    throw error
  }
  return { id, sha256: sha256(bytes) }
}

/** @throws SealdeskError `vault/not-a-key-file`, `file/not-found`, `file/not-readable` */
export async function readKeyFile(path: string): Promise<KeyFile> {
  const bytes = await readSmall(path).catch((error: unknown) => {
    throw error instanceof SealdeskError ? error : readError(error, path)
  })
  const content = KeyFileContent.safeParse(parseJson(bytes.toString('utf8')))
  if (!content.success) throw new SealdeskError('vault/not-a-key-file', { path })
  return { id: content.data.id, sha256: sha256(bytes) }
}

async function readSmall(path: string): Promise<Buffer> {
  const { size } = await stat(path)
  if (size > largestFile) throw new SealdeskError('vault/not-a-key-file', { path })
  return readFile(path)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function sha256(bytes: Uint8Array): Uint8Array {
  return createHash('sha256').update(bytes).digest()
}
