import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { beforeAll, describe, expect, it } from 'vitest'
import yauzl from 'yauzl'
import yazl from 'yazl'
import { verifyPackage } from '../../../main/package/verify.ts'
import { aLender, aVendor, now, type Party, packBatch } from '../../fixtures/packages.ts'
import { temporaryFolder } from '../../fixtures/temporaryFolder.ts'

const folder = temporaryFolder()
let lender: Party
let station: Party
let path: string

beforeAll(async () => {
  ;[lender, station] = await Promise.all([aLender(), aVendor()])
  path = (await packBatch({ folder, lender, recipient: station.recipient })).path
})

/** Every entry of a zip as another implementation reads it. */
async function readByYauzl(file: string): Promise<[string, Buffer][]> {
  const entries: [string, Buffer][] = []
  const zip = await yauzl.openPromise(file, { strictFileNames: true, autoClose: false })
  for await (const entry of zip.eachEntry())
    entries.push([entry.fileName, await buffer(await zip.openReadStreamPromise(entry))])
  zip.close()
  return entries
}

describe('another implementation of zip', () => {
  it('reads what we write', async () => {
    const entries = await readByYauzl(path)
    expect(entries.map(([name]) => name)).toEqual([
      'mimetype',
      'payload.age',
      'package.json',
      'SHA256SUMS',
      'META-INF/ASiCManifest001.xml',
      'META-INF/signature001.p7s',
    ])
    expect(readFileSync(path).includes(entries[1]?.[1] ?? Buffer.from('none'))).toBe(true)
  })

  it('makes a package that is refused where it writes the same files again in a form of its own', async () => {
    const zip = new yazl.ZipFile()
    for (const [name, content] of await readByYauzl(path)) zip.addBuffer(content, name, { compress: false })
    zip.end()
    const saved = join(folder, 'saved.asice')
    writeFileSync(saved, await buffer(zip.outputStream))
    const result = await verifyPackage(saved, {
      kind: 'batch',
      trusted: [lender.card],
      identities: [station.identity],
      now,
    })
    expect(result.verdict).toBe('malformed')
  })
})
