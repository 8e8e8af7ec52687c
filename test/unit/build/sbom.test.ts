import { describe, expect, it } from 'vitest'
import type { BundledPackage } from '../../../build/bundledPackages.ts'
import { billOfMaterials } from '../../../build/packaging/sbom.ts'
import { faultsOfBill } from '../../fixtures/cycloneDx.ts'

const application = { name: 'Sealdesk', version: '0.1.0', licence: 'Apache-2.0' }

function aPackage(changes: Partial<BundledPackage> = {}): BundledPackage {
  const name = changes.name ?? 'example'
  return { name, version: '1.2.3', licence: 'MIT', as: 'bundled', folder: `node_modules/${name}`, ...changes }
}

function billOf(packages: readonly BundledPackage[], files: readonly [string, string][] = []) {
  return billOfMaterials({ application, platform: 'linux', arch: 'x64', packages, files: new Map(files) })
}

describe('a bill of materials', () => {
  it.each([
    ['an SPDX identifier', 'MIT'],
    ['an expression', '(MIT OR Apache-2.0)'],
    ['words of its own', 'SEE LICENSE IN LICENSE'],
    ['nothing', ''],
  ])('keeps to the schema of CycloneDX 1.6 where a package says of its licence %s', (_what, licence) => {
    expect(faultsOfBill(billOf([aPackage({ licence })]))).toEqual([])
  })

  it('would be found out if it did not', () => {
    expect(faultsOfBill({ ...billOf([]), specVersion: 1.6 })).not.toEqual([])
    expect(faultsOfBill(billOf([aPackage({ version: 1 as unknown as string })]))).not.toEqual([])
  })

  it('names the files of a package that are no text, and what is compiled into them', () => {
    const sha256 = 'ab'.repeat(32)
    const bill = billOf(
      [aPackage({ name: 'sodium-native', as: 'packed' })],
      [['node_modules/sodium-native/prebuilds/linux-x64/sodium-native.node', sha256]],
    )
    expect(faultsOfBill(bill)).toEqual([])
    expect(bill).toMatchObject({
      components: [
        {
          purl: 'pkg:npm/sodium-native@1.2.3',
          components: [
            { name: 'libsodium', licenses: [{ license: { id: 'ISC' } }] },
            { type: 'file', hashes: [{ alg: 'SHA-256', content: sha256 }] },
          ],
        },
      ],
    })
  })

  it('names the scope of a package as its group, and a version once', () => {
    const twice = aPackage({ name: '@scope/part' })
    expect(
      billOf([twice, { ...twice, folder: 'node_modules/other/node_modules/@scope/part' }]),
    ).toMatchObject({
      components: [{ group: '@scope', name: 'part', purl: 'pkg:npm/%40scope/part@1.2.3' }],
    })
  })

  it('is the same for the same contents, and another for others', () => {
    expect(billOf([aPackage()])).toEqual(billOf([aPackage()]))
    expect(billOf([aPackage()])).not.toMatchObject({ serialNumber: Object(billOf([])).serialNumber })
  })
})
