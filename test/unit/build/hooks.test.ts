import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Arch, type ArtifactCreated } from 'electron-builder'
import { describe, expect, it } from 'vitest'
import { artifactBuildCompleted } from '../../../build/packaging/hooks.ts'
import { billOfMaterials } from '../../../build/packaging/sbom.ts'
import { faultsOfBill } from '../../fixtures/cycloneDx.ts'
import { temporaryFolder } from '../../fixtures/temporaryFolder.ts'

const folder = temporaryFolder()
const application = { name: 'Sealdesk', version: '0.1.0', licence: 'Apache-2.0' }
const bill = billOfMaterials({
  application,
  platform: 'linux',
  arch: 'arm64',
  packages: [],
  files: new Map(),
})
writeFileSync(join(folder, 'sealdesk-linux-arm64.cdx.json'), JSON.stringify(bill))

function made(name: string): ArtifactCreated {
  const file = join(folder, name)
  writeFileSync(file, name)
  return { file, arch: Arch.arm64, packager: { platform: { nodeName: 'linux' } } } as ArtifactCreated
}

describe('beside an installer', () => {
  it.each(['a.deb', 'a.AppImage'])('lies its bill of materials, with its digest: %s', async (name) => {
    const artefact = made(name)
    await artifactBuildCompleted(artefact)
    const beside = JSON.parse(readFileSync(`${artefact.file}.cdx.json`, 'utf8'))
    expect(faultsOfBill(beside)).toEqual([])
    expect(beside.metadata.component).toMatchObject({
      name: 'Sealdesk',
      hashes: [{ alg: 'SHA-256', content: createHash('sha256').update(name).digest('hex') }],
    })
  })

  it('and not beside what nobody installs', async () => {
    const map = made('a.exe.blockmap')
    await artifactBuildCompleted(map)
    expect(existsSync(`${map.file}.cdx.json`)).toBe(false)
  })
})
