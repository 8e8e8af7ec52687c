import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readModuleRecord } from './moduleRecord.ts'
import { packingRules } from './packaging/packingRules.ts'

/**
 * What of others is in the built application. This is the one list of it: the about box has its licences from here
 * (`out/licences.json`, written by `build/licences.ts` at the end of each build), and so has the bill of materials that
 * lies beside each installer.
 */
export interface BundledPackage {
  readonly name: string
  readonly version: string
  /** SPDX expression, as its package.json or else its licence file has it; empty where neither says. */
  readonly licence: string
  /** Bundled into files of ours, packed as a folder beside them, or what all of it runs in. */
  readonly as: 'bundled' | 'packed' | 'runtime'
  /** From the root of the project, with `/`. */
  readonly folder: string
}

interface Manifest {
  readonly name: string
  readonly version: string
  readonly license?: string | { readonly type: string }
  readonly licenses?: readonly { readonly type: string }[]
  readonly dependencies?: Readonly<Record<string, string>>
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

/**
 * Everything of others in the last build, by name.
 *
 * @param root of the project; `out/` below it is the build
 */
export function bundledPackages(root: string): BundledPackage[] {
  const bundled = new Set(readModuleRecord(root).flatMap(({ modules }) => modules.flatMap(folderOf)))
  const packed = new Set(packedFolders(root))
  const found = [
    ...[...packed].map((folder) => describe(root, folder, 'packed')),
    ...[...bundled]
      .filter((folder) => !packed.has(folder))
      .map((folder) => describe(root, folder, 'bundled')),
    describe(root, 'node_modules/electron', 'runtime'),
  ]
  // One copy of a package may lie below several others.
  const once = new Map(found.map((each) => [`${each.name} ${each.version}`, each]))
  return [...once.values()].sort(
    (a, b) => a.name.localeCompare(b.name, 'en') || a.version.localeCompare(b.version, 'en'),
  )
}

/** What a package says of its licence, whole, file by file: its own files, and those in the folders named. */
export function licenceTexts(
  root: string,
  { folder }: BundledPackage,
  below: readonly string[] = [],
): string[] {
  return ['', ...below].flatMap((part) => {
    const at = join(root, folder, part)
    if (!existsSync(at)) return []
    return readdirSync(at, { withFileTypes: true })
      .filter((entry) => entry.isFile() && /^(?:licen[cs]e|copying|notice|third.?party)/i.test(entry.name))
      .map(({ name }) => ownPart(readFileSync(join(at, name), 'utf8')).trim())
  })
}

/** Without what a bundler says of the packages that it is itself made of: of them nothing is in the application. */
function ownPart(text: string): string {
  return text.split(/^# Licenses of bundled dependencies$/m)[0] ?? text
}

/** The folder of the package that a module belongs to, if it is of others. */
function folderOf(module: string): string[] {
  // Helpers that the bundler writes itself.
  if (module.startsWith('\0rolldown')) return ['node_modules/rolldown']
  if (module.startsWith('\0vite')) return ['node_modules/vite']
  return [...module.matchAll(/^.*node_modules\/(?:@[^/]+\/)?[^/]+/g)].map(([folder]) =>
    folder.replace(/^.*?(?=node_modules\/)/, ''),
  )
}

/**
 * `dependencies` of package.json and all that they depend on, without what electron-builder.yml leaves out because
 * nothing loads it: these go along as folders.
 */
function packedFolders(root: string): string[] {
  const isPacked = packingRules(root)
  const found = new Set<string>()
  const add = (folder: string, needed: Readonly<Record<string, string>> = {}) => {
    for (const name of Object.keys(needed)) {
      const at = locate(root, folder, name)
      if (at === undefined || found.has(at)) continue
      found.add(at)
      const { dependencies, optionalDependencies } = manifestOf(root, at)
      add(at, { ...dependencies, ...optionalDependencies })
    }
  }
  add('.', manifestOf(root, '.').dependencies)
  return [...found].filter((folder) => isPacked(`${folder}/package.json`))
}

/** Where a package finds another, as Node looks for it; nowhere where it is of another platform. */
function locate(root: string, from: string, name: string): string | undefined {
  const places = from === '.' ? [] : from.split('/node_modules/')
  for (let depth = places.length; depth >= 0; depth -= 1) {
    const inside = places.slice(0, depth).join('/node_modules/')
    const folder = inside ? `${inside}/node_modules/${name}` : `node_modules/${name}`
    if (existsSync(join(root, folder, 'package.json'))) return folder
  }
  return undefined
}

function describe(root: string, folder: string, as: BundledPackage['as']): BundledPackage {
  const { name, version, license, licenses } = manifestOf(root, folder)
  const named =
    typeof license === 'string' ? license : (license?.type ?? licenses?.map(({ type }) => type).join(' OR '))
  return { name, version, licence: named ?? titledLicence(root, folder), as, folder }
}

/** The licence of a package whose package.json names none, by the first line of its licence file. */
function titledLicence(root: string, folder: string): string {
  const file = join(root, folder, 'LICENSE')
  return existsSync(file) && readFileSync(file, 'utf8').startsWith('MIT License') ? 'MIT' : ''
}

function manifestOf(root: string, folder: string): Manifest {
  // Written by npm's own tools.
  return JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as Manifest
}
