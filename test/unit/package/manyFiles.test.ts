import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { verifyPackage } from '../../../main/package/verify.ts'
import { writePackage } from '../../../main/package/writer.ts'
import { aLender, aVendor, memoryFile, now, openAsItIs } from '../../fixtures/packages.ts'
import { temporaryFolder } from '../../fixtures/temporaryFolder.ts'

const folder = temporaryFolder()
/** More than the 65 535 that a zip counts without zip64. */
const count = 70_000

it('a package of 70 000 files is written, is valid, and gives any of them', async () => {
  const [lender, station] = await Promise.all([aLender(), aVendor()])
  const out = join(folder, 'many.asice')
  const nameOf = (index: number) => `docs/A-${Math.floor(index / 20)}/${index}.jpg`
  await writePackage({
    out,
    kind: 'batch',
    packageId: randomUUID(),
    createdAt: now,
    from: lender,
    to: [{ name: '收件方', recipient: station.recipient }],
    inner: (function* () {
      for (let index = 0; index < count; index++) yield memoryFile(nameOf(index), `样本 ${index}`)
    })(),
  })
  const terms = { kind: 'batch', trusted: [lender.card], identities: [station.identity], now } as const
  expect((await verifyPackage(out, terms)).verdict).toBe('valid')
  const reader = await openAsItIs(out, station.identity)
  expect(reader.files.size).toBe(count)
  for (const index of [0, 65_534, 65_535, 65_536, count - 1])
    expect(Buffer.from(await reader.read(nameOf(index))).toString()).toBe(`样本 ${index}`)
  await reader.close()
}, 120_000)
