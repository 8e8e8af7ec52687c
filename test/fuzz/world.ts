import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openPackage } from '../../main/package/reader.ts'
import { type Verification, type VerifiedPackage, verifyPackage } from '../../main/package/verify.ts'
import { aLender, aParty, aVendor, now, type Party } from '../fixtures/packages.ts'
import { type Entry, type Forgery, forge } from '../unit/package/forge.ts'

/** A package as the lender signed it, in the parts that it is made of. */
export interface Original {
  readonly bytes: Buffer
  readonly entries: readonly Entry[]
  readonly files: readonly Entry[]
}

/** Parties that are the same for all executions, and packages that are in order. */
export interface World {
  readonly lender: Party
  readonly station: Party
  readonly cosigner: Party
  /** Whom nobody has pinned. */
  readonly stranger: Party
  readonly originals: readonly Original[]
  verify(package_: Buffer): Promise<Verification>
  /** Every file of a package that was found to be valid. */
  contentOf(package_: VerifiedPackage): Promise<ReadonlyMap<string, Uint8Array>>
}

/** @param folder to write inputs to, as they come */
export async function createWorld(folder: string): Promise<World> {
  const path = join(folder, 'package.asice')
  const [lender, station, cosigner, stranger] = await Promise.all([
    aLender(),
    aVendor(),
    aParty('样本审计部'),
    aParty('样本路人'),
  ])
  const original = async (files: readonly Entry[], forgery: Forgery = {}): Promise<Original> => {
    let entries: readonly Entry[] = []
    const outer = (all: readonly Entry[]) => {
      entries = all
      return all
    }
    return { bytes: await forge(lender, station.recipient, { ...forgery, files, outer }), entries, files }
  }
  const small: readonly Entry[] = [
    ['order.json', Buffer.from('{"format":"loan-review-order/1"}')],
    ['docs/A-001/1.jpg', Buffer.from('样本 SPECIMEN')],
    ['docs/A-001/empty.jpg', Buffer.alloc(0)],
  ]
  const large: readonly Entry[] = [
    ['order.json', Buffer.from('{}')],
    ['docs/A-001/身份证.jpg', Buffer.alloc(150_000, 'SPECIMEN')],
    ['docs/B/2.pdf', Buffer.alloc(65_536, '样本')],
  ]
  /** Of a package that amends a batch. */
  const refs = { batchId: '0f7b5b0a-6a39-4c43-8d5c-2f9f3c1c9a77', batchSumsSha256: 'a'.repeat(64) }
  return {
    lender,
    station,
    cosigner,
    stranger,
    originals: [
      await original(small),
      await original(large),
      await original(small, { cosigners: [cosigner, station] }),
      await original(small, { header: (header) => ({ ...header, refs }) }),
    ],
    verify(package_) {
      writeFileSync(path, package_)
      const trusted = [lender.card, cosigner.card]
      return verifyPackage(path, { kind: 'batch', trusted, identities: [station.identity], now })
    },
    async contentOf({ identity, sumsSha256 }) {
      const reader = await openPackage(path, identity, { sumsSha256 })
      try {
        const content = new Map<string, Uint8Array>()
        for (const name of reader.files.keys()) content.set(name, await reader.read(name))
        return content
      } finally {
        await reader.close()
      }
    },
  }
}

/** Whether both name the same files with the same content, each once; in any order. */
export function isSameContent(
  found: readonly (readonly [string, Uint8Array])[],
  files: readonly Entry[],
): boolean {
  const content = new Map(found)
  return (
    found.length === files.length &&
    files.every(([name, bytes]) => bytes.equals(content.get(name) ?? Buffer.from('another')))
  )
}
