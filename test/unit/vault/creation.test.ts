import fs, { cpSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { join } from 'node:path'
import { afterEach, expect, it, vi } from 'vitest'
import { openVault } from '../../../main/vault/vault.ts'
import { vaultStatus } from '../../../main/vault/vaultFolder.ts'
import { aVault, filesOf, owner, portsFor, temporaryFolder } from './stationVault.ts'

const changingCalls = ['mkdirSync', 'openSync', 'writeFileSync', 'fsyncSync', 'renameSync', 'rmSync'] as const

afterEach(() => {
  vi.restoreAllMocks()
  syncBuiltinESMExports()
})

/** Copies of a folder as a crash would leave it before each step that changes it, and after the last. */
async function crashesDuring(dir: string, work: () => Promise<unknown>): Promise<string[]> {
  const copies = temporaryFolder()
  const crashes: string[] = []
  const copy = () => {
    const crash = join(copies, String(crashes.length))
    crashes.push(crash)
    cpSync(dir, crash, { recursive: true, filter: (source) => !source.endsWith('lock') })
  }
  for (const name of changingCalls) {
    const real = fs[name] as (...args: unknown[]) => unknown
    vi.spyOn(fs, name).mockImplementation(((...args: unknown[]) => {
      if (String(args[0]).startsWith(dir)) copy()
      return real(...args)
    }) as never)
  }
  syncBuiltinESMExports()
  await work()
  vi.restoreAllMocks()
  syncBuiltinESMExports()
  copy()
  return crashes
}

it('a crash at any step of a creation leaves no vault or one that opens', async () => {
  const dir = temporaryFolder()
  const crashes = await crashesDuring(dir, () => aVault(dir))
  const outcomes = new Map<string, number>()
  for (const crash of crashes) {
    const { state } = vaultStatus(crash)
    outcomes.set(state, (outcomes.get(state) ?? 0) + 1)
    if (state === 'absent') await aVault(crash)
    const vault = await openVault(portsFor(crash), owner)
    vault.close()
    expect(filesOf(crash).filter((name) => name.endsWith('.new'))).toEqual([])
  }
  // Both sides of the commit were seen.
  expect([...outcomes.keys()].sort()).toEqual(['absent', 'locked'])
  expect(crashes.length).toBeGreaterThan(8)
})

it('a creation that cannot write says so and leaves no vault', async () => {
  const dir = temporaryFolder()
  vi.spyOn(fs, 'renameSync').mockImplementation(() => {
    throw Object.assign(new Error('full'), { code: 'ENOSPC', syscall: 'rename' })
  })
  syncBuiltinESMExports()
  await expect(aVault(dir)).rejects.toMatchObject({ code: 'file/disk-full' })
  vi.restoreAllMocks()
  syncBuiltinESMExports()
  expect(vaultStatus(dir)).toEqual({ state: 'absent' })
  expect(filesOf(dir)).toEqual(['lock'])
})
