import { type Aead, aeadProviders, tagLength } from '../../main/package/aead.ts'
import { chunkLength, chunkNonce } from '../../main/package/chunks.ts'
import type { Row } from './report.ts'

const mebibyte = 1024 * 1024
const forMilliseconds = 1000

/** What each provider of ChaCha20-Poly1305 gives on one thread, in the payload's own chunks. */
export async function measureAead(): Promise<Row[]> {
  const rows: Row[] = []
  for (const [name, load] of Object.entries(aeadProviders)) {
    const aead = await load()
    rows.push({ measure: `${name}: open`, unit: 'MiB/s', ours: await rate(aead, 'open') })
    rows.push({ measure: `${name}: seal`, unit: 'MiB/s', ours: await rate(aead, 'seal') })
  }
  return rows
}

async function rate(aead: Aead, direction: 'seal' | 'open'): Promise<number> {
  const cipher = await aead.withKey(new Uint8Array(32))
  const plaintext = new Uint8Array(chunkLength)
  const sealed = new Uint8Array(chunkLength + tagLength)
  await cipher.seal(chunkNonce(0, false), plaintext, sealed)
  const start = performance.now()
  let chunks = 0
  for (; performance.now() - start < forMilliseconds; chunks++) {
    if (direction === 'seal') await cipher.seal(chunkNonce(0, false), plaintext, sealed)
    else await cipher.open(chunkNonce(0, false), sealed, plaintext)
  }
  return (chunks * chunkLength) / mebibyte / ((performance.now() - start) / 1000)
}
