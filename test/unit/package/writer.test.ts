import { execFileSync } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { type InnerFile, type WriteOptions, writePackage } from '../../../main/package/writer.ts'
import { aLender, aVendor, memoryFile, now, type Party } from '../../fixtures/packages.ts'
import { temporaryFolder } from '../../fixtures/temporaryFolder.ts'

const root = temporaryFolder()
let lender: Party
let station: Party
const tmpfs = canMountTmpfs()

beforeAll(async () => {
  ;[lender, station] = await Promise.all([aLender(), aVendor()])
})

function aFolder(): string {
  const folder = join(root, randomUUID())
  mkdirSync(folder)
  return folder
}

function write(folder: string, inner: readonly InnerFile[], options: Partial<WriteOptions> = {}) {
  return writePackage({
    out: join(folder, 'x.asice'),
    kind: 'batch',
    packageId: randomUUID(),
    createdAt: now,
    from: lender,
    to: [{ name: '收件方', recipient: station.recipient }],
    inner,
    ...options,
  })
}

describe('a package that cannot be written', () => {
  it('does not replace a file that is there', async () => {
    const folder = aFolder()
    writeFileSync(join(folder, 'x.asice'), 'mine')
    await expect(write(folder, [])).rejects.toMatchObject({ code: 'file/exists' })
    expect([readdirSync(folder), readFileSync(join(folder, 'x.asice'), 'utf8')]).toEqual([
      ['x.asice'],
      'mine',
    ])
  })

  it('does not replace a file that came to be there meanwhile', async () => {
    const folder = aFolder()
    const late: InnerFile = {
      name: 'order.json',
      async *open() {
        writeFileSync(join(folder, 'x.asice'), 'mine')
        yield Buffer.from('{}')
      },
    }
    await expect(write(folder, [late])).rejects.toMatchObject({ code: 'file/exists' })
    expect(readdirSync(folder)).toEqual(['x.asice'])
  })

  it('names the folder that does not exist', async () => {
    const out = join(root, 'no such folder', 'x.asice')
    await expect(write(root, [], { out })).rejects.toMatchObject({
      code: 'file/not-writable',
      params: { path: out, reason: 'ENOENT' },
    })
  })

  it.each(['../a', 'a//b', '', 'SHA256SUMS', 'sha256sums', 'a\u0000b', 'aux'])(
    'refuses the file name %j and leaves nothing',
    async (name) => {
      const folder = aFolder()
      const written = write(folder, [memoryFile('order.json', '{}'), memoryFile(name, 'x')])
      await expect(written).rejects.toMatchObject({ code: 'package/unsafe-name' })
      expect(readdirSync(folder)).toEqual([])
    },
  )

  it('leaves nothing where a source fails, and says what the source said', async () => {
    const folder = aFolder()
    const failing: InnerFile = {
      name: 'docs/A/1.jpg',
      async *open() {
        yield randomBytes(200_000)
        throw new Error('the medium is gone')
      },
    }
    await expect(write(folder, [failing])).rejects.toThrow('the medium is gone')
    expect(readdirSync(folder)).toEqual([])
  })

  it('leaves nothing where it is cancelled half-way', async () => {
    const folder = aFolder()
    const controller = new AbortController()
    const written = write(folder, [memoryFile('1', randomBytes(9)), memoryFile('2', randomBytes(9))], {
      signal: controller.signal,
      progress: () => controller.abort(),
    })
    await expect(written).rejects.toMatchObject({ code: 'job/cancelled' })
    expect(readdirSync(folder)).toEqual([])
  })

  // A disk that is really full needs a small file system of its own, which only root may mount.
  it.skipIf(!tmpfs)('says that the disk is full, and leaves nothing', async () => {
    const folder = aFolder()
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', folder])
    onTestFinished(() => void execFileSync('umount', [folder]))
    const large = memoryFile('docs/A/1.jpg', randomBytes(1_000_000))
    await expect(write(folder, [large])).rejects.toMatchObject({ code: 'file/disk-full' })
    expect(readdirSync(folder)).toEqual([])
  })
})

describe('a package that is written', () => {
  it('is beside no other file, and what is said of it is so', async () => {
    const folder = aFolder()
    const seen: number[] = []
    const written = await write(folder, [memoryFile('1', randomBytes(9)), memoryFile('2', randomBytes(11))], {
      progress: (bytes) => seen.push(bytes),
    })
    expect(readdirSync(folder)).toEqual(['x.asice'])
    expect(seen).toEqual([9, 20])
    expect(written).toMatchObject({ files: 2, bytes: 20, size: readFileSync(join(folder, 'x.asice')).length })
  })

  it('takes no more memory for more content', async () => {
    const folder = aFolder()
    const block = randomBytes(1024 * 1024)
    let peak = 0
    const large: InnerFile = {
      name: 'docs/A/1.jpg',
      async *open() {
        for (let count = 0; count < 96; count++) {
          peak = Math.max(peak, process.memoryUsage().arrayBuffers)
          yield block
        }
      },
    }
    const before = process.memoryUsage().arrayBuffers
    await write(folder, [large])
    expect(peak - before).toBeLessThan(32 * 1024 * 1024)
  })
})

function canMountTmpfs(): boolean {
  const probe = aFolder()
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', probe], { stdio: 'ignore' })
    execFileSync('umount', [probe], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
