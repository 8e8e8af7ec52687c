import { createHash } from 'node:crypto'
import type { Verdict } from '../../../shared/domain/verdict.ts'
import { encrypt, type Forgery, flip, replaceAll, zipOf } from './forge.ts'

export const mimetypeSha256 = createHash('sha256').update('application/vnd.etsi.asic-e+zip').digest('base64')

type Defect = readonly [
  name: string,
  verdict: Verdict,
  forgery: (recipient: string) => Forgery | Promise<Forgery>,
]

const replaceEntry =
  (name: string, change: (content: Buffer) => Buffer): Forgery['outer'] =>
  (entries) =>
    entries.map(([entry, content]) => [entry, entry === name ? change(content) : content])

const without =
  (name: string): Forgery['outer'] =>
  (entries) =>
    entries.filter(([entry]) => entry !== name)

/** Packages with one defect each, and the verdict that each comes to. */
export const defects: readonly Defect[] = [
  ['no package at all', 'malformed', () => ({ container: () => Buffer.from('not a zip') })],
  ['an empty file', 'incomplete', () => ({ container: () => Buffer.alloc(0) })],
  [
    'a copy that stopped half-way',
    'incomplete',
    () => ({ container: (zip) => zip.subarray(0, zip.length / 2) }),
  ],
  ['a copy that lacks its last byte', 'incomplete', () => ({ container: (zip) => zip.subarray(0, -1) })],
  [
    'a byte after the end',
    'malformed',
    () => ({ container: (zip) => Buffer.concat([zip, Buffer.alloc(1)]) }),
  ],
  [
    'a byte before the beginning',
    'malformed',
    () => ({ container: (zip) => Buffer.concat([Buffer.alloc(1), zip]) }),
  ],
  ['an archive comment', 'malformed', () => ({ container: withComment })],
  [
    'a file that is not listed',
    'malformed',
    () => ({ outer: (entries) => [...entries, ['extra.txt', Buffer.from('x')]] }),
  ],
  [
    'a second signature without its manifest',
    'incomplete',
    () => ({ outer: (entries) => [...entries, ['META-INF/signature002.p7s', Buffer.from('x')]] }),
  ],
  ['a file twice', 'malformed', () => ({ outer: (entries) => [...entries, ...entries.slice(2, 3)] })],
  [
    'a file twice but for case',
    'malformed',
    () => ({ outer: (entries) => [...entries, ['PACKAGE.json', Buffer.from('x')]] }),
  ],
  [
    'mimetype not first',
    'malformed',
    () => ({ outer: ([mimetype, ...entries]) => [...entries, ...(mimetype ? [mimetype] : [])] }),
  ],
  [
    'another mimetype',
    'malformed',
    () => ({ outer: replaceEntry('mimetype', () => Buffer.from('application/zip')) }),
  ],
  ['no payload', 'incomplete', () => ({ outer: without('payload.age') })],
  ['no signature', 'incomplete', () => ({ outer: without('META-INF/signature001.p7s') })],
  ['a compressed entry', 'malformed', () => ({ container: (zip) => patchCentral(zip, 10, 8) })],
  ['an encrypted entry', 'malformed', () => ({ container: (zip) => patchCentral(zip, 8, 1) })],
  [
    'a package.json of another package',
    'tampered',
    () => ({ outer: replaceEntry('package.json', (json) => replaceAll(json, '"files":2', '"files":3')) }),
  ],
  [
    'another list of sums',
    'tampered',
    () => ({ outer: replaceEntry('SHA256SUMS', (sums) => flip(sums, 0)) }),
  ],
  [
    'another manifest',
    'tampered',
    () => ({
      outer: replaceEntry('META-INF/ASiCManifest001.xml', (xml) => Buffer.concat([xml, Buffer.from('\n')])),
    }),
  ],
  [
    'a swapped payload',
    'tampered',
    async (recipient) =>
      swappedPayload(await encrypt(await zipOf([['SHA256SUMS', Buffer.alloc(0)]]), recipient)),
  ],
  [
    'a flipped byte in the payload',
    'tampered',
    () => ({ outer: replaceEntry('payload.age', (age) => flip(age, age.length - 20)) }),
  ],
  ['garbage for a signature', 'malformed', () => ({ signature: () => Buffer.from('garbage') })],
  [
    'a flipped byte in the signature value',
    'tampered',
    () => ({ signature: (der) => flip(der, der.length - 1) }),
  ],
  [
    'a DTD in the manifest',
    'malformed',
    () => ({ manifest: (xml) => xml.replace('?>', '?><!DOCTYPE x [<!ENTITY a "b">]>') }),
  ],
  ['a manifest that is not XML', 'malformed', () => ({ manifest: (xml) => xml.slice(0, -5) })],
  [
    'a manifest that leaves out SHA256SUMS',
    'malformed',
    () => ({
      manifest: (xml) =>
        xml
          .replace('URI="SHA256SUMS"', 'URI="mimetype"')
          .replace(/(URI="mimetype">[\s\S]*?DigestValue>)[^<]+/, (_, head) => `${head}${mimetypeSha256}`),
    }),
  ],
  [
    'a manifest that names a file twice',
    'malformed',
    () => ({ manifest: (xml) => xml.replace('URI="payload.age"', 'URI="package.json"') }),
  ],
  [
    'a manifest with a digest of no method',
    'malformed',
    () => ({ manifest: (xml) => xml.replace(/<ds:DigestMethod[^>]*>/, '') }),
  ],
  [
    'a manifest with two digests of one file',
    'malformed',
    () => ({ manifest: (xml) => xml.replace(/(<ds:DigestValue>)(.{20})/, '$1$2</ds:DigestValue>$1') }),
  ],
  [
    'a manifest with two signatures',
    'malformed',
    () => ({ manifest: (xml) => xml.replace(/<asic:SigReference[^>]*>/, '$&$&') }),
  ],
  [
    'a manifest with a weaker digest',
    'malformed',
    () => ({ manifest: (xml) => xml.replace('xmlenc#sha256', 'xmlenc#sha1') }),
  ],
  [
    'a manifest with an unknown element',
    'malformed',
    () => ({ manifest: (xml) => xml.replace('</asic:ASiCManifest>', '<asic:Extra/></asic:ASiCManifest>') }),
  ],
  [
    'a newer format',
    'unsupported-version',
    () => ({ header: (header) => ({ ...header, format: 'loan-review-package/2' }) }),
  ],
  ['another format', 'malformed', () => ({ header: (header) => ({ ...header, format: 'other/1' }) })],
  [
    'a package.json with an unknown member',
    'malformed',
    () => ({ header: (header) => ({ ...header, extra: 1 }) }),
  ],
  [
    'a package.json that repeats a name',
    'malformed',
    () => ({ headerText: (text) => text.replace('{', '{"kind":"batch",') }),
  ],
  ['a package.json that is not JSON', 'malformed', () => ({ headerText: (text) => text.slice(1) })],
  ['a package.json with a byte order mark', 'malformed', () => ({ headerText: (text) => `\ufeff${text}` })],
  [
    'an outer list that names more',
    'malformed',
    () => ({ sums: (text) => `${text}${'a'.repeat(64)}  mimetype\n` }),
  ],
  ['an outer list in another form', 'malformed', () => ({ sums: (text) => text.replaceAll('  ', ' *') })],
  [
    'an armored payload',
    'malformed',
    () => ({
      payload: (age) =>
        Buffer.from(
          `-----BEGIN AGE ENCRYPTED FILE-----\n${age.toString('base64')}\n-----END AGE ENCRYPTED FILE-----\n`,
        ),
    }),
  ],
  [
    'a payload without its last chunk',
    'tampered',
    () => ({
      inner: (zip) => Buffer.concat([zip, Buffer.alloc(2 * 65536)]),
      payload: (age) => age.subarray(0, age.length - (age.length % 65552) - 100),
    }),
  ],
  [
    'an inner archive with a byte more',
    'malformed',
    () => ({ inner: (zip) => Buffer.concat([zip, Buffer.alloc(1)]) }),
  ],
  ['an inner archive with a wrong checksum', 'malformed', () => ({ inner: wrongChecksum })],
  [
    'an inner file that differs from its digest',
    'tampered',
    () => ({ innerSums: (text) => `${'a'.repeat(64)}${text.slice(64)}` }),
  ],
  [
    'an inner file that is not listed',
    'malformed',
    () => ({ innerSums: (text) => text.split('\n').slice(1).join('\n') }),
  ],
  [
    'a listed inner file that is missing',
    'incomplete',
    () => ({ innerSums: (text) => `${text}${'a'.repeat(64)}  docs/A-001/2.jpg\n` }),
  ],
  ['an inner list that names a file twice', 'malformed', () => ({ innerSums: (text) => `${text}${text}` })],
  ['a count of files that is not theirs', 'malformed', () => ({ header: recount })],
  ...[
    '../evil',
    '/etc/evil',
    'docs/../evil',
    'docs//evil',
    'docs\\evil',
    'C:/evil',
    'con.txt',
    'docs/a.',
    'docs/\u202egpj',
    'docs/e\u0301',
  ].map(
    (name): Defect => [
      `an inner file named ${JSON.stringify(name)}`,
      'malformed',
      () => ({ files: [[name, Buffer.from('x')]] }),
    ],
  ),
  ...[
    ['docs/A/1.jpg', 'docs/A/1.jpg'],
    ['docs/A/1.jpg', 'docs/A/1.JPG'],
    ['docs/A/1.jpg', 'docs/a/2.jpg'],
    ['docs/A', 'docs/A/1.jpg'],
  ].map(
    (names): Defect => [
      `inner files ${names.join(' and ')}`,
      'malformed',
      () => ({ files: names.map((name) => [name, Buffer.from('x')] as const) }),
    ],
  ),
]

function swappedPayload(age: Buffer): Forgery {
  return { outer: replaceEntry('payload.age', () => age) }
}

/** Adds a comment in the way that a zip program would. */
function withComment(zip: Buffer): Buffer {
  const copy = Buffer.concat([zip, Buffer.from('note')])
  copy.writeUInt16LE(4, zip.length - 2)
  return copy
}

/** Sets a 16-bit field of the last entry in the directory. */
function patchCentral(zip: Buffer, field: number, value: number): Buffer {
  const copy = Buffer.from(zip)
  copy.writeUInt16LE(value, copy.lastIndexOf('PK\x01\x02') + field)
  return copy
}

/** Sets the checksum of the first file, in both places where it stands. */
function wrongChecksum(zip: Buffer): Buffer {
  const copy = Buffer.from(zip)
  copy.writeUInt32LE(1, 14)
  copy.writeUInt32LE(1, copy.indexOf('PK\x01\x02') + 16)
  return copy
}

function recount(header: Record<string, unknown>): Record<string, unknown> {
  return { ...header, inner: { ...(header.inner as object), files: 3 } }
}
