import { cpSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { decodeJwt } from 'jose'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { readKeySlots } from '../../../main/vault/keySlotFile.ts'
import { vaultPaths, vaultStatus } from '../../../main/vault/vaultFolder.ts'
import { UserName } from '../../../shared/domain/person.ts'
import { createClient } from '../../../shared/ipc/client.ts'
import { contract } from '../../../shared/ipc/contract.ts'
import { corePorts } from '../../fixtures/corePorts.ts'
import { aDocument, packBatch } from '../../fixtures/packages.ts'
import { realDeriveKey } from '../../fixtures/realDeriveKey.ts'
import { aCore, aStation, issueKey, supervisor, type TestStation } from '../../fixtures/station.ts'
import { temporaryFolder } from '../../fixtures/temporaryFolder.ts'
import { vaultContent } from '../../fixtures/vaultContent.ts'
import { keptPeople } from '../../fixtures/vaults/build.ts'
import { killRepeatedly } from './kill.ts'

/**
 * The process with the keys is killed at random moments, a hundred times in all, and after each the vault is opened
 * and looked through (vaultContent.ts says what must agree). A kill leaves what was handed to the operating system;
 * what a loss of power leaves is not shown here.
 */

/** How often each work was killed, and what of the step that it was in was found afterwards. */
const outcomes: Record<string, Record<string, number>> = {}

// A busy machine takes its time to start a hundred processes.
vi.setConfig({ testTimeout: 300_000 })

afterAll(() => {
  const all = Object.values(outcomes).flatMap((counts) => Object.values(counts))
  console.log(`${all.reduce((sum, count) => sum + count, 0)} kills: ${JSON.stringify(outcomes, null, 1)}`)
})

async function kill(...how: Parameters<typeof killRepeatedly>): Promise<void> {
  const [work] = how
  outcomes[work] = await killRepeatedly(...how)
}

function portsFor(dir: string) {
  return corePorts(dir, (_, error) => expect.fail(String(error)))
}

describe('an import', () => {
  it.each([
    ['at any moment', 'start', 10, 2],
    ['after the check', 'check', 14, 1],
  ] as const)(
    'that is killed %s leaves the whole batch or nothing of it',
    async (when, from, times, steps) => {
      const { dir, folder, core, api, lender } = await aStation()
      const packages = new Map<string, string>()
      const cases = Array.from({ length: 30 }, (_, index) => ({ caseNo: `A-${100 + index}` }))
      const documents = [aDocument('A-100', '1.jpg')]
      for (let count = 0; count < 30; count += 1) {
        const recipient = await issueKey(api, core, folder, lender.name)
        const { path, packageId } = await packBatch({ folder, lender, recipient, cases, documents })
        packages.set(path, packageId)
      }
      await core.close()
      const known = new Set<unknown>()

      await kill(
        `import, ${when}`,
        times,
        steps,
        () => {
          const waiting = [...packages].filter(([, batch]) => !known.has(batch))
          return { task: 'import', from, dir, person: supervisor, packages: waiting.map(([path]) => path) }
        },
        async ({ acknowledged, during }) => {
          const { batches, openKeys } = await vaultContent(portsFor(dir), supervisor)
          const found = new Set<unknown>(batches.map(({ batchId }) => batchId))
          for (const batch of acknowledged.values()) known.add(batch)
          const interrupted = packages.get(during ?? '')
          const isThere = found.has(interrupted)
          if (isThere) known.add(interrupted)
          expect(found).toEqual(known)
          expect(Object.keys(openKeys)).toHaveLength(packages.size - known.size)
          expect(keysOf(dir)).toEqual(known)
          return isThere ? 'the whole batch' : 'nothing of the batch'
        },
      )
      expect(known.size).toBeLessThan(packages.size)
    },
  )
})

it('no opinion that was acknowledged is lost, and none stands without its entry in the log', async () => {
  const { dir, core, imported } = await aStation()
  const cases = Array.from({ length: 250 }, (_, index) => ({ caseNo: `A-${100 + index}` }))
  await imported({ cases, documents: [aDocument('A-100', '1.jpg')] })
  await core.close()
  const known = new Set<string>()

  await kill(
    'opinions',
    26,
    8,
    () => ({ task: 'opinions', dir, person: supervisor }),
    async ({ acknowledged, during }) => {
      const [batch] = (await vaultContent(portsFor(dir), supervisor)).batches
      const found = new Set(batch?.opinions.map((jws) => String(decodeJwt(jws).caseNo)))
      for (const caseNo of acknowledged.keys()) known.add(caseNo)
      const isThere = during !== null && found.has(during)
      if (isThere) known.add(during)
      expect(found).toEqual(known)
      return isThere ? 'the opinion' : 'no opinion'
    },
  )
  expect(known.size).toBeLessThan(cases.length)
})

it('a receiving key that was handed out has its secret, and a key without one is on no record', async () => {
  const { dir, folder, core, lender } = await aStation()
  await core.close()
  const known = new Map<string, string>()
  let files = 0
  let orphans = 0

  await kill(
    'receiving keys',
    10,
    4,
    () => {
      const targets = Array.from({ length: 20 }, () => join(folder, `key-${files++}.json`))
      return { task: 'keys', dir, person: supervisor, lender: lender.name, targets }
    },
    async ({ acknowledged, during }) => {
      const { openKeys } = await vaultContent(portsFor(dir), supervisor)
      for (const target of acknowledged.keys()) known.set(target, recipientIn(target))
      const isWritten = during !== null && existsSync(during)
      if (isWritten) known.set(during, recipientIn(during))
      const recipients = Object.values(openKeys)
      expect(recipients).toEqual(expect.arrayContaining([...known.values()]))
      const unwritten = recipients.length - known.size - orphans
      orphans += unwritten
      if (isWritten) return 'the key and its file'
      return unwritten === 0 ? 'no key' : 'the key without its file'
    },
  )
})

it('a change of passphrase leaves the old one or the new one, never none or both', async () => {
  const { dir, core } = await aStation()
  await core.close()
  let passphrase = supervisor.passphrase
  let number = 0

  await kill(
    'passphrase',
    10,
    4,
    () => {
      const next = Array.from({ length: 10 }, () => `另一个 invented 口令 ${number++}`)
      return { task: 'passphrases', dir, person: { ...supervisor, passphrase }, next }
    },
    async ({ acknowledged, during }) => {
      passphrase = [...acknowledged.keys()].at(-1) ?? passphrase
      const opens = async (secret: string) =>
        vaultContent(portsFor(dir), { ...supervisor, passphrase: secret }).then(
          () => true,
          (error) => {
            expect(error).toMatchObject({ code: 'vault/wrong-passphrase' })
            return false
          },
        )
      const isNew = during !== null && (await opens(during))
      expect(await opens(passphrase)).toBe(!isNew)
      if (isNew) passphrase = during
      return isNew ? 'the new passphrase' : 'the old passphrase'
    },
  )
})

it('a destruction leaves the whole batch or its destruction, which the next unlocking finishes', async () => {
  const { dir, core, api, imported } = await aStation()
  const batches = new Set<string>()
  for (let count = 0; count < 30; count += 1) batches.add(await imported())
  await addWitness(api)
  await core.close()
  const destroyed = new Set<string>()

  await kill(
    'destruction',
    12,
    1,
    () => ({ task: 'destroy', dir, person: supervisor, witness }),
    async ({ acknowledged, during }) => {
      for (const batch of acknowledged.keys()) destroyed.add(batch)
      const next = aCore(dir)
      const again = createClient(contract, next.core)
      await again.vault.unlock(supervisor)
      const found = (await again.batch.list()).filter(({ state }) => state === 'destroyed')
      for (const { batchId: batch } of found)
        expect(await again.destruction.get({ batch })).toMatchObject({ batchId: batch })
      await next.core.close()

      const isDestroyed = found.some(({ batchId }) => batchId === during)
      if (isDestroyed && during) destroyed.add(during)
      const living = new Set([...batches].filter((batch) => !destroyed.has(batch)))
      const content = await vaultContent(portsFor(dir), supervisor)
      expect(new Set<string>(content.destroyed)).toEqual(destroyed)
      expect(new Set<string>(content.batches.map(({ batchId }) => batchId))).toEqual(living)
      expect(keysOf(dir)).toEqual(living)
      return isDestroyed ? 'the destruction' : 'the whole batch'
    },
  )
  expect(destroyed.size).toBeLessThan(batches.size)
})

it('a creation leaves a vault that opens, or a folder that a vault can be made in', async () => {
  let dir = ''
  await kill(
    'creation',
    10,
    1,
    () => {
      dir = join(temporaryFolder(), 'vault')
      return { task: 'create', dir, person: supervisor }
    },
    async ({ acknowledged }) => {
      const { state } = vaultStatus(dir)
      if (acknowledged.size > 0) expect(state).toBe('locked')
      if (state === 'absent') {
        const { core } = aCore(dir)
        await createClient(contract, core).vault.create({ vendor: '样本外包公司', ...supervisor })
        await core.close()
      }
      expect((await vaultContent(portsFor(dir), supervisor)).vendor).toBe('样本外包公司')
      return state === 'absent' ? 'no vault' : 'the vault'
    },
  )
})

it('a vault of an older version that is brought up to date opens afterwards, and holds what it held', async () => {
  const oldest = join(import.meta.dirname, '../../fixtures/vaults/schema-1')
  const { log, ...content } = JSON.parse(readFileSync(join(oldest, 'content.json'), 'utf8')).content
  const derivedKey = await derived(join(oldest, 'vault'))
  const ports = (at: string) => ({
    ...portsFor(at),
    deriveKey: async () => Uint8Array.from(Buffer.from(derivedKey, 'hex')),
  })
  await kill(
    'migration',
    8,
    1,
    () => {
      const dir = join(temporaryFolder(), 'vault')
      cpSync(join(oldest, 'vault'), dir, { recursive: true })
      return { task: 'unlock', dir, person: keptPeople, derivedKey }
    },
    async (_, { dir }) => {
      const { log: found, ...rest } = await vaultContent(ports(dir), keptPeople)
      expect(rest).toMatchObject(content)
      expect(found.slice(0, log.length)).toEqual(log)
      return found.length > log.length ? 'the vault, brought up to date' : 'the vault as it was'
    },
  )
})

/** Batches whose database keys are in the vault. */
function keysOf(dir: string): Set<unknown> {
  return new Set(Object.keys(readKeySlots(vaultPaths(dir).keySlots).epoch.batches))
}

const witness = { user: UserName.parse('样本见证'), passphrase: '另一位 invented 见证 words' }

async function addWitness(api: TestStation['api']): Promise<void> {
  const passphrase = '初始 invented 口令 words'
  await api.person.add({
    user: witness.user,
    roles: ['auditor'],
    passphrase,
    ownPassphrase: supervisor.passphrase,
  })
  const next = { passphrase: witness.passphrase, keyFile: { use: 'none' } } as const
  await api.vault.changePassphrase({ user: witness.user, passphrase, next })
}

function recipientIn(file: string): string {
  return JSON.parse(readFileSync(file, 'utf8')).recipient
}

/** Hardening once is enough: what is killed is what comes after it. @returns hex */
async function derived(dir: string): Promise<string> {
  const slot = readKeySlots(vaultPaths(dir).keySlots).slots.find(({ header }) => header.kind === 'user')
  if (slot?.header.kind !== 'user') throw new Error('no slot of a person')
  const { salt, argon2id } = slot.header
  const deriveKey = realDeriveKey()
  const passphrase = new TextEncoder().encode(keptPeople.passphrase.normalize('NFKC'))
  return Buffer.from(await deriveKey(passphrase, Buffer.from(salt, 'base64'), argon2id)).toString('hex')
}
