import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BundledLicence } from '../shared/domain/about.ts'
import { type BundledPackage, bundledPackages, licenceTexts } from './bundledPackages.ts'
import { pdfFolders } from './pdfFolders.ts'
import { standardLicence } from './standardLicences.ts'

/** Folders below a package that have licences of their own for what is copied out of them. */
const further: Readonly<Record<string, readonly string[]>> = {
  'pdfjs-dist': pdfFolders,
}

/**
 * Writes our own licence and that of every package in the build: `out/licences.json` for the about box, and
 * `out/licences.txt`, which is laid beside the packed application.
 */
export function writeLicences(root: string): void {
  const licences = [
    ownLicence(root),
    ...bundledPackages(root).map((each) => ({
      name: each.name,
      version: each.version,
      licence: each.licence,
      text: textOf(root, each),
    })),
  ]
  writeFileSync(join(root, 'out/licences.json'), JSON.stringify(licences))
  writeFileSync(join(root, 'out/licences.txt'), licences.map(asText).join(`\n${'='.repeat(80)}\n\n`))
}

function ownLicence(root: string): BundledLicence {
  // As npm reads it.
  const { name, version, license } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    name: string
    version: string
    license: string
  }
  return { name, version, licence: license, text: readFileSync(join(root, 'LICENSE'), 'utf8').trim() }
}

function asText({ name, version, licence, text }: BundledLicence): string {
  return `${name} ${version}\n${licence}\n\n${text}\n`
}

function textOf(root: string, bundled: BundledPackage): string {
  const texts = licenceTexts(root, bundled, further[bundled.name])
  // Where the models and the language data come from is said in one place.
  if (bundled.name.startsWith('@gutenye/') || bundled.name.startsWith('@tesseract.js-data/'))
    texts.push(readFileSync(join(root, 'main/reading/NOTICE'), 'utf8').trim())
  if (texts.length === 0) texts.push(standardLicence({ ...bundled, author: authorOf(root, bundled) }))
  return texts.join(`\n\n${'-'.repeat(60)}\n\n`)
}

function authorOf(root: string, { folder }: BundledPackage): string | undefined {
  // As npm reads it: a text, or an object.
  const { author } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as {
    author?: string | { name: string }
  }
  return typeof author === 'object' ? author.name : author
}
