import { SaxesParser, type SaxesTagNS } from 'saxes'
import { Sha256Hex } from '../../shared/domain/ids.ts'
import { SealdeskError } from '../../shared/errors/error.ts'
import { malformed } from './faults.ts'
import type { Sums } from './sums.ts'
import { decodeUtf8 } from './text.ts'

const asic = 'http://uri.etsi.org/02918/v1.2.1#'
const ds = 'http://www.w3.org/2000/09/xmldsig#'
const sha256 = 'http://www.w3.org/2001/04/xmlenc#sha256'

export interface AsicManifest {
  /** Path of the signature over this manifest. */
  readonly signature: string
  readonly references: Sums
}

/** `META-INF/ASiCManifest….xml`: the files that one signature covers. Source: ETSI EN 319 162-1, A.4. */
export function formatAsicManifest({ signature, references }: AsicManifest): string {
  const objects = [...references].map(
    ([name, digest]) => `  <asic:DataObjectReference URI="${encodeURI(name)}">
    <ds:DigestMethod Algorithm="${sha256}"/>
    <ds:DigestValue>${Buffer.from(digest, 'hex').toString('base64')}</ds:DigestValue>
  </asic:DataObjectReference>
`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?>
<asic:ASiCManifest xmlns:asic="${asic}" xmlns:ds="${ds}">
  <asic:SigReference URI="${encodeURI(signature)}" MimeType="application/pkcs7-signature"/>
${objects.join('')}</asic:ASiCManifest>
`
}

/**
 * Parses a manifest that names one signature and digests by SHA-256 only. A DTD, a processing instruction, a CDATA
 * section or an element that is not known is refused.
 *
 * @throws SealdeskError `package/malformed`
 */
export function parseAsicManifest(bytes: Uint8Array): AsicManifest {
  try {
    return readElements(decodeUtf8(bytes))
  } catch (error) {
    if (error instanceof SealdeskError) throw error
    throw malformed('the manifest is not well-formed XML')
  }
}

function readElements(text: string): AsicManifest {
  const parser = new SaxesParser({ xmlns: true })
  const path: string[] = []
  const references = new Map<string, Sha256Hex>()
  let signature: string | null = null
  let uri = ''
  let digest = ''
  let parts = new Set<string>()

  parser.on('error', (error) => {
    throw error
  })
  for (const event of ['doctype', 'processinginstruction', 'cdata'] as const)
    parser.on(event, () => {
      throw malformed('the manifest has a DTD, an instruction or a CDATA section')
    })
  parser.on('opentag', (tag) => {
    path.push(nameOf(tag))
    const place = path.join(' ')
    if (place === places.signature && signature === null) signature = attribute(tag, 'URI')
    else if (place === places.reference) [uri, digest, parts] = [attribute(tag, 'URI'), '', new Set()]
    else if (parts.has(place)) throw malformed('the manifest has two digests of one file')
    else if (place === places.method && attribute(tag, 'Algorithm') !== sha256)
      throw malformed('the manifest has a digest that is not SHA-256')
    else if (!knownPlaces.has(place) || place === places.signature)
      throw malformed('the manifest has an element that does not belong there')
    parts.add(place)
  })
  parser.on('text', (value) => {
    if (path.join(' ') === places.value) digest += value
    else if (value.trim() !== '') throw malformed('the manifest has text that does not belong there')
  })
  parser.on('closetag', () => {
    if (path.join(' ') === places.reference) {
      if (references.has(uri)) throw malformed('the manifest names a file twice')
      if (!parts.has(places.method)) throw malformed('the manifest has a digest of no method')
      references.set(uri, digestOf(digest))
    }
    path.pop()
  })
  parser.write(text).close()
  if (signature === null) throw malformed('the manifest names no signature')
  return { signature, references }
}

const root = `{${asic}}ASiCManifest`
const places = {
  root,
  signature: `${root} {${asic}}SigReference`,
  reference: `${root} {${asic}}DataObjectReference`,
  method: `${root} {${asic}}DataObjectReference {${ds}}DigestMethod`,
  value: `${root} {${asic}}DataObjectReference {${ds}}DigestValue`,
} as const
const knownPlaces: ReadonlySet<string> = new Set(Object.values(places))

function nameOf(tag: SaxesTagNS): string {
  return `{${tag.uri}}${tag.local}`
}

function attribute(tag: SaxesTagNS, name: string): string {
  const value = tag.attributes[name]?.value
  if (value === undefined) throw malformed(`the manifest has an element without ${name}`)
  return value
}

function digestOf(base64: string): Sha256Hex {
  const bytes = Buffer.from(base64, 'base64')
  if (bytes.length !== 32 || bytes.toString('base64') !== base64)
    throw malformed('the manifest has a digest value that is not base64 of 32 bytes')
  return Sha256Hex.parse(bytes.toString('hex'))
}
