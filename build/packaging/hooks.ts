import { createHash } from 'node:crypto'
import { createReadStream, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { type AfterPackContext, Arch, type ArtifactCreated } from 'electron-builder'
import { type BundledPackage, bundledPackages } from '../bundledPackages.ts'
import { type PackedApp, readPackedApp } from './packedApp.ts'
import { billOfMaterials } from './sbom.ts'

/** What electron-builder calls while it packs, as electron-builder.yml says. */

const root = join(import.meta.dirname, '../..')

/** What people install; what else a target leaves behind describes these. */
const installers = /\.(?:exe|deb|AppImage|dmg)$/

/** Code that is no text, models and language data: named one by one in the bill of materials. */
const namedFiles = /\.(?:node|dll|dylib|so(?:\.\d+)*|wasm|onnx|traineddata\.gz)$/

/** Writes the bill of materials of what was packed into the output folder. */
export async function afterPack(context: AfterPackContext): Promise<void> {
  const { appOutDir, outDir, arch, electronPlatformName: platform, packager } = context
  const app = readPackedApp(packager.getResourcesDir(appOutDir))
  const { productName, version } = packager.appInfo
  const bill = billOfMaterials({
    application: { name: productName, version, licence: packager.info.metadata.license ?? '' },
    platform,
    arch: Arch[arch],
    packages: [...builtIn(), ...packagesIn(app)],
    files: new Map(
      [...app.files].filter(([path]) => namedFiles.test(path)).map(([path, { sha256 }]) => [path, sha256]),
    ),
  })
  writeFileSync(billPath(outDir, platform, arch), `${JSON.stringify(bill, null, 2)}\n`)
}

/** Lays the bill of materials beside an installer, with the installer's own digest in it. */
export async function artifactBuildCompleted({ file, arch, packager }: ArtifactCreated): Promise<void> {
  if (arch === null || !installers.test(file)) return
  const platform = packager.platform.nodeName
  const bill = JSON.parse(readFileSync(billPath(join(file, '..'), platform, arch), 'utf8'))
  bill.metadata.component.hashes = [{ alg: 'SHA-256', content: await sha256(file) }]
  writeFileSync(`${file}.cdx.json`, `${JSON.stringify(bill, null, 2)}\n`)
}

function billPath(outDir: string, platform: string, arch: Arch): string {
  return join(outDir, `sealdesk-${platform}-${Arch[arch]}.cdx.json`)
}

/** What is in the bundles, and what runs them. */
function builtIn(): BundledPackage[] {
  return bundledPackages(root).filter(({ as }) => as !== 'packed')
}

/**
 * Each by the name that it is loaded by: electron-builder lays packages out anew, without those that only the build uses.
 *
 * @throws Error where what is packed is not what the list of licences says
 */
function packagesIn(app: PackedApp): BundledPackage[] {
  const listed = bundledPackages(root).filter(({ as }) => as === 'packed')
  const named = new Set(listed.map(({ folder }) => loadedAs(folder)))
  const packed = new Set(app.packages.map(loadedAs))
  const unlisted = [...packed].filter((name) => !named.has(name))
  const missing = [...named].filter((name) => !packed.has(name))
  if (unlisted.length + missing.length > 0)
    throw new Error(
      `electron-builder.yml and build/bundledPackages.ts differ: packed only ${unlisted.join(', ') || 'nothing'}; ` +
        `listed only ${missing.join(', ') || 'nothing'}`,
    )
  return listed
}

function loadedAs(folder: string): string {
  return folder.replace(/^.*node_modules\//, '')
}

async function sha256(file: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return hash.digest('hex')
}
