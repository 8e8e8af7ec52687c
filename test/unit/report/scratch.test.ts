import { existsSync, readdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createKeptText } from '../../../main/report/keptText.ts'
import { createScratch } from '../../../main/report/scratch.ts'
import { temporaryFolder } from '../../fixtures/temporaryFolder.ts'

const folder = temporaryFolder()
let count = 0
const aPath = () => join(folder, `scratch-${++count}`)
const texts = (pieces: Iterable<Uint8Array>) =>
  [...pieces].map((piece) => Buffer.from(piece).toString('utf8'))

/** Where what has no name can still be reached by this process: on Linux alone. */
function nameless(path: string): string {
  const files = '/proc/self/fd'
  const linkOf = (file: string) => {
    try {
      return readlinkSync(join(files, file))
    } catch {
      return ''
    }
  }
  const file = readdirSync(files).find((one) => linkOf(one).startsWith(path))
  return join(files, file ?? expect.fail('nothing was kept'))
}
const isLinux = process.platform === 'linux'

describe('a scratch', () => {
  it('gives back what was kept side by side, each in its order and as often as it is asked for', () => {
    const scratch = createScratch(aPath())
    const [one, other] = [scratch.begin(), scratch.begin()]
    for (let index = 0; index < 300; index += 1) {
      one.add(Buffer.from(`一 ${index}`))
      other.add(Buffer.from(`other ${index}`))
    }
    for (const _ of ['once', 'again'])
      expect(texts(one.pieces())).toEqual(Array.from({ length: 300 }, (_, index) => `一 ${index}`))
    expect(texts(other.pieces())[299]).toBe('other 299')
    scratch.close()
  })

  it('has no name, so that nothing stays where the process is killed', () => {
    const path = aPath()
    const scratch = createScratch(path)
    const kept = scratch.begin()
    kept.add(Buffer.from('样本'))
    expect(existsSync(path)).toBe(false)
    kept.add(Buffer.from('本样'))
    expect(texts(kept.pieces())).toEqual(['样本', '本样'])
    scratch.close()
    expect(existsSync(path)).toBe(false)
  })

  it.runIf(isLinux)('has nothing on the disk that can be read', () => {
    const path = aPath()
    const scratch = createScratch(path)
    const piece = Buffer.from('样本 11010519491231002X '.repeat(20))
    scratch.begin().add(piece)
    scratch.begin().add(piece)
    const lies = readFileSync(nameless(path))
    expect(lies.length).toBeGreaterThan(2 * piece.length)
    expect(lies.includes('11010519491231002X')).toBe(false)
    // The same, kept twice, does not look the same.
    expect(lies.subarray(0, 32).equals(lies.subarray(lies.length / 2, lies.length / 2 + 32))).toBe(false)
    scratch.close()
  })

  it.runIf(isLinux)('gives back nothing that was changed', () => {
    const path = aPath()
    const scratch = createScratch(path)
    const kept = scratch.begin()
    kept.add(Buffer.from('样本'))
    const lies = readFileSync(nameless(path))
    lies[0] = (lies[0] ?? 0) ^ 1
    writeFileSync(nameless(path), lies)
    expect(() => [...kept.pieces()]).toThrow()
    scratch.close()
  })

  it('needs no file for nothing, and says where it could not write one', () => {
    const path = aPath()
    const scratch = createScratch(path)
    expect([...scratch.begin().pieces()]).toEqual([])
    expect(existsSync(path)).toBe(false)
    scratch.close()
    const nowhere = createScratch(join(folder, 'missing', 'scratch'))
    expect(() => nowhere.begin().add(Buffer.from('x'))).toThrow(
      expect.objectContaining({ code: 'file/not-writable' }),
    )
  })
})

describe('text that is kept', () => {
  it('comes back whole, in pieces that end where something ended', () => {
    const scratch = createScratch(aPath())
    const text = createKeptText(scratch)
    const lines = Array.from({ length: 3000 }, (_, index) => `${'样本𠮷'.repeat(index % 40)}${index}\n`)
    for (const line of lines) text.add(line)
    const pieces = texts(text.pieces())
    expect(pieces.join('')).toBe(lines.join(''))
    expect(pieces.length).toBeGreaterThan(2)
    expect(pieces.every((piece) => piece.endsWith('\n'))).toBe(true)
    scratch.close()
  })

  it('may be longer than a piece', () => {
    const scratch = createScratch(aPath())
    const text = createKeptText(scratch)
    const long = '长'.repeat(100_000)
    text.add('a')
    text.add(long)
    text.add('b')
    expect(texts(text.pieces()).join('')).toBe(`a${long}b`)
    scratch.close()
  })
})
