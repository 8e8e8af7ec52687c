import { isDeepStrictEqual } from 'node:util'
import { parseAsicManifest } from '../../main/package/asicManifest.ts'
import { parsePartyCard } from '../../main/package/card.ts'
import { certificateSha256, issueCertificate } from '../../main/package/certificate.ts'
import { parseHeader } from '../../main/package/header.ts'
import { parseIdentityFile } from '../../main/package/identity.ts'
import { parseJson } from '../../main/package/json.ts'
import { parseReceivingKeys, signReceivingKey } from '../../main/package/receivingKey.ts'
import { verifySignature } from '../../main/package/signature.ts'
import type { RandomSource } from '../../main/package/source.ts'
import { formatSums, parseSums } from '../../main/package/sums.ts'
import { parseVendorCard, signVendorCard } from '../../main/package/vendorCard.ts'
import { checkRecords, readZip } from '../../main/package/zipReader.ts'
import { SealdeskError } from '../../shared/errors/error.ts'
import { notAfter, notBefore, now } from '../fixtures/packages.ts'
import { zipOf } from '../unit/package/forge.ts'
import { hostileAmendment, takeAmendment } from './amendment.ts'
import { mutateBytes } from './bytes.ts'
import { mutateDer } from './der.ts'
import type { Random } from './random.ts'
import { BrokenPromise, type Target } from './target.ts'
import { jsonDictionary, mutateText, xmlDictionary } from './text.ts'
import type { World } from './world.ts'
import { mutateZip } from './zip.ts'

/** The parsers by themselves, some hundred times as fast as whole packages. */
export async function parsers(world: World): Promise<readonly Target[]> {
  const { lender, station, originals } = world
  const part = (name: string) =>
    originals.map(({ entries }) => entries.find(([entry]) => entry === name)?.[1] ?? Buffer.alloc(0))
  const manifests = part('META-INF/ASiCManifest001.xml')
  const signatures = part('META-INF/signature001.p7s')
  const headers = part('package.json')
  const zips = await Promise.all(originals.map(({ files }) => zipOf(files)))
  const receivingKey = await signReceivingKey(
    {
      format: 'loan-review-receiving-key/1',
      keyId: '6a7d7a0e-52f5-4a94-92ce-4f4a4a4bb001',
      issuedAt: now.toISOString(),
      vendor: { name: station.name, certificate: station.certificatePem },
      lender: { name: lender.name, certSha256: certificateSha256(lender.certificatePem) },
      recipient: station.recipient,
    },
    station,
  )
  const leaf = { commonName: station.name, issuer: lender, notBefore, notAfter }
  const own = { ...(await issueCertificate(leaf)), chain: [lender.certificatePem] }
  const { name, recipient } = station
  const vendorCard = JSON.stringify(await signVendorCard({ name, recipient, issuer: station }, own))
  const identityText = `# created: 2026-06-01T08:00:00Z\n# public key: ${station.recipient}\n${station.identity}\n`

  return [
    target(
      'manifest',
      'package/',
      (random) => texts(random, manifests, xmlDictionary),
      (text) => {
        const { references } = parseAsicManifest(Buffer.from(text))
        if ([...references.values()].some((digest) => digest.length !== 64))
          throw new BrokenPromise('a digest of another length')
      },
    ),
    target(
      'package.json',
      'package/',
      (random) => texts(random, headers, jsonDictionary),
      (text) => {
        const header = parseHeader(Buffer.from(text))
        if (!isDeepStrictEqual(header, JSON.parse(text)))
          throw new BrokenPromise('another value than in the text')
      },
    ),
    target(
      'list of digests',
      'package/',
      (random) => texts(random, part('SHA256SUMS'), ['  ', ' *', '\r', '\n', '\\']),
      (text) => {
        if (formatSums(parseSums(Buffer.from(text))) !== text)
          throw new BrokenPromise('the list has a second form')
      },
    ),
    target(
      'JSON without repeated names',
      null,
      (random) => texts(random, headers, jsonDictionary),
      (text) => {
        const value = parseJson(text)
        if (!isDeepStrictEqual(value, JSON.parse(text)))
          throw new BrokenPromise('another value than in the text')
        if (countNames(value) !== namesIn(text)) throw new BrokenPromise('a name is repeated')
      },
    ),
    target(
      "party's card",
      'file/',
      (random) => texts(random, [Buffer.from(JSON.stringify(lender.card))], jsonDictionary),
      (text) => {
        parsePartyCard(text, 'card')
      },
    ),
    target(
      "vendor's card",
      'file/',
      (random) => texts(random, [Buffer.from(vendorCard)], jsonDictionary),
      async (text) => {
        const { signature: _, ...signed } = JSON.parse(vendorCard)
        await parseVendorCard(text, 'card')
        const { signature: __, ...said } = JSON.parse(text)
        if (!isDeepStrictEqual(said, signed)) throw new BrokenPromise('another card than the one signed')
      },
    ),
    target(
      'receiving key',
      'file/',
      (random) => texts(random, [Buffer.from(receivingKey)], jsonDictionary),
      async (text) => {
        await parseReceivingKeys(text, 'key')
        const { signature: _, ...signed } = JSON.parse(receivingKey)
        const { signature: __, ...said } = JSON.parse(text)
        if (!isDeepStrictEqual(said, signed)) throw new BrokenPromise('another key than the one signed')
      },
    ),
    target(
      'identity file',
      'file/',
      (random) => texts(random, [Buffer.from(identityText)], ['\r\n', '#', 'AGE-SECRET-KEY-1']),
      async (text) => {
        await parseIdentityFile(text, 'identity')
      },
    ),
    target('lists of an amendment', 'batch/', hostileAmendment, takeAmendment),
    target(
      'signature',
      'package/',
      (random) => {
        const index = random.int(signatures.length)
        const der = signatures[index] ?? Buffer.alloc(0)
        const changed = random.chance(0.7) ? mutateDer(random, der) : mutateBytes(random, der)
        return { index, der: changed, input: changed }
      },
      ({ index, der }) => {
        verifySignature(der, manifests[index] ?? Buffer.alloc(0), [lender.card])
        if (!signatures[index]?.equals(der)) throw new BrokenPromise('another signature is right too')
      },
    ),
    target(
      'archive',
      'package/',
      (random) => {
        let zip = random.pick(zips)
        for (let left = 1 + random.int(3); left > 0; left--)
          zip = random.chance(0.8) ? mutateZip(random, zip) : mutateBytes(random, zip)
        return { zip, input: zip }
      },
      async ({ zip }) => {
        const source = memorySource(zip)
        let end = 0
        for (const file of (await readZip(source)).values()) {
          await checkRecords(source, file)
          if (file.offset !== end) throw new BrokenPromise('bytes between files')
          end =
            file.dataStart +
            file.size +
            (file.layout === 'streamed' ? 16 : file.layout === 'streamed-wide' ? 24 : 0)
        }
      },
    ),
  ]
}

/** @param family of the error codes that it may end with; null where a SyntaxError is what it ends with */
function target<T extends { readonly input: Buffer | string } | string>(
  name: string,
  family: string | null,
  make: (random: Random) => T,
  take: (made: T) => void | Promise<void>,
): Target {
  return {
    name,
    async run(random, keep) {
      const made = make(random)
      keep(typeof made === 'string' ? made : made.input)
      try {
        await take(made)
        return 'accepted'
      } catch (error) {
        const isExpected =
          family === null
            ? error instanceof SyntaxError
            : error instanceof SealdeskError && error.code.startsWith(family)
        if (!isExpected) throw error
        return error instanceof SealdeskError ? error.code : 'SyntaxError'
      }
    },
  }
}

function texts(random: Random, from: readonly Buffer[], dictionary: readonly string[]): string {
  let text = random.pick(from).toString()
  for (let left = 1 + random.int(3); left > 0; left--) text = mutateText(random, text, dictionary)
  return text.isWellFormed() ? text : text.toWellFormed()
}

function memorySource(bytes: Buffer): RandomSource {
  return {
    size: bytes.length,
    async read(position, target) {
      if (position < 0 || position + target.length > bytes.length)
        throw new RangeError('read outside the file')
      bytes.copy(target, 0, position)
    },
  }
}

/** Members of all objects in a value, and in a text: the same where no name is repeated. */
function countNames(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  const members = Object.values(value).reduce((sum: number, member) => sum + countNames(member), 0)
  return members + (Array.isArray(value) ? 0 : Object.keys(value).length)
}

function namesIn(text: string): number {
  // In a text that is JSON, a string before a colon is a name, and nothing else is.
  return text.match(/"(?:[^"\\]|\\.)*"\s*:/g)?.length ?? 0
}
