import { cpSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { batchMigrations } from '../../../main/batch/migrations.ts'
import { createRandom } from '../../../main/cli/sample/random.ts'
import { openVault } from '../../../main/vault/vault.ts'
import { SealdeskError } from '../../../shared/errors/error.ts'
import { corePorts } from '../../fixtures/corePorts.ts'
import { aDocument } from '../../fixtures/packages.ts'
import { aStation, supervisor } from '../../fixtures/station.ts'
import { temporaryFolder } from '../../fixtures/temporaryFolder.ts'
import { type VaultContent, vaultContent } from '../../fixtures/vaultContent.ts'
import { createKiller } from './kill.ts'

/**
 * Every file of a vault is damaged in turn, also those that a crash leaves beside the databases. A vault either says
 * what is damaged, at the latest when its batches were gone through, or still holds everything: it never opens with
 * something else in it, and is never begun anew.
 */

const outcomes: Record<string, Record<string, number>> = {}
afterAll(() => console.log(`damages: ${JSON.stringify(outcomes, null, 1)}`))

interface Vault {
  readonly dir: string
  readonly content: VaultContent
}

/** A vault as a kill leaves it, with its databases' write-ahead logs, and what is in it. */
async function aKilledVault(): Promise<Vault> {
  const station = await aStation()
  const documents = Array.from({ length: 40 }, (_, index) => aDocument(`A-${100 + index}`, '1.jpg'))
  await station.imported({ documents })
  await station.core.close()
  const killer = createKiller('damage', { steps: 20 })
  for (const _ of [1, 2]) await killer.strike({ task: 'opinions', dir: station.dir, person: supervisor })
  await killer.close()
  const dir = copyOf(station.dir)
  return { dir, content: await contentOf(copyOf(dir)) }
}

function copyOf(dir: string): string {
  const copy = join(temporaryFolder(), 'vault')
  cpSync(dir, copy, { recursive: true })
  return copy
}

/** What is in it, once every page of it was gone through. */
async function contentOf(at: string): Promise<VaultContent> {
  const ports = corePorts(at, () => {})
  const content = await vaultContent(ports, supervisor)
  const vault = await openVault(ports, supervisor)
  try {
    for (const { batchId } of content.batches) {
      vault.batches.open(batchId, batchMigrations)
      for (const _ of vault.batches.check(batchId));
    }
    return content
  } finally {
    vault.close()
  }
}

function filesOf(at: string): string[] {
  return readdirSync(at, { recursive: true, encoding: 'utf8' }).filter((name) =>
    statSync(join(at, name)).isFile(),
  )
}

/** Damages a copy of the vault. @returns the code of its refusal, or that everything is still there */
async function consequence(
  { dir, content }: Vault,
  name: string,
  damage: (path: string) => void,
): Promise<string> {
  const damaged = copyOf(dir)
  damage(join(damaged, name))
  const before = readFileSync(join(damaged, 'keyslots.json'))
  try {
    const found = await contentOf(damaged)
    // A log that ends early can not be told from one that a loss of power has ended.
    if (name.endsWith('-wal') && isEarlierState(found, content)) return 'an earlier state, as a whole'
    expect(found).toEqual(content)
    return 'all is there'
  } catch (error) {
    if (!(error instanceof SealdeskError)) throw error
    expect(readFileSync(join(damaged, 'keyslots.json'))).toEqual(before)
    return error.code
  } finally {
    rmSync(damaged, { recursive: true })
  }
}

/** True where an earlier moment of the vault is seen, with every entry up to it and nothing else. */
function isEarlierState(found: VaultContent, content: VaultContent): boolean {
  const isShorter = (part: readonly string[], whole: readonly string[]) =>
    part.every((line, index) => line === whole[index]) && part.length <= whole.length
  const logs = [found, ...found.batches].map(({ log }) => log)
  const whole = [content, ...content.batches].map(({ log }) => log)
  return (
    logs.length === whole.length &&
    logs.every((log, index) => isShorter(log, whole[index] ?? [])) &&
    logs.some((log, index) => log.length < (whole[index]?.length ?? 0))
  )
}

function count(name: string, outcome: string): void {
  const kind = name.replace(/^batches\/[^/]+/, 'batches/…')
  outcomes[kind] = { ...outcomes[kind], [outcome]: (outcomes[kind]?.[outcome] ?? 0) + 1 }
}

it('a flipped bit in any file is named, or changes nothing; in a write-ahead log it takes no more than the end', async () => {
  const random = createRandom('flips')
  const vault = await aKilledVault()
  for (const name of filesOf(vault.dir)) {
    const { size } = statSync(join(vault.dir, name))
    for (let flip = 0; size > 0 && flip < 12; flip += 1) {
      const offset = random.int(0, size - 1)
      const outcome = await consequence(vault, name, (path) => {
        const bytes = readFileSync(path)
        bytes[offset] = (bytes[offset] ?? 0) ^ (1 << random.int(0, 7))
        writeFileSync(path, bytes)
      }).catch((error) => expect.fail(`byte ${offset} of ${size} of ${name}: ${error}`))
      count(name, `flipped: ${outcome}`)
    }
  }
})

it('any file cut short is named, or changes nothing; a write-ahead log leaves an earlier state, as a whole', async () => {
  const random = createRandom('cuts')
  const vault = await aKilledVault()
  for (const name of filesOf(vault.dir)) {
    const { size } = statSync(join(vault.dir, name))
    const lengths =
      size === 0 ? [] : [0, size - 1, ...Array.from({ length: 4 }, () => random.int(1, size - 1))]
    for (const length of lengths) {
      const outcome = await consequence(vault, name, (path) => truncateSync(path, length)).catch((error) =>
        expect.fail(`${name} cut to ${length} of ${size}: ${error}`),
      )
      count(name, `cut: ${outcome}`)
    }
  }
})
