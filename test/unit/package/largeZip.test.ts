import { execFileSync } from 'node:child_process'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openFileSource } from '../../../main/package/source.ts'
import { checkRecords, readZip, readZipFile } from '../../../main/package/zipReader.ts'
import { createZipWriter } from '../../../main/package/zipWriter.ts'
import { now } from '../../fixtures/packages.ts'
import { temporaryFolder } from '../../fixtures/temporaryFolder.ts'

const folder = temporaryFolder()
const gibibyte = 1024 ** 3
const block = new Uint8Array(64 * 1024 * 1024)

/** A zip with an entry of more than 4 GiB of zeros, and one behind it; on the disk the zeros are a hole. */
async function aLargeZip(path: string, size: number): Promise<void> {
  const file = await open(path, 'w')
  let position = 0
  const zip = createZipWriter(async (bytes) => {
    if (bytes.buffer !== block.buffer) await file.write(bytes, 0, bytes.length, position)
    position += bytes.length
  }, now)
  await zip.add('first', Buffer.from('1'))
  const large = await zip.begin('large')
  for (let left = size; left > 0; left -= block.length) await large.write(block.subarray(0, left))
  await large.end()
  await zip.add('behind', Buffer.from('样本'))
  await zip.finish()
  await file.close()
}

it('an archive of more than 4 GiB is written and read, and other programs read it too', async () => {
  const path = join(folder, 'large.zip')
  const size = 4 * gibibyte + 5
  await aLargeZip(path, size)
  const source = await openFileSource(path)
  const files = await readZip(source)
  const [large, behind] = [files.get('large'), files.get('behind')]
  if (!large || !behind) throw new Error('an entry is missing')
  expect([large.size, behind.offset > 4 * gibibyte]).toEqual([size, true])
  await checkRecords(source, large)
  expect((await readZipFile(source, behind)).toString()).toBe('样本')
  await source.close()

  const listing = execFileSync('unzip', ['-l', path], { encoding: 'utf8' })
  expect(listing).toContain(String(size))
  expect(execFileSync('unzip', ['-p', path, 'behind'], { encoding: 'utf8' })).toBe('样本')
}, 120_000)
