import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createKeystore } from '../../../main/electron/keystore.ts'

type Needs = Parameters<typeof createKeystore>[0]

/** A computer with a keystore; its encryption only turns the bytes over. */
function aComputer({
  backend = 'gnome_libsecret',
  available = true,
  platform = 'linux',
}: {
  backend?: ReturnType<Needs['system']['getSelectedStorageBackend']>
  available?: boolean
  platform?: NodeJS.Platform
} = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'sealdesk-keystore-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const path = join(folder, 'profile/computer-secret')
  const turned = (bytes: Uint8Array) => Buffer.from(bytes).map((byte) => byte ^ 0xff)
  const system: Needs['system'] = {
    isEncryptionAvailable: () => available,
    getSelectedStorageBackend() {
      if (platform !== 'linux') throw new TypeError('not a function')
      return backend
    },
    encryptString: (text) => Buffer.from(turned(Buffer.from(text))),
    decryptString: (bytes) => Buffer.from(turned(bytes)).toString(),
  }
  return { folder, path, keystore: createKeystore({ path, system, platform }) }
}

describe('the secret of a computer', () => {
  it.each(['linux', 'win32', 'darwin'] as const)(
    'is made once, and is there after a restart (%s)',
    async (platform) => {
      const { keystore, path } = aComputer({ platform })
      expect(await keystore('keystore.get', undefined)).toEqual({ ok: true, value: null })
      const made = await keystore('keystore.create', undefined)
      expect(made).toMatchObject({ ok: true, value: { length: 32 } })
      expect(await keystore('keystore.create', undefined)).toEqual(made)
      expect(await keystore('keystore.get', undefined)).toEqual(made)
      if (process.platform !== 'win32') expect(statSync(path).mode & 0o077).toBe(0)
    },
  )

  it('is on disk only as the keystore has encrypted it', async () => {
    const { keystore, folder, path } = aComputer()
    const made = await keystore('keystore.create', undefined)
    const secret = Buffer.from(made.ok ? (made.value as Uint8Array) : [])
    expect(readdirSync(join(folder, 'profile'))).toEqual(['computer-secret'])
    expect(readFileSync(path).includes(secret)).toBe(false)
    expect(readFileSync(path, 'utf8')).not.toContain(secret.toString('base64'))
  })

  it.each([
    ['basic_text', { backend: 'basic_text' }],
    ['unknown', { backend: 'unknown' }],
    ['kwallet6', { backend: 'kwallet6', available: false }],
    ['win32', { platform: 'win32', available: false }],
  ] as const)('is refused where the keystore is not a real one: %s %o', async (detail, computer) => {
    const { keystore, path } = aComputer(computer)
    const refused = { ok: false, error: { code: 'vault/keystore-unavailable', params: { detail } } }
    expect(await keystore('keystore.get', undefined)).toEqual(refused)
    expect(await keystore('keystore.create', undefined)).toEqual(refused)
    expect(existsSync(path)).toBe(false)
  })

  it('that can not be decrypted is not overwritten by another', async () => {
    const { keystore, path } = aComputer()
    await keystore('keystore.create', undefined)
    writeFileSync(path, 'what another account wrote')
    for (const request of ['keystore.get', 'keystore.create'])
      expect(await keystore(request, undefined)).toMatchObject({
        error: { code: 'vault/keystore-unavailable', params: { detail: path } },
      })
    expect(readFileSync(path, 'utf8')).toBe('what another account wrote')
  })
})
