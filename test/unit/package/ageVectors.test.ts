import { createHash } from 'node:crypto'
import { inflateSync } from 'node:zlib'
import { armor, Decrypter } from 'age-encryption'
import * as vectors from 'cctv-age'
import { describe, expect, it } from 'vitest'
import { aeadProviders } from '../../../main/package/aead.ts'
import { openPayload } from '../../../main/package/payloadReader.ts'
import type { RandomSource } from '../../../main/package/source.ts'

interface Vector {
  readonly fields: ReadonlyMap<string, readonly string[]>
  readonly file: Uint8Array
}

function parseVector(bytes: Uint8Array): Vector {
  const text = Buffer.from(bytes)
  const end = text.indexOf('\n\n')
  const fields = new Map<string, string[]>()
  for (const line of text.subarray(0, end).toString().split('\n')) {
    const [key = '', value = ''] = line.split(/: (.*)/s)
    fields.set(key, [...(fields.get(key) ?? []), value])
  }
  const body = text.subarray(end + 2)
  return { fields, file: fields.get('compressed')?.[0] === 'zlib' ? inflateSync(body) : body }
}

function memorySource(bytes: Uint8Array): RandomSource {
  return {
    size: bytes.length,
    read: async (at, target) => target.set(bytes.subarray(at, at + target.length)),
  }
}

function decrypterFor({ fields }: Vector): Decrypter {
  const decrypter = new Decrypter()
  for (const identity of fields.get('identity') ?? []) decrypter.addIdentity(identity)
  for (const passphrase of fields.get('passphrase') ?? []) decrypter.addPassphrase(passphrase)
  return decrypter
}

/** SHA-256 of the whole payload, read chunk by chunk; throws where anything is wrong. */
async function payloadSha256(vector: Vector, aead: keyof typeof aeadProviders): Promise<string> {
  const isArmored = vector.fields.get('armored')?.[0] === 'yes'
  const file = isArmored ? armor.decode(Buffer.from(vector.file).toString('latin1')) : vector.file
  const decrypter = decrypterFor(vector)
  const payload = await openPayload(
    memorySource(file),
    (header) => decrypter.decryptHeader(header),
    await aeadProviders[aead](),
  )
  const hash = createHash('sha256')
  for (let position = 0; position < payload.size; position += 10_000) {
    const piece = new Uint8Array(Math.min(10_000, payload.size - position))
    await payload.read(position, piece)
    hash.update(piece)
  }
  return hash.digest('hex')
}

const all = Object.entries(vectors).map(([name, bytes]) => [name, parseVector(bytes)] as const)
const successes = all.filter(([, { fields }]) => fields.get('expect')?.[0] === 'success')
const failures = all.filter(([, { fields }]) => fields.get('expect')?.[0] !== 'success')

it('the age test suite is all there', () => {
  expect([successes.length > 20, failures.length > 70]).toEqual([true, true])
})

describe.each(Object.keys(aeadProviders) as (keyof typeof aeadProviders)[])('with %s', (aead) => {
  it.each(successes)('%s is read', async (_, vector) => {
    expect(await payloadSha256(vector, aead)).toBe(vector.fields.get('payload')?.[0])
  })

  it.each(failures)('%s is refused', async (_, vector) => {
    await expect(payloadSha256(vector, aead)).rejects.toThrow()
  })
})

describe('an armored file', () => {
  const armored = successes.filter(([, { fields }]) => fields.has('armored'))
  it.each(armored)('%s is not read: packages are never armored', async (_, vector) => {
    const fields = new Map([...vector.fields].filter(([key]) => key !== 'armored'))
    await expect(payloadSha256({ ...vector, fields }, 'noble')).rejects.toThrow()
  })
})
