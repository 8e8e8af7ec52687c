import { createHash } from 'node:crypto'
import type { BundledPackage } from '../bundledPackages.ts'
import { insideOf } from './inside.ts'

/** What one artefact is made of. */
export interface Contents {
  readonly application: { readonly name: string; readonly version: string; readonly licence: string }
  readonly platform: string
  readonly arch: string
  readonly packages: readonly BundledPackage[]
  /** SHA-256 of the files that are worth naming one by one, by their path in the application. */
  readonly files: ReadonlyMap<string, string>
}

interface Component {
  readonly 'bom-ref': string
  readonly name: string
  readonly licenses?: readonly object[]
  readonly [field: string]: unknown
}

/**
 * A bill of materials: CycloneDX 1.6, JSON (ECMA-424). Nothing in it depends on when or where it is made, so that two
 * builds of the same contents have the same.
 */
export function billOfMaterials({ application, platform, arch, packages, files }: Contents): object {
  const { name, version } = application
  const subject = `${name}@${version}?platform=${platform}&arch=${arch}`
  const components = unique(packages).map((each) => componentOf(each, files))
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: serialNumber(JSON.stringify([subject, components])),
    version: 1,
    metadata: {
      lifecycles: [{ phase: 'build' }],
      component: {
        type: 'application',
        'bom-ref': subject,
        name,
        version,
        licenses: licences(application.licence),
        properties: [
          { name: 'sealdesk:platform', value: platform },
          { name: 'sealdesk:arch', value: arch },
        ],
      },
    },
    components,
    dependencies: [
      { ref: subject, dependsOn: components.map((component) => component['bom-ref']) },
      ...components.map((component) => ({ ref: component['bom-ref'], dependsOn: [] })),
    ],
  }
}

function componentOf(described: BundledPackage, files: ReadonlyMap<string, string>): Component {
  const { name, version, licence, as, folder } = described
  const purl = packageUrl(name, version)
  const parts = [
    ...(insideOf[name] ?? []).map(({ licence: of, ...part }) => ({
      ...part,
      'bom-ref': `${purl}#${encodeURIComponent(part.name)}`,
      licenses: licences(of),
    })),
    ...[...files]
      .filter(([path]) => path.startsWith(`${folder}/`))
      .map(([path, sha256]) => ({
        type: 'file',
        'bom-ref': `${purl}#${path}`,
        name: path,
        hashes: [{ alg: 'SHA-256', content: sha256 }],
      })),
  ]
  return {
    type: as === 'runtime' ? 'framework' : 'library',
    'bom-ref': purl,
    ...named(name),
    version,
    purl,
    scope: 'required',
    ...(licence !== '' && { licenses: licences(licence) }),
    properties: [{ name: 'sealdesk:as', value: as }],
    ...(parts.length > 0 && { components: parts }),
  }
}

/** One version of a package may be there twice, below two others. */
function unique(packages: readonly BundledPackage[]): BundledPackage[] {
  return [...new Map(packages.map((each) => [`${each.name}@${each.version}`, each])).values()]
}

/** The scope of a package of npm is its group. */
function named(name: string): { group?: string; name: string } {
  const [, group, rest] = /^(@[^/]+)\/(.+)$/.exec(name) ?? []
  return group && rest ? { group, name: rest } : { name }
}

/** https://github.com/package-url/purl-spec, type npm. */
function packageUrl(name: string, version: string): string {
  return `pkg:npm/${name.replace('@', '%40')}@${encodeURIComponent(version)}`
}

/** An SPDX identifier, an expression of several, or the words that a package uses instead. */
function licences(licence: string): object[] {
  if (/^[\w.+-]+$/.test(licence)) return [{ license: { id: licence } }]
  if (/ (?:AND|OR|WITH) /.test(licence)) return [{ expression: licence.replace(/^\((.*)\)$/, '$1') }]
  return [{ license: { name: licence } }]
}

/** A UUID that follows from the contents (RFC 9562, version 8). */
function serialNumber(contents: string): string {
  const hex = createHash('sha256').update(contents).digest('hex')
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16)
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
