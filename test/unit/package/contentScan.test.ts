import { describe, expect, it } from 'vitest'
import { scanFiles } from '../../../main/package/contentScan.ts'
import { sha256Hex } from '../../../main/package/sink.ts'
import { readZip } from '../../../main/package/zipReader.ts'
import { type Entry, zipOf } from './forge.ts'

const content: readonly Entry[] = [
  ['docs/A/1.jpg', Buffer.alloc(200_000, '样本')],
  ['docs/A/2.jpg', Buffer.from('SPECIMEN')],
  ['docs/A/3.jpg', Buffer.alloc(0)],
]

async function anArchive() {
  const zip = await zipOf(content)
  const source = {
    size: zip.length,
    read: async (position: number, target: Uint8Array) => void zip.copy(target, 0, position),
  }
  const digests = new Map(content.map(([name, bytes]) => [name, sha256Hex(bytes)]))
  const files = [...(await readZip(source))].map(([name, file]) => ({
    ...file,
    sha256: digests.get(name) ?? '',
  }))
  return { source, files }
}

describe('a scan of files', () => {
  it('counts every file once', async () => {
    const { source, files } = await anArchive()
    const seen: number[] = []
    await scanFiles(source, files, (_, done) => seen.push(done))
    expect(seen.reduce((sum, done) => sum + done, 0)).toBe(3)
  })

  it.each([
    ['twice', [0, 0]],
    ['in another order', [1, 0]],
    ['again at the end', [0, 1, 2, 1]],
  ] as const)('refuses a file that is named %s, and ends', async (_, order) => {
    const { source, files } = await anArchive()
    const wrong = order.flatMap((index) => files[index] ?? [])
    await expect(scanFiles(source, wrong, () => undefined)).rejects.toMatchObject({
      code: 'package/malformed',
    })
  })
})
