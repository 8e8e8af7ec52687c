import type { Random } from './random.ts'

const strings = [
  '',
  ' ',
  '\u0000',
  '\ufeff',
  '\u202e',
  '\ud800',
  'e\u0301',
  '../..',
  'A'.repeat(5000),
  '__proto__',
  'constructor',
  'payload.age',
  'SHA256SUMS',
  'mimetype',
  'batch',
  'result',
  '1970-01-01T00:00:00Z',
  '2026-06-01T08:00:00+08:00',
]
const values: readonly unknown[] = [
  null,
  true,
  0,
  -0,
  -1,
  1.5,
  1e308,
  2 ** 53,
  [],
  {},
  [[[[]]]],
  { __proto__: null },
  ...strings,
]

/** A JSON value with one thing in it changed: a member gone, renamed, another value, one too many, nested. */
export function mutateJson(random: Random, value: unknown): unknown {
  if (Array.isArray(value) && value.length > 0 && random.chance(0.8)) {
    const at = random.int(value.length)
    switch (random.int(4)) {
      case 0:
        return value.toSpliced(at, 1)
      case 1:
        return value.toSpliced(at, 0, value[at])
      case 2:
        return Array.from({ length: 100 }, () => value[at])
      default:
        return value.with(at, mutateJson(random, value[at]))
    }
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value) && random.chance(0.9)) {
    const entries = Object.entries(value)
    if (entries.length === 0) return { [random.pick(strings)]: random.pick(values) }
    const at = random.int(entries.length)
    const [name, member] = random.pick(entries)
    switch (random.int(6)) {
      case 0:
        return Object.fromEntries(entries.toSpliced(at, 1))
      case 1:
        return { ...value, [random.pick(strings)]: random.pick(values) }
      case 2:
        return { ...value, [name]: random.pick(entries)[1] }
      default:
        return { ...value, [name]: mutateJson(random, member) }
    }
  }
  if (typeof value === 'number' && random.chance(0.5))
    return value + random.pick([-1, 1, 0.5, 2 ** 32, 1e300])
  if (typeof value === 'string' && value !== '' && random.chance(0.5)) return mutateText(random, value)
  return random.pick(values)
}

/** A text with a token left out, doubled, moved or replaced by one of these or of the dictionary. */
export function mutateText(random: Random, text: string, dictionary: readonly string[] = strings): string {
  const tokens = text.match(/\w+|[^\w]/gu) ?? ['']
  const at = random.int(tokens.length)
  const other = random.pick(tokens)
  switch (random.int(6)) {
    case 0:
      return tokens.toSpliced(at, 1 + random.int(3)).join('')
    case 1:
      return tokens.toSpliced(at, 0, other).join('')
    case 2:
      return tokens.with(at, other).join('')
    case 3:
      return tokens.with(at, random.pick(dictionary)).join('')
    case 4:
      return tokens.toSpliced(at, 0, random.pick(dictionary)).join('')
    default:
      return tokens.toSpliced(random.int(tokens.length), 0, ...tokens.slice(at, at + random.int(40))).join('')
  }
}

export const xmlDictionary = [
  '<!DOCTYPE a [<!ENTITY b "c">]>',
  '<?xml-stylesheet href="x"?>',
  '<![CDATA[x]]>',
  '<!-- x -->',
  '&amp;',
  '&#x41;',
  '&b;',
  '</asic:ASiCManifest>',
  '<asic:DataObjectReference URI="x"/>',
  'xmlns:asic="x"',
  'URI="payload.age"',
  'URI="%70ayload.age"',
  '<a:b xmlns:a="http://uri.etsi.org/02918/v1.2.1#"/>',
  'http://www.w3.org/2000/09/xmldsig#sha1',
  '=',
  ' ',
  '\u0000',
  '<'.repeat(3000),
]

export const jsonDictionary = [
  '{',
  '}',
  '[',
  ']',
  ':',
  ',',
  '"',
  '\\u0061',
  '\\ud800',
  '\\',
  '1e999',
  '-0',
  '{"a":1,"a":2}',
  '"a":1,"\\u0061":2,',
  '/**/',
  '\ufeff',
  '['.repeat(5000),
  '{"a":'.repeat(2000),
]
